//! Lời trên biểu đồ, tiếng Việt.

use crate::locale::chart::Kind;
use crate::locale::chart::{Say, Spot, What};

pub(super) fn chart(say: &Say) -> String {
    match say {
        Say::Kind(kind) => kind_name(*kind).to_owned(),
        Say::KindNeedsMore => "cần thêm số liệu ngoài phương án: vẽ trong báo cáo".to_owned(),
        Say::Of { name, what, months } => {
            format!("{name} · {} trong {months} tháng", what_shown(*what))
        }
        Say::Source => "Nguồn: phương án do phanbo tìm ra, theo số liệu của kịch bản.".to_owned(),
        Say::Others { count } => format!("{count} kênh khác"),
        Say::NotDrawn { count } => format!("Còn {count} mục không vẽ."),
        Say::GrossMargin => "Biên lãi gộp".to_owned(),
        Say::Fees => "Phí".to_owned(),
        Say::Proposed => "Đề xuất".to_owned(),
        Say::Today => "Hiện tại".to_owned(),
        Say::NoSpend => "Phương án không chi khoản nào".to_owned(),
        Say::Total => "Tổng".to_owned(),
        Say::PerMonth { amount } => format!("{amount} mỗi tháng"),
        Say::Peak { month, amount, above } => {
            format!("Chi mạnh nhất vào {month}: {amount}, cao hơn mức bình quân {above}")
        }
        Say::Even { amount } => format!("Chi đều các tháng, khoảng {amount} mỗi tháng"),
        Say::Building => "Kênh đang xây nền, chưa đạt hiệu quả đầy đủ".to_owned(),
        Say::Locked => "Khoản đã chốt".to_owned(),
        Say::BudgetLine => "Ngân sách tháng, gồm phí".to_owned(),
        Say::AllAlwaysOn { count } => {
            if *count == 1 {
                "Một kênh, chạy liên tục mọi tháng".to_owned()
            } else {
                format!("Cả {count} kênh chạy liên tục mọi tháng")
            }
        }
        Say::InBursts { count } => format!("{count} kênh, mỗi kênh chạy theo từng đợt"),
        Say::SomeAlwaysOn { always, bursts, names } => {
            let who = if names.is_empty() { format!("{always} kênh") } else { list(names) };
            format!("{who} chạy suốt kỳ; {bursts} kênh còn lại chạy theo đợt")
        }
        Say::CellsMean => {
            "Ô càng đậm, mức chi càng gần tháng cao nhất của chính kênh đó.".to_owned()
        }
        Say::Most { channel, share } => format!("{channel} được chi nhiều nhất: {share} tổng chi"),
        Say::MostOfAll { channels, share } => format!("{} chiếm {share} tổng chi", list(channels)),
        Say::Only { channel } => format!("Toàn bộ tiền chi dành cho {channel}"),
        Say::Spend => "Chi".to_owned(),
        Say::Share => "Tỷ trọng".to_owned(),
        Say::Roas => "ROAS".to_owned(),
        Say::AgainstToday => "So với hiện tại".to_owned(),
        Say::CurvesShow { name, kpi } => format!(
            "{name} · {} mà mỗi mức chi một tháng mang lại, theo kênh",
            kpi.as_deref().unwrap_or("doanh thu")
        ),
        Say::NextEarns { channel, times } => {
            format!("Chi thêm vào {channel} hiệu quả nhất: doanh thu gấp {times} số tiền chi thêm")
        }
        Say::NextLoses { channel, times } => format!(
            "Không kênh nào nên chi thêm: tốt nhất là {channel} cũng chỉ thu về {times} số tiền chi thêm"
        ),
        Say::NextBestIn { channel } => format!("Chi thêm vào {channel} hiệu quả nhất"),
        Say::Marginal { times } => format!("chi thêm: {times}"),
        Say::Observed => "Mức chi đã quan sát".to_owned(),
        Say::Beyond => "Ngoài vùng quan sát".to_owned(),
        Say::Range => "Khoảng tin của hiệu quả (10–90%)".to_owned(),
        Say::BreakEven => "Hòa vốn".to_owned(),
        Say::CurveTerms => {
            "Tính cho kênh đã chín, tháng bình quân; mỗi ô một thang đo riêng.".to_owned()
        }
        Say::AxesIn { down, across } => {
            let unit = |text: &str| text.strip_prefix("Đơn vị: ").unwrap_or(text).to_owned();
            if down == across {
                down.clone()
            } else {
                format!("Dọc: {} · ngang: {}", unit(down), unit(across))
            }
        }
        Say::PaysFromStart => "Có lãi ngay từ tháng đầu".to_owned(),
        Say::PaysBack { month, after } => format!("Hoàn vốn vào {month}, sau {after} tháng"),
        Say::NoPayback { late } => {
            format!("Chưa hoàn vốn trong kỳ: {late} doanh thu về sau kỳ kế hoạch")
        }
        Say::AfterPlan => "Về sau tháng cuối, nhờ tiền đã chi trong kỳ".to_owned(),
        Say::PaybackMeans { margin } => {
            format!("Hoàn vốn: lãi gộp ({margin} doanh thu) bù đủ mọi khoản chi và phí đến lúc đó.")
        }
        Say::Landed => "Doanh thu về".to_owned(),
        Say::SpentNow => "Tiền chi".to_owned(),
        Say::ProfitUp { by, share } => match share {
            Some(share) => format!("Lợi nhuận tăng {by} (+{share}) so với cách chi hiện tại"),
            None => format!("Lợi nhuận tăng {by} so với cách chi hiện tại"),
        },
        Say::ProfitDown { by, share } => match share {
            Some(share) => format!("Lợi nhuận giảm {by} (−{share}) so với cách chi hiện tại"),
            None => format!("Lợi nhuận giảm {by} so với cách chi hiện tại"),
        },
        Say::ProfitSame => "Lợi nhuận giữ nguyên như hiện tại".to_owned(),
        Say::Gain => "Tăng lợi nhuận".to_owned(),
        Say::Loss => "Giảm lợi nhuận".to_owned(),
        Say::TodayGoesOn => {
            "Lợi nhuận trong kỳ, đã trừ phí; hiện tại: giữ nguyên mức chi hằng tháng đang có."
                .to_owned()
        }
        Say::Spot(spot) => spot_name(*spot).to_owned(),
        Say::PaysUpTo { budget } => {
            format!("Tăng ngân sách còn có lãi đến {budget}, quá mức đó thì không")
        }
        Say::SlowsFrom { budget } => format!("Từ {budget} trở đi, chi thêm mang về ít đi rõ rệt"),
        Say::MoreAddsNothing => "Trong khoảng này, thêm ngân sách không thêm lợi nhuận".to_owned(),
        Say::StillPaysAt { budget } => format!("Đến {budget}, tăng ngân sách vẫn còn có lãi"),
        Say::BestAtBudget => "Lợi nhuận cao nhất ở mỗi mức ngân sách".to_owned(),
        Say::EachPointSolved => "Mỗi điểm là một phương án tối ưu ở mức ngân sách đó.".to_owned(),
        Say::BudgetAxis { unit } => {
            let unit = unit.strip_prefix("Đơn vị: ").unwrap_or(unit);
            format!("Ngân sách cả kỳ ({unit})")
        }
        Say::BudgetToProfit { budget, profit } => format!("{budget} → lợi nhuận {profit}"),
        Say::MovesMost { figure, by } => {
            format!("{figure} làm kết quả thay đổi nhiều nhất: đến {by}")
        }
        Say::NothingMoves => "Không giả định nào làm thay đổi kết quả".to_owned(),
        Say::AtLow => "Ở mức thấp".to_owned(),
        Say::AtHigh => "Ở mức cao".to_owned(),
        Say::OneAtATime { expected } => format!(
            "Thay đổi lợi nhuận (kỳ vọng {expected}), mỗi lần một giả định, giữ nguyên phương án."
        ),
        Say::EndsBetween { low, high, loss } => match loss {
            Some(loss) => {
                format!("10 lần thì 8 lần lợi nhuận từ {low} đến {high}; khả năng lỗ {loss}")
            }
            None => format!("10 lần thì 8 lần lợi nhuận từ {low} đến {high}"),
        },
        Say::Median => "Trung vị".to_owned(),
        Say::HalfOfDraws => "Một nửa số kết quả".to_owned(),
        Say::EightOfTen => "8 trên 10 kết quả".to_owned(),
        Say::Draws { count } => format!("{count} lần rút ngẫu nhiên các số liệu chưa chắc."),
        Say::FreestIs { channel, low, high, share } => {
            format!("{channel} linh hoạt nhất: từ {low} đến {high} mà chỉ mất tối đa {share}")
        }
        Say::NothingIsFree { share } => format!("Không kênh nào dời được mà không mất hơn {share}"),
        Say::BestPlan => "Phương án tốt nhất".to_owned(),
        Say::StillGood { share } => format!("Vẫn có phương án kém không quá {share}"),
        Say::BestScenario { scenario, by, than } => format!("{scenario} lãi nhất: hơn {than} {by}"),
        Say::FirstIsBest { scenario } => format!("Không kịch bản nào lãi hơn {scenario}"),
        Say::CostColumn => "Chi phí, gồm phí".to_owned(),
        Say::RevenueColumn => "Doanh thu".to_owned(),
        Say::ProfitColumn => "Lợi nhuận".to_owned(),
        Say::SpendColumn => "Chi tiêu".to_owned(),
        Say::MixColumn => "Cơ cấu kênh".to_owned(),
        Say::SoFar { month, spend, revenue } => {
            format!("Đến {month}: chi tiêu {spend}, doanh thu {revenue} so với kế hoạch")
        }
        Say::NothingPassed => "Chưa có tháng nào thực hiện".to_owned(),
        Say::Planned => "Kế hoạch".to_owned(),
        Say::ActualValue => "Thực tế".to_owned(),
        Say::DriftMeans => "Trên mỗi tháng: thực tế so với kế hoạch.".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Allocation => "Chi tiêu theo kênh",
        Kind::Flighting => "Chi tiêu theo tháng và kênh",
        Kind::Flowchart => "Lịch truyền thông",
        Kind::Returns => "Tiền chi và doanh thu theo thời gian",
        Kind::Curves => "Đường cong hiệu quả",
        Kind::Waterfall => "Từ hiện tại đến đề xuất",
        Kind::Comparison => "So sánh kịch bản",
        Kind::Frontier => "Lợi nhuận theo ngân sách",
        Kind::Ranges => "Khoảng linh hoạt",
        Kind::Tornado => "Yếu tố ảnh hưởng kết quả",
        Kind::Fan => "Khoảng kết quả",
        Kind::Actual => "Kế hoạch và thực tế",
    }
}

fn what_shown(what: What) -> &'static str {
    match what {
        What::SpendByMonth => "chi tiêu theo tháng",
        What::SpendByChannel => "chi tiêu theo kênh",
        What::SpentAndLanded => "tiền chi ra và doanh thu về",
        What::Calendar => "lịch truyền thông",
        What::ProfitByChannel => "thay đổi lợi nhuận theo kênh",
        What::ProfitByBudget => "lợi nhuận tốt nhất theo ngân sách",
        What::ProfitIfWrong => "lợi nhuận khi một giả định lệch",
        What::ProfitSoFar => "lợi nhuận lũy kế",
        What::SpendRange => "mức chi theo kênh trong các phương án gần tốt nhất",
        What::Scenarios => "các kịch bản cạnh nhau",
        What::PlanAndActual => "kế hoạch và thực tế",
    }
}

fn spot_name(spot: Spot) -> &'static str {
    match spot {
        Spot::Today => "Hiện tại",
        Spot::Proposed => "Đề xuất",
        Spot::Knee => "Điểm gãy",
        Spot::NoLongerPays => "Hết có lãi",
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}
