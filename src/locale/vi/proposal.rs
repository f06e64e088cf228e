//! Bản đề xuất cho khách hàng, tiếng Việt.

use crate::locale::proposal::Pitch;

pub(super) fn pitch(said: &Pitch) -> String {
    let fixed = |text: &str| text.to_owned();
    match said {
        Pitch::CoverSubtitle { from, to, spend } => {
            format!("Đề xuất phân bổ ngân sách marketing {from} – {to}: {spend}")
        }
        Pitch::Client => fixed("Khách hàng"),
        Pitch::PreparedBy => fixed("Người lập"),
        Pitch::Date => fixed("Ngày lập"),
        Pitch::Period => fixed("Thời kỳ"),
        Pitch::PeriodIs { from, to, months } => format!("{from} – {to} ({months} tháng)"),
        Pitch::Currency => fixed("Đơn vị tiền"),
        Pitch::Amounts => fixed("Số tiền"),
        Pitch::FeesIncluded => {
            fixed("Tổng chi đã gồm phí dịch vụ nêu trong kịch bản; chưa gồm VAT")
        }
        Pitch::Summary => fixed("Tóm tắt"),
        Pitch::Goals => fixed("Mục tiêu"),
        Pitch::Allocation => fixed("Phân bổ theo kênh"),
        Pitch::Schedule => fixed("Lịch giải ngân theo tháng"),
        Pitch::Forecast => fixed("Dự báo kết quả"),
        Pitch::Why => fixed("Vì sao chia như vậy"),
        Pitch::Scenarios => fixed("So sánh phương án"),
        Pitch::Limits => fixed("Ràng buộc và cái giá của chúng"),
        Pitch::Risks => fixed("Rủi ro và lưu ý"),
        Pitch::Measurement => fixed("Đo lường và điều chỉnh"),
        Pitch::Assumptions => fixed("Giả định và nguồn"),
        Pitch::Glossary => fixed("Thuật ngữ"),
        Pitch::Method => fixed("Phương pháp"),
        Pitch::SummaryTakeaway { spend, months, revenue, profit } => format!(
            "Chi {spend} trong {months} tháng, dự kiến đem về {revenue} doanh thu và {profit} lợi nhuận sau chi phí marketing."
        ),
        Pitch::SummaryWithoutRevenue { spend, months, result } => {
            format!("Chi {spend} trong {months} tháng, dự kiến đạt {result}.")
        }
        Pitch::FeesBeside { fees, all } => {
            format!("Chưa gồm {fees} phí dịch vụ; cả phí là {all}.")
        }
        Pitch::ProposedPlan => fixed("Phương án đề xuất"),
        Pitch::NothingPays => fixed(
            "Với các con số hiện có, chưa kênh nào hoàn vốn trong kỳ: nên giữ ngân sách lại hoặc xem lại giả định.",
        ),
        Pitch::Budget => fixed("Tổng chi"),
        Pitch::Payback => fixed("Hoàn vốn"),
        Pitch::PaybackIn { month } => month.clone(),
        Pitch::NoPayback => fixed("chưa trong kỳ"),
        Pitch::EightInTen { low, high } => format!("8/10 trường hợp: {low} – {high}"),
        Pitch::OfBudget { budget } => format!("trong ngân sách {budget}"),
        Pitch::Decisions => fixed("Ba việc cần anh/chị quyết"),
        Pitch::DecideBudget { spend, months } => {
            format!("Duyệt mức chi {spend} cho {months} tháng.")
        }
        Pitch::DecideSplit { channels } => {
            format!("Duyệt cách chia, trước hết là {channels}.")
        }
        Pitch::DecideReview { month } => {
            format!("Thống nhất số liệu theo dõi và buổi rà soát đầu tiên vào cuối {month}.")
        }
        Pitch::GoalsTakeaway { aim } => {
            format!("Kế hoạch được lập để tối đa hóa {aim} trong thời kỳ này.")
        }
        Pitch::Goal => fixed("Mục tiêu"),
        Pitch::Asked => fixed("Yêu cầu"),
        Pitch::Reached => fixed("Kế hoạch đạt"),
        Pitch::WholeBudget => fixed("Ngân sách cả kỳ"),
        Pitch::AllocationTakeaway { channel, share } => {
            format!("{channel} nhận phần lớn nhất: {share} tổng chi.")
        }
        Pitch::Proposed => fixed("Đề xuất"),
        Pitch::Today => fixed("Hiện tại"),
        Pitch::Change => fixed("Thay đổi"),
        Pitch::Reason => fixed("Lý do"),
        Pitch::ScheduleTakeaway { month, spend, average } => {
            format!("Tháng chi nhiều nhất là {month} ({spend}); bình quân mỗi tháng {average}.")
        }
        Pitch::Rising { channels, months } => format!(
            "{channels} cần khoảng {months} tháng để phát huy: chi trước, kết quả về sau và còn kéo dài."
        ),
        Pitch::ByMonth => fixed("Chi theo tháng"),
        Pitch::ByQuarter => fixed("Chi theo quý"),
        Pitch::Quarter { number, year } => format!("Q{number}/{year}"),
        Pitch::ForecastTakeaway { profit } => {
            format!("Cộng dồn cả kỳ, lợi nhuận dự kiến là {profit}.")
        }
        Pitch::AgainstToday { more, share } => {
            format!("So với giữ nguyên cách chi hiện tại: {more} ({share}).")
        }
        Pitch::Later { revenue } => format!(
            "Sau tháng cuối, tiền đã chi còn đem về khoảng {revenue} doanh thu nữa; phần này không tính vào lợi nhuận trên."
        ),
        Pitch::Cumulative => fixed("Lợi nhuận cộng dồn"),
        Pitch::WhyTakeaway => fixed(
            "Mỗi kênh càng chi nhiều thì đồng tiếp theo càng kém hiệu quả; tiền được chia sao cho đồng cuối cùng ở mỗi kênh đáng giá như nhau.",
        ),
        Pitch::CurvesRead => fixed(
            "Đường đi lên chậm dần là hiệu quả giảm dần. Chấm đặc là mức đề xuất, vòng tròn là mức hiện tại; đường chấm là hòa vốn.",
        ),
        Pitch::NextUnit => fixed("Đồng tiếp theo ở mỗi kênh"),
        Pitch::NextUnitHead => fixed("Chi thêm 1 ₫ được"),
        Pitch::SpendPerMonth => fixed("Chi mỗi tháng"),
        Pitch::ScenariosTakeaway { best } => {
            format!("Trong các phương án đã tính, “{best}” cho lợi nhuận cao nhất.")
        }
        Pitch::OneScenario => fixed("Kịch bản này chưa khai báo phương án nào khác để so sánh."),
        Pitch::LimitsTakeaway => fixed(
            "Mỗi ràng buộc dưới đây đang giữ kế hoạch lại; con số cho biết nới ra một chút thì được thêm bao nhiêu.",
        ),
        Pitch::NothingHolds => fixed("Không ràng buộc nào đang giữ kế hoạch lại."),
        Pitch::RisksTakeaway => fixed(
            "Hiệu quả các kênh là ước lượng. Phần này cho biết kết quả có thể lệch đến đâu và điều gì làm lệch nhiều nhất.",
        ),
        Pitch::RangesRead { within } => format!(
            "Mỗi kênh có thể xê dịch trong khoảng dưới đây mà lợi nhuận chỉ kém tối đa {within}: khoảng càng rộng, quyết định càng thoải mái."
        ),
        Pitch::MeasurementTakeaway => fixed(
            "Theo dõi ít chỉ số nhưng đều đặn, và thống nhất trước khi nào thì dừng hoặc chuyển tiền.",
        ),
        Pitch::Measure => fixed("Chỉ số"),
        Pitch::How => fixed("Lấy từ đâu"),
        Pitch::Rhythm => fixed("Nhịp xem"),
        Pitch::MeasureSpend => fixed("Chi thực tế so với lịch"),
        Pitch::MeasureRevenue => fixed("Doanh thu tăng thêm theo kênh"),
        Pitch::MeasureKpi { kpi } => format!("Số {kpi}"),
        Pitch::FromPlatforms => fixed("Hóa đơn và báo cáo nền tảng"),
        Pitch::FromSales => fixed("Phần mềm bán hàng, mã giảm giá, hỏi khách “biết qua đâu”"),
        Pitch::FromOwn => fixed("CRM hoặc bảng theo dõi của công ty"),
        Pitch::Weekly => fixed("Hằng tuần"),
        Pitch::Monthly => fixed("Hằng tháng"),
        Pitch::ReviewAt { month } => format!("Rà soát lần đầu vào cuối {month}, sau đó mỗi quý."),
        Pitch::StopWhen { months } => format!(
            "Dừng hoặc giảm một nửa một kênh nếu {months} tháng liền doanh thu của kênh thấp hơn 70% dự báo."
        ),
        Pitch::WaitFor { channel, month } => {
            format!("{channel}: chưa đánh giá trước {month}, vì kênh cần thời gian để có hiệu quả.")
        }
        Pitch::TestShare { amount } => format!(
            "Dành khoảng 10% ngân sách ({amount}) để thử có đối chứng: tắt một kênh ở một khu vực vài tuần rồi so sánh."
        ),
        Pitch::ReplanAfter => {
            fixed("Sau mỗi lần rà soát, nhập số thực chi và tính lại phần còn lại của kế hoạch.")
        }
        Pitch::AssumptionsTakeaway { own, preset } => format!(
            "{own} con số do doanh nghiệp cung cấp, {preset} con số lấy từ mức tham khảo chung: nên thay dần bằng số liệu thật."
        ),
        Pitch::Corrected => fixed("Hiệu quả đã nêu được kéo về mức hợp lý trước khi tính"),
        Pitch::GlossaryTakeaway => fixed("Các từ dùng trong tài liệu này, kèm tiếng Anh."),
        Pitch::MethodTakeaway => {
            fixed("Kế hoạch không phải do kinh nghiệm hay ước chừng mà ra, và có thể kiểm lại.")
        }
        Pitch::MethodModel => fixed(
            "Mỗi kênh được mô tả bằng một đường cong phản hồi (chi bao nhiêu, được bao nhiêu), thời gian hiệu quả về, mùa vụ và thời gian khởi động. Mọi ràng buộc của doanh nghiệp (trần, sàn, hợp đồng, tỷ trọng) được giữ đúng.",
        ),
        Pitch::MethodSearch => fixed(
            "Chương trình xét mọi cách chia theo kênh và theo tháng cùng lúc, không dừng ở cách chia “khá tốt” gần nhất.",
        ),
        Pitch::MethodProof { value, bound, gap } => format!(
            "Giá trị kế hoạch: {value}. Đã chứng minh: với các con số này, không cách chia nào đạt quá {bound} (khoảng cách {gap})."
        ),
        Pitch::MethodOpen { gap } => format!(
            "Việc tìm kiếm dừng sớm: kế hoạch này có thể kém phương án tốt nhất tối đa {gap}."
        ),
        Pitch::MethodCheck => fixed(
            "Giá trị và mọi ràng buộc được tính lại độc lập từ các đường cong; chứng nhận đi kèm cho phép người khác kiểm tra mà không cần phần mềm giải toán.",
        ),
        Pitch::MethodLimits => fixed(
            "Chứng minh chỉ đúng với các con số đã nêu. Nếu hiệu quả thật khác đi, kế hoạch tốt nhất cũng khác: xem phần rủi ro và giả định.",
        ),
        Pitch::Footer => fixed("Số liệu là dự báo theo các giả định đã nêu, không phải cam kết."),
        Pitch::SortHint => fixed("bấm để sắp xếp"),
        Pitch::Sliders => fixed("Thử các phương án"),
        Pitch::SlidersRead { points } => format!(
            "Kéo thanh trượt để xem kế hoạch tốt nhất ở từng mức. Có {points} kế hoạch đã được giải sẵn; trang chỉ dừng ở các mức đó, không nội suy."
        ),
        Pitch::NoPlanHere => {
            fixed("Ở mức này các ràng buộc không thể cùng đúng: không có kế hoạch.")
        }
    }
}
