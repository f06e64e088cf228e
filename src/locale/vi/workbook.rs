//! The workbook, in Vietnamese.

use crate::locale::chart::Kind;
use crate::locale::workbook::{Book, Parameter, Tab, Term};

pub(super) fn book(book: &Book) -> String {
    match book {
        Book::Tab(tab) => self::tab(*tab),
        Book::Title(tab) => title(*tab),
        Book::Reading(tab) => reading(*tab),
        Book::Chart(kind) => chart(*kind),
        Book::Period { from, to, months } => return format!("{from} – {to} · {months} tháng"),
        Book::Value => "Giá trị",
        Book::Note => "Ghi chú",
        Book::Budget => "Ngân sách",
        Book::TotalCost => "Chi tiêu và phí",
        Book::GrossProfit => "Lãi gộp",
        Book::NetProfit => "Lợi nhuận sau marketing",
        Book::EightOfTen => "Thấp và cao: 8 trên 10 trường hợp nằm ở giữa",
        Book::ChanceOfLoss => "Khả năng bị lỗ",
        Book::ChanceToBeatToday => "Khả năng tốt hơn cách chia hiện tại",
        Book::PaybackMonth => "Hoàn vốn vào",
        Book::NoPayback => "chưa hoàn vốn trong kỳ",
        Book::Proof => "Đã chứng minh: không kế hoạch nào tốt hơn quá",
        Book::CostPer { kpi } => return format!("Chi phí mỗi {kpi}"),
        Book::Today => "Hiện tại",
        Book::Change => "Chênh lệch",
        Book::ChangeShare => "Chênh lệch, %",
        Book::Least => "Tối thiểu",
        Book::Most => "Tối đa",
        Book::NearlyLeast => "Gần tốt như vậy: từ",
        Book::NearlyMost => "Gần tốt như vậy: đến",
        Book::LaterRevenue => "Doanh thu về sau kỳ",
        Book::MarginalRoas => "ROAS biên",
        Book::AtLimit => "Đang chạm",
        Book::Reason => "Lý do",
        Book::PlanBlock => "Kế hoạch",
        Book::ActualBlock => "Thực chi: điền vào các ô vàng",
        Book::VarianceBlock => "Chênh lệch: thực chi trừ kế hoạch",
        Book::TotalWithFees => "Tổng gồm phí",
        Book::Margin => "Biên lợi nhuận gộp",
        Book::CumulativeProfit => "Lợi nhuận lũy kế",
        Book::ByMonthAndChannel => "Theo tháng và kênh",
        Book::SpendPerMonth => "Chi mỗi tháng",
        Book::Brings { kpi } => return format!("Đem về: {kpi}"),
        Book::LowCase => "Thấp",
        Book::HighCase => "Cao",
        Book::NextStep => "Mỗi đồng của bước cuối",
        Book::Proposed => "Đề xuất",
        Book::Scenario => "Kịch bản",
        Book::AgainstFirst => "Lợi nhuận so với kịch bản đầu",
        Book::Rule => "Ràng buộc",
        Book::Allowed => "Cho phép",
        Book::Room => "Còn dư",
        Book::Binds => "Đang chạm?",
        Book::Yes => "có",
        Book::No => "không",
        Book::Worth => "Nới thêm một chút thì được gì",
        Book::WrittenIn => "Trong kịch bản",
        Book::Parameter(parameter) => self::parameter(*parameter),
        Book::ParameterHead => "Giả định",
        Book::AllChannels => "Mọi kênh",
        Book::Origin => "Xuất xứ",
        Book::Own => "số liệu của khách hàng",
        Book::Preset => "mặc định",
        Book::GradeMeans => {
            "E1 bằng chứng mạnh · E2 trung bình · E3 yếu · V bên bán công bố · D suy ra · A giả định"
        }
        Book::TermHead => "Thuật ngữ",
        Book::OtherLanguage => "Tiếng Anh",
        Book::Meaning => "Nghĩa là gì",
    }
    .to_owned()
}

fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => "Tổng quan",
        Tab::Allocation => "Phân bổ",
        Tab::Flighting => "Lịch giải ngân",
        Tab::Forecast => "Dự báo",
        Tab::Curves => "Đường cong phản hồi",
        Tab::Scenarios => "Kịch bản",
        Tab::Constraints => "Ràng buộc",
        Tab::Assumptions => "Giả định",
        Tab::Glossary => "Thuật ngữ",
    }
}

fn title(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => "Tổng quan",
        Tab::Allocation => "Phân bổ đề xuất theo kênh",
        Tab::Flighting => "Lịch giải ngân theo tháng và kênh",
        Tab::Forecast => "Dự báo kết quả",
        Tab::Curves => "Đường cong phản hồi",
        Tab::Scenarios => "So sánh kịch bản",
        Tab::Constraints => "Ràng buộc và cái giá của chúng",
        Tab::Assumptions => "Giả định và nguồn",
        Tab::Glossary => "Thuật ngữ",
    }
}

fn reading(tab: Tab) -> &'static str {
    match tab {
        Tab::Summary => {
            "Kết quả là của kế hoạch đề xuất, không đổi theo những gì bạn sửa ở các trang khác."
        }
        Tab::Allocation => {
            "Ngân sách lấy từ trang Lịch giải ngân. Kết quả là của kế hoạch đề xuất."
        }
        Tab::Flighting => {
            "Có thể sửa kế hoạch, các tổng tự cập nhật. Thực chi điền vào các ô vàng."
        }
        Tab::Forecast => {
            "Kế hoạch đề xuất đem về bao nhiêu. Lãi gộp tính theo biên lợi nhuận gộp ở ô vàng."
        }
        Tab::Curves => {
            "Khoản chi của một tháng rốt cuộc đem về bao nhiêu, khi kênh đã chạy ổn định và tháng không có mùa vụ."
        }
        Tab::Scenarios => "Mỗi kịch bản với kế hoạch tốt nhất của nó, tính cho cả kỳ.",
        Tab::Constraints => {
            "Kế hoạch giữ đúng mọi ràng buộc. Ràng buộc đang chạm là chỗ kìm kế hoạch lại; cột cuối cho biết cái giá."
        }
        Tab::Assumptions => {
            "Mọi con số mà kế hoạch dựa vào. Hãy thay số mặc định bằng số đo của chính bạn ngay khi có."
        }
        Tab::Glossary => "Các thuật ngữ trong tệp này, bằng hai thứ tiếng.",
    }
}

fn chart(kind: Kind) -> &'static str {
    match kind {
        Kind::Flighting => "Chi tiêu theo tháng",
        Kind::Allocation => "Tỷ trọng chi tiêu",
        Kind::Returns => "Chi tiêu và doanh thu theo tháng",
        Kind::Curves => "Khoản chi mỗi tháng đem về bao nhiêu",
        Kind::Comparison => "Chi phí, doanh thu và lợi nhuận theo kịch bản",
        Kind::Flowchart => "Lịch chạy các kênh",
        Kind::Waterfall => "Từ hiện tại đến kế hoạch",
        Kind::Frontier => "Lợi nhuận theo ngân sách",
        Kind::Ranges => "Khoảng linh hoạt của từng kênh",
        Kind::Tornado => "Điều gì làm kết quả thay đổi nhiều nhất",
        Kind::Fan => "Khoảng dự báo",
        Kind::Actual => "Kế hoạch và thực tế",
    }
}

fn parameter(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Margin => "Biên lợi nhuận gộp",
        Parameter::DiscountRate => "Tỷ lệ chiết khấu mỗi năm",
        Parameter::AfterHorizon => "Phần kết quả về sau kỳ được tính",
        Parameter::Return => "Doanh thu trên mỗi đồng chi",
        Parameter::ReturnAt => "Mức chi mỗi tháng ứng với doanh thu đó",
        Parameter::Incrementality => "Phần kết quả thật sự do chi tiêu tạo ra",
        Parameter::HalfSaturation => "Mức chi mỗi tháng đạt nửa bão hòa",
        Parameter::FirstEffect => "Số tháng đến khi có kết quả đầu tiên",
        Parameter::FullEffect => "Số tháng đến khi đạt hiệu quả đầy đủ",
        Parameter::MeanLag => "Độ trễ trung bình của kết quả, tháng",
        Parameter::LeastActive => "Mức tối thiểu hiệu quả mỗi tháng",
        Parameter::SetupFee => "Chi phí thiết lập ban đầu",
        Parameter::MonthlyFee => "Phí mỗi tháng có chạy",
        Parameter::FeeRate => "Phí agency trên chi tiêu",
        Parameter::MostSpend => "Mức chi tối đa mỗi tháng",
    }
}

/// The term and what it means.
pub(super) fn term(term: Term) -> (&'static str, &'static str) {
    match term {
        Term::Allocation => ("Phân bổ ngân sách", "Chia ngân sách cho các kênh và các tháng."),
        Term::Flighting => ("Lịch giải ngân", "Tiền được chi vào lúc nào, theo từng tháng."),
        Term::IncrementalRevenue => {
            ("Doanh thu tăng thêm", "Phần doanh thu không thể có nếu không chi khoản này.")
        }
        Term::Roas => ("ROAS", "Lợi tức trên chi tiêu quảng cáo: doanh thu chia cho chi tiêu."),
        Term::MarginalRoas => {
            ("ROAS biên", "Đồng chi tiếp theo đem về bao nhiêu, không phải mức trung bình.")
        }
        Term::Roi => ("ROI", "Tỷ suất hoàn vốn: lợi nhuận sau marketing chia cho chi tiêu và phí."),
        Term::GrossMargin => ("Biên lợi nhuận gộp", "Phần doanh thu còn lại sau giá vốn hàng bán."),
        Term::BreakEven => {
            ("ROAS hòa vốn", "1 chia cho biên lợi nhuận gộp: thấp hơn mức này là lỗ.")
        }
        Term::Payback => {
            ("Thời gian hoàn vốn", "Tháng mà lãi gộp lũy kế bù đủ mọi khoản chi và phí đến lúc đó.")
        }
        Term::ResponseCurve => {
            ("Đường cong phản hồi", "Mỗi mức chi của một kênh đem về bao nhiêu.")
        }
        Term::Saturation => ("Bão hòa", "Càng chi nhiều, mỗi đồng chi thêm càng đem về ít hơn."),
        Term::CarryOver => ("Hiệu ứng lưu dư (adstock)", "Phần kết quả đến trong các tháng sau."),
        Term::RampUp => (
            "Thời gian khởi động (ramp-up)",
            "Số tháng một kênh như SEO cần để đạt hiệu quả đầy đủ.",
        ),
        Term::Seasonality => {
            ("Tính mùa vụ", "Cùng một khoản chi, có tháng đem về nhiều hơn, có tháng ít hơn.")
        }
        Term::ForecastRange => {
            ("Khoảng dự báo", "Mức thấp và mức cao: 8 trên 10 trường hợp nằm ở giữa.")
        }
        Term::Constraint => ("Ràng buộc", "Điều kế hoạch phải giữ: trần, sàn, tỷ trọng, hợp đồng."),
        Term::ShadowPrice => {
            ("Giá trị bóng", "Nới một ràng buộc thêm một chút thì kết quả tăng bao nhiêu.")
        }
        Term::MinimumEffective => {
            ("Mức tối thiểu hiệu quả", "Chi dưới mức này thì kênh không đáng chạy.")
        }
        Term::Gap => (
            "Khoảng cách tối ưu",
            "Kế hoạch có thể kém phương án tốt nhất nhiều nhất bao nhiêu, đã được chứng minh.",
        ),
        Term::EvidenceGrade => (
            "Mức bằng chứng",
            "Con số được chứng thực đến đâu, từ E1 (thực nghiệm) đến A (giả định).",
        ),
    }
}
