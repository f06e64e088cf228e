//! What the usual KPIs are called.

use super::messages::words;

words! {
    /// The usual KPIs, as they stand after a number.
    pub(super) enum Kpi {
        Leads = "leads" => en: "leads", vi: "khách tiềm năng";
        Orders = "orders" => en: "orders", vi: "đơn hàng";
        Bookings = "bookings" => en: "bookings", vi: "lượt đặt phòng";
        Sales = "sales" => en: "sales", vi: "lượt bán";
        Customers = "customers" => en: "customers", vi: "khách hàng";
        NewCustomers = "new_customers" => en: "new customers", vi: "khách mới";
        Visits = "visits" => en: "visits", vi: "lượt truy cập";
        Sessions = "sessions" => en: "sessions", vi: "phiên truy cập";
        Clicks = "clicks" => en: "clicks", vi: "lượt nhấp";
        Impressions = "impressions" => en: "impressions", vi: "lượt hiển thị";
        ThousandImpressions = "thousand_impressions" => en: "thousand impressions", vi: "nghìn lượt hiển thị";
        Views = "views" => en: "views", vi: "lượt xem";
        Calls = "calls" => en: "calls", vi: "cuộc gọi";
        Installs = "installs" => en: "installs", vi: "lượt cài đặt";
        Downloads = "downloads" => en: "downloads", vi: "lượt tải";
        Signups = "signups" => en: "sign-ups", vi: "lượt đăng ký";
        Registrations = "registrations" => en: "registrations", vi: "lượt đăng ký";
        Trials = "trials" => en: "trials", vi: "lượt dùng thử";
        Demos = "demos" => en: "demos", vi: "buổi demo";
        Subscribers = "subscribers" => en: "subscribers", vi: "người đăng ký";
        Followers = "followers" => en: "followers", vi: "người theo dõi";
        Messages = "messages" => en: "messages", vi: "tin nhắn";
        StoreVisits = "store_visits" => en: "store visits", vi: "lượt ghé cửa hàng";
        Appointments = "appointments" => en: "appointments", vi: "lịch hẹn";
        Reach = "reach" => en: "reach", vi: "lượt tiếp cận";
        Units = "units" => en: "units", vi: "sản phẩm";
        Transactions = "transactions" => en: "transactions", vi: "giao dịch";
        Purchases = "purchases" => en: "purchases", vi: "lượt mua";
        Conversions = "conversions" => en: "conversions", vi: "lượt chuyển đổi";
    }
}
