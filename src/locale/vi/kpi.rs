//! Tên gọi của các chỉ số thường dùng.

/// As it stands after a number; `None` for a key of the planner's own.
pub(super) fn kpi(key: &str) -> Option<&'static str> {
    Some(match key {
        "leads" => "khách tiềm năng",
        "orders" => "đơn hàng",
        "bookings" => "lượt đặt phòng",
        "sales" => "lượt bán",
        "customers" => "khách hàng",
        "new_customers" => "khách mới",
        "visits" => "lượt truy cập",
        "sessions" => "phiên truy cập",
        "clicks" => "lượt nhấp",
        "impressions" => "lượt hiển thị",
        "thousand_impressions" => "nghìn lượt hiển thị",
        "views" => "lượt xem",
        "calls" => "cuộc gọi",
        "installs" => "lượt cài đặt",
        "downloads" => "lượt tải",
        "signups" => "lượt đăng ký",
        "registrations" => "lượt đăng ký",
        "trials" => "lượt dùng thử",
        "demos" => "buổi demo",
        "subscribers" => "người đăng ký",
        "followers" => "người theo dõi",
        "messages" => "tin nhắn",
        "store_visits" => "lượt ghé cửa hàng",
        "appointments" => "lịch hẹn",
        "reach" => "lượt tiếp cận",
        "units" => "sản phẩm",
        "transactions" => "giao dịch",
        "purchases" => "lượt mua",
        "conversions" => "lượt chuyển đổi",
        _ => return None,
    })
}
