//! Headings, statuses and other fixed words of every page.

use super::messages::labels;

labels! {
    /// Fixed words.
    pub struct Labels {
        error => en: "error", vi: "lỗi";
        hint => en: "hint", vi: "gợi ý";
        note => en: "note", vi: "lưu ý";
        spend_by_month => en: "Spend by month", vi: "Kế hoạch chi theo tháng";
        spend_by_quarter => en: "Spend by quarter", vi: "Kế hoạch chi theo quý";
        spend_by_year => en: "Spend by year", vi: "Kế hoạch chi theo năm";
        by_channel => en: "By channel", vi: "Theo kênh";
        holds_back => en: "What holds the plan back", vi: "Điều đang giới hạn kế hoạch";
        warnings => en: "Before you sell this plan", vi: "Cần biết trước khi trình kế hoạch";
        channel => en: "Channel", vi: "Kênh";
        total => en: "Total", vi: "Tổng";
        spend => en: "Spend", vi: "Chi tiêu";
        fees => en: "Fees", vi: "Phí";
        fees_and_tax => en: "Fees and tax", vi: "Phí và thuế";
        share => en: "Share", vi: "Tỷ trọng";
        revenue => en: "Revenue", vi: "Doanh thu";
        profit => en: "Profit", vi: "Lợi nhuận";
        roas => en: "ROAS", vi: "ROAS";
        roi_net => en: "Net ROI", vi: "ROI ròng";
        after_horizon => en: "Later", vi: "Sau kỳ";
        next_unit => en: "Next unit", vi: "Đồng tiếp theo";
        optimal => en: "Proven optimal", vi: "Đã chứng minh là tối ưu";
        feasible => en: "Stopped before the proof was complete", vi: "Dừng trước khi chứng minh xong";
        goal => en: "goal", vi: "mục tiêu";
        bound => en: "no plan exceeds", vi: "không kế hoạch nào vượt quá";
        gap => en: "gap", vi: "khoảng cách";
        nothing_holds => en: "No limit holds this plan back.", vi: "Không giới hạn nào cản kế hoạch này.";
        month => en: "Month", vi: "Tháng";
        // Of `models`.
        figure => en: "Figure", vi: "Thông số";
        low => en: "Low", vi: "Thấp";
        expected => en: "Expected", vi: "Kỳ vọng";
        high => en: "High", vi: "Cao";
        grade => en: "Grade", vi: "Bằng chứng";
        sources => en: "Sources", vi: "Nguồn";
        claim => en: "Popular claim, no default", vi: "Con số thường được quảng bá, không dùng làm mặc định";
        usual_share => en: "Usual share", vi: "Tỷ trọng thường gặp";
        // Heads of the help.
        usage => en: "Usage:", vi: "Cách dùng:";
        commands => en: "Commands", vi: "Lệnh";
        arguments => en: "Arguments", vi: "Tham số";
        options => en: "Options", vi: "Tùy chọn";
    }
}

impl Labels {
    /// What is paid besides spend, with or without tax in it.
    pub fn beside_spend(&self, taxed: bool) -> &'static str {
        if taxed { self.fees_and_tax } else { self.fees }
    }
}
