//! What a chart says: amounts and names come as they are written in the language.

use super::Lang::{self, En, Vi};
use super::grammar::{list, plural};
use super::messages::{messages, words};

messages! {
    /// A sentence or a name of a chart.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Say {
        /// The name of a kind of chart.
        Kind(kind: Kind) => en: kind.name(En), vi: kind.name(Vi);
        /// Under the title: whose plan, what of it, over how long.
        Of { name: String, what: What, months: usize } =>
            en: format!("{name} · {} over {months} {}", what.say(En), plural(*months, "month", "months")),
            vi: format!("{name} · {} trong {months} tháng", what.say(Vi));
        /// Where the figures come from.
        Source =>
            en: "Source: the plan that phanbo found, by the scenario's own figures.",
            vi: "Nguồn: phương án do phanbo tìm ra, theo số liệu của kịch bản.";
        /// Several that are too small to be drawn apart.
        Others { count: usize } => en: "{count} others", vi: "{count} kênh khác";
        /// Some that are not drawn at all.
        NotDrawn { count: usize } => en: "{count} more are not drawn.", vi: "Còn {count} mục không vẽ.";
        Fees { taxed: bool } =>
            en: if *taxed { "Fees and tax" } else { "Fees" },
            vi: if *taxed { "Phí và thuế" } else { "Phí" };
        GrossMargin => en: "Gross margin", vi: "Biên lãi gộp";
        Proposed => en: "Proposed", vi: "Đề xuất";
        Today => en: "Today", vi: "Hiện tại";
        NoSpend => en: "The plan spends nothing", vi: "Phương án không chi khoản nào";
        Total => en: "Total", vi: "Tổng";
        PerMonth { amount: String } => en: "{amount} a month", vi: "{amount} mỗi tháng";

        // Flighting and flowchart.
        Peak { month: String, amount: String, above: String } =>
            en: "Spend peaks in {month} at {amount}, {above} above the average month",
            vi: "Chi mạnh nhất vào {month}: {amount}, cao hơn mức bình quân {above}";
        Even { amount: String } =>
            en: "An even plan: about {amount} every month",
            vi: "Chi đều các tháng, khoảng {amount} mỗi tháng";
        /// A channel that still matures.
        Building => en: "Channel still maturing", vi: "Kênh đang xây nền, chưa đạt hiệu quả đầy đủ";
        /// A month whose spend is given.
        Locked => en: "Spend already fixed", vi: "Khoản đã chốt";
        /// The most that a month may cost.
        BudgetLine => en: "Monthly budget, fees included", vi: "Ngân sách tháng, gồm phí";
        AllAlwaysOn { count: usize } =>
            en: match count {
                1 => "One channel, always on".to_owned(),
                _ => format!("All {count} channels run in every month"),
            },
            vi: match count {
                1 => "Một kênh, chạy liên tục mọi tháng".to_owned(),
                _ => format!("Cả {count} kênh chạy liên tục mọi tháng"),
            };
        InBursts { count: usize } =>
            en: match count {
                1 => "One channel, in some of the months".to_owned(),
                _ => format!("{count} channels, each in some of the months"),
            },
            vi: "{count} kênh, mỗi kênh chạy theo từng đợt";
        /// `names` is empty where they are too many to name.
        SomeAlwaysOn { always: usize, bursts: usize, names: Vec<String> } =>
            en: {
                let who = if names.is_empty() { format!("{always} channels") } else { list(names, "and") };
                let run = if *always == 1 { "runs" } else { "run" };
                let rest = if *bursts == 1 { "1 other comes".to_owned() } else { format!("{bursts} others come") };
                format!("{who} {run} in every month; {rest} and go")
            },
            vi: {
                let who = if names.is_empty() { format!("{always} kênh") } else { list(names, "và") };
                format!("{who} chạy suốt kỳ; {bursts} kênh còn lại chạy theo đợt")
            };
        CellsMean =>
            en: "The darker a cell, the more of the channel's own peak is spent.",
            vi: "Ô càng đậm, mức chi càng gần tháng cao nhất của chính kênh đó.";

        // Allocation.
        Most { channel: String, share: String } =>
            en: "{channel} gets the most: {share} of spend",
            vi: "{channel} được chi nhiều nhất: {share} tổng chi";
        MostOfAll { channels: Vec<String>, share: String } =>
            en: format!("{} take {share} of spend", list(channels, "and")),
            vi: format!("{} chiếm {share} tổng chi", list(channels, "và"));
        Only { channel: String } =>
            en: "All spend goes to {channel}",
            vi: "Toàn bộ tiền chi dành cho {channel}";
        Spend => en: "Spend", vi: "Chi";
        Share => en: "Share", vi: "Tỷ trọng";
        Roas => en: "ROAS", vi: "ROAS";
        AgainstToday => en: "vs today", vi: "So với hiện tại";

        // Response curves.
        CurvesShow { name: String, kpi: Option<String> } =>
            en: format!("{name} · {} that a month's spend brings, by channel", kpi.as_deref().unwrap_or("revenue")),
            vi: format!(
                "{name} · {} mà mỗi mức chi một tháng mang lại, theo kênh",
                kpi.as_deref().unwrap_or("doanh thu")
            );
        NextEarns { channel: String, times: String } =>
            en: "The next spend works hardest in {channel}: it brings back {times} its amount",
            vi: "Chi thêm vào {channel} hiệu quả nhất: doanh thu gấp {times} số tiền chi thêm";
        NextLoses { channel: String, times: String } =>
            en: "No channel earns on more spend: the best, {channel}, brings back only {times}",
            vi: "Không kênh nào nên chi thêm: tốt nhất là {channel} cũng chỉ thu về {times} số tiền chi thêm";
        NextBestIn { channel: String } =>
            en: "The next spend works hardest in {channel}",
            vi: "Chi thêm vào {channel} hiệu quả nhất";
        Marginal { times: String } => en: "next: {times}", vi: "chi thêm: {times}";
        Observed => en: "Observed spend", vi: "Mức chi đã quan sát";
        Beyond => en: "Not observed", vi: "Ngoài vùng quan sát";
        Range => en: "Range of the return (10–90%)", vi: "Khoảng tin của hiệu quả (10–90%)";
        BreakEven => en: "Pays for itself", vi: "Hòa vốn";
        CurveTerms =>
            en: "Of a mature channel in an average month; each panel has its own scale.",
            vi: "Tính cho kênh đã chín, tháng bình quân; mỗi ô một thang đo riêng.";
        AxesIn { down: String, across: String } =>
            en: if down == across { down.clone() } else { format!("up {down}, across {across}") },
            vi: {
                let unit = |text: &str| text.strip_prefix("Đơn vị: ").unwrap_or(text).to_owned();
                if down == across {
                    down.clone()
                } else {
                    format!("Dọc: {} · ngang: {}", unit(down), unit(across))
                }
            };

        // Returns over time.
        PaysFromStart => en: "The plan pays for itself from the first month", vi: "Có lãi ngay từ tháng đầu";
        PaysBack { month: String, after: usize } =>
            en: "The plan has paid for itself by {month}, {after} months in",
            vi: "Hoàn vốn vào {month}, sau {after} tháng";
        NoPayback { late: String } =>
            en: "Not paid back within the plan: {late} of the revenue lands after it",
            vi: "Chưa hoàn vốn trong kỳ: {late} doanh thu về sau kỳ kế hoạch";
        AfterPlan =>
            en: "Lands after the plan's last month, from the plan's spend",
            vi: "Về sau tháng cuối, nhờ tiền đã chi trong kỳ";
        PaybackMeans { margin: String } =>
            en: "Paid back: gross profit ({margin} of revenue) covers all spend and fees so far.",
            vi: "Hoàn vốn: lãi gộp ({margin} doanh thu) bù đủ mọi khoản chi và phí đến lúc đó.";
        Landed => en: "Revenue landing", vi: "Doanh thu về";
        SpentNow => en: "Spent", vi: "Tiền chi";

        // Waterfall.
        ProfitUp { by: String, share: Option<String> } =>
            en: match share {
                Some(share) => format!("Profit rises by {by} (+{share}) against today's split"),
                None => format!("Profit rises by {by} against today's split"),
            },
            vi: match share {
                Some(share) => format!("Lợi nhuận tăng {by} (+{share}) so với cách chi hiện tại"),
                None => format!("Lợi nhuận tăng {by} so với cách chi hiện tại"),
            };
        ProfitDown { by: String, share: Option<String> } =>
            en: match share {
                Some(share) => format!("Profit falls by {by} (−{share}) against today's split"),
                None => format!("Profit falls by {by} against today's split"),
            },
            vi: match share {
                Some(share) => format!("Lợi nhuận giảm {by} (−{share}) so với cách chi hiện tại"),
                None => format!("Lợi nhuận giảm {by} so với cách chi hiện tại"),
            };
        ProfitSame => en: "Profit stays as it is today", vi: "Lợi nhuận giữ nguyên như hiện tại";
        Gain => en: "More profit", vi: "Tăng lợi nhuận";
        Loss => en: "Less profit", vi: "Giảm lợi nhuận";
        TodayGoesOn =>
            en: "Profit inside the plan's months, fees taken off; today: the present monthly spend goes on.",
            vi: "Lợi nhuận trong kỳ, đã trừ phí; hiện tại: giữ nguyên mức chi hằng tháng đang có.";

        // Frontier.
        Spot(spot: Spot) => en: spot.say(En), vi: spot.say(Vi);
        PaysUpTo { budget: String } =>
            en: "Spending more pays up to {budget}, and no further",
            vi: "Chi thêm còn có lãi đến {budget}, quá mức đó thì không";
        SlowsFrom { budget: String } =>
            en: "Beyond {budget} each further unit brings clearly less",
            vi: "Từ {budget} trở đi, chi thêm mang về ít đi rõ rệt";
        /// The best profit is the same at every budget.
        MoreAddsNothing =>
            en: "In this range more budget adds no profit",
            vi: "Trong khoảng này, thêm ngân sách không thêm lợi nhuận";
        StillPaysAt { budget: String } =>
            en: "Spending more still pays at {budget}",
            vi: "Đến {budget}, chi thêm vẫn còn có lãi";
        BestAtBudget => en: "Best profit for what is spent", vi: "Lợi nhuận cao nhất ở mỗi mức chi";
        EachPointSolved =>
            en: "Each point is the best plan at a budget, drawn at what it costs.",
            vi: "Mỗi điểm là phương án tốt nhất ở một mức ngân sách, vẽ theo số tiền phương án đó tốn.";
        BudgetAxis { unit: String } =>
            en: "Cost over the plan, fees included ({unit})",
            vi: {
                let unit = unit.strip_prefix("Đơn vị: ").unwrap_or(unit);
                format!("Tổng chi cả kỳ, gồm phí ({unit})")
            };
        BudgetToProfit { budget: String, profit: String } =>
            en: "{budget} → profit {profit}",
            vi: "{budget} → lợi nhuận {profit}";

        // Tornado.
        MovesMost { figure: String, by: String } =>
            en: "{figure} moves the result most: by up to {by}",
            vi: "{figure} làm kết quả thay đổi nhiều nhất: đến {by}";
        NothingMoves =>
            en: "No figure in doubt moves the result",
            vi: "Không giả định nào làm thay đổi kết quả";
        AtLow => en: "At the low figure", vi: "Ở mức thấp";
        AtHigh => en: "At the high figure", vi: "Ở mức cao";
        OneAtATime { expected: String } =>
            en: "Change of the profit ({expected} as expected), one figure at a time, the plan unchanged.",
            vi: "Thay đổi lợi nhuận (kỳ vọng {expected}), mỗi lần một giả định, giữ nguyên phương án.";

        // Fan.
        EndsBetween { low: String, high: String, loss: Option<String> } =>
            en: match loss {
                Some(loss) => format!(
                    "Eight times in ten profit ends between {low} and {high}; \
                     chance of a loss {loss}"
                ),
                None => format!("Eight times in ten profit ends between {low} and {high}"),
            },
            vi: match loss {
                Some(loss) => {
                    format!("Lợi nhuận, khả năng 80 %: {low} – {high}; khả năng lỗ {loss}")
                }
                None => format!("Lợi nhuận, khả năng 80 %: {low} – {high}"),
            };
        Median => en: "Median", vi: "Trung vị";
        HalfOfDraws => en: "Half of the outcomes", vi: "Một nửa số kết quả";
        EightOfTen => en: "Eight outcomes in ten", vi: "Khả năng 80 %";
        Draws { count: String } =>
            en: "{count} trials of the uncertain figures.",
            vi: "{count} lần thử với các số liệu chưa chắc.";

        // Ranges.
        FreestIs { channel: String, low: String, high: String, share: String } =>
            en: "{channel} leaves the most room: {low} to {high} at no more than {share} lost",
            vi: "{channel} linh hoạt nhất: từ {low} đến {high} mà chỉ mất tối đa {share}";
        NothingIsFree { share: String } =>
            en: "No channel can move without losing more than {share}",
            vi: "Không kênh nào dời được mà không mất hơn {share}";
        RangesOpen { share: String } =>
            en: "How far channels can move at no more than {share} lost is not determined",
            vi: "Chưa xác định được các kênh dời được bao xa mà chỉ mất tối đa {share}";
        MayBeWider =>
            en: "* Not determined to the end: the range may be wider.",
            vi: "* Chưa xác định hết: khoảng có thể còn rộng hơn.";
        BestPlan => en: "Best plan", vi: "Phương án tốt nhất";
        StillGood { share: String } =>
            en: "A plan within {share} of the best exists",
            vi: "Vẫn có phương án kém không quá {share}";

        // Comparison.
        BestScenario { scenario: String, by: String, than: String } =>
            en: "{scenario} earns the most: {by} more than {than}",
            vi: "{scenario} lãi nhất: hơn {than} {by}";
        FirstIsBest { scenario: String } =>
            en: "No scenario earns more than {scenario}",
            vi: "Không kịch bản nào lãi hơn {scenario}";
        CostColumn => en: "Cost, fees included", vi: "Chi phí, gồm phí";
        RevenueColumn => en: "Revenue", vi: "Doanh thu";
        ProfitColumn => en: "Profit", vi: "Lợi nhuận";
        SpendColumn => en: "Spend", vi: "Chi tiêu";
        MixColumn => en: "Mix of channels", vi: "Cơ cấu kênh";

        // Plan against actual.
        /// What is not told has no figure.
        SoFar { month: String, spend: Option<String>, revenue: Option<String> } =>
            en: match (spend, revenue) {
                (Some(spend), Some(revenue)) => format!("To {month}: spend {spend}, revenue {revenue} against the plan"),
                (Some(spend), None) => format!("To {month}: spend {spend} against the plan; no revenue is told"),
                (None, Some(revenue)) => format!("To {month}: revenue {revenue} against the plan"),
                (None, None) => format!("To {month}: plan and actual"),
            },
            vi: match (spend, revenue) {
                (Some(spend), Some(revenue)) => format!("Đến {month}: chi tiêu {spend}, doanh thu {revenue} so với kế hoạch"),
                (Some(spend), None) => format!("Đến {month}: chi tiêu {spend} so với kế hoạch; chưa có số doanh thu"),
                (None, Some(revenue)) => format!("Đến {month}: doanh thu {revenue} so với kế hoạch"),
                (None, None) => format!("Đến {month}: kế hoạch và thực tế"),
            };
        /// Months of which nothing is told.
        Untold { months: String } =>
            en: "Not told: {months}.",
            vi: "Chưa có số: {months}.";
        NothingPassed => en: "No month has passed yet", vi: "Chưa có tháng nào thực hiện";
        Planned => en: "Planned", vi: "Kế hoạch";
        ActualValue => en: "Actual", vi: "Thực tế";
        DriftMeans =>
            en: "Above each month: actual against what was planned of the channels and days that are told.",
            vi: "Trên mỗi tháng: thực tế so với kế hoạch của các kênh, các ngày đã có số.";
    }
}

words! {
    /// What a chart shows, in its subtitle.
    pub enum What {
        SpendByMonth => en: "spend by month", vi: "chi tiêu theo tháng";
        SpendByChannel => en: "spend by channel", vi: "chi tiêu theo kênh";
        SpentAndLanded => en: "what is spent and what comes back", vi: "tiền chi ra và doanh thu về";
        Calendar => en: "media calendar", vi: "lịch truyền thông";
        ProfitByChannel => en: "change of profit by channel", vi: "thay đổi lợi nhuận theo kênh";
        ProfitByBudget => en: "best profit by spend", vi: "lợi nhuận cao nhất theo mức chi";
        ProfitIfWrong => en: "profit if a figure is wrong", vi: "lợi nhuận khi một giả định lệch";
        ProfitSoFar => en: "cumulative profit", vi: "lợi nhuận lũy kế";
        SpendRange =>
            en: "spend by channel in plans nearly as good",
            vi: "mức chi theo kênh trong các phương án gần tốt nhất";
        Scenarios => en: "scenarios side by side", vi: "các kịch bản cạnh nhau";
        PlanAndActual => en: "plan and actual", vi: "kế hoạch và thực tế";
    }
}

words! {
    /// What a point of the frontier is.
    pub enum Spot {
        /// What is spent today.
        Today => en: "Today", vi: "Hiện tại";
        /// The proposed plan.
        Proposed => en: "Proposed", vi: "Đề xuất";
        /// Beyond it each further unit brings clearly less.
        Knee => en: "Slows down", vi: "Điểm bão hòa";
        /// Beyond it more money no longer pays.
        NoLongerPays => en: "Stop here", vi: "Nên dừng ở đây";
    }
}

words! {
    /// Every kind of chart, in the order in which a proposal shows them: its name, and what stands over
    /// it in the workbook.
    pub enum Kind -> [&'static str; 2] {
        /// Spend by channel over the horizon.
        Allocation = "allocation" =>
            en: ["Spend by channel", "Share of spend"],
            vi: ["Chi tiêu theo kênh", "Tỷ trọng chi tiêu"];
        /// Spend by month and channel.
        Flighting = "flighting" =>
            en: ["Spend by month and channel", "Spend by month"],
            vi: ["Chi tiêu theo tháng và kênh", "Chi tiêu theo tháng"];
        /// The media calendar.
        Flowchart = "flowchart" =>
            en: ["Media calendar", "Media calendar"],
            vi: ["Lịch truyền thông", "Lịch chạy các kênh"];
        /// What is spent and what lands, month by month.
        Returns = "returns" =>
            en: ["Spend and returns over time", "Spend and revenue by month"],
            vi: ["Tiền chi và doanh thu theo thời gian", "Chi tiêu và doanh thu theo tháng"];
        /// What each channel's spend brings.
        Curves = "curves" =>
            en: ["Response curves", "What a month's spend brings"],
            vi: ["Đường cong hiệu quả", "Khoản chi mỗi tháng đem về bao nhiêu"];
        /// From today's profit to the proposed one.
        Waterfall = "waterfall" =>
            en: ["From today to the proposal", "From today to the plan"],
            vi: ["Từ hiện tại đến đề xuất", "Từ hiện tại đến kế hoạch"];
        /// Scenarios side by side.
        Comparison = "comparison" =>
            en: ["Scenarios compared", "Cost, revenue and profit by scenario"],
            vi: ["So sánh kịch bản", "Chi phí, doanh thu và lợi nhuận theo kịch bản"];
        /// The best profit at each budget.
        Frontier = "frontier" =>
            en: ["Profit by budget", "Profit by budget"],
            vi: ["Lợi nhuận theo ngân sách", "Lợi nhuận theo ngân sách"];
        /// How far each channel's spend may move.
        Ranges = "ranges" =>
            en: ["Room to move", "Room of each channel"],
            vi: ["Khoảng linh hoạt", "Khoảng linh hoạt của từng kênh"];
        /// Which figure moves the result most.
        Tornado = "tornado" =>
            en: ["What moves the result", "What moves the result"],
            vi: ["Yếu tố ảnh hưởng kết quả", "Điều gì làm kết quả thay đổi nhiều nhất"];
        /// The range of outcomes.
        Fan = "fan" => en: ["Range of outcomes", "Range of outcomes"], vi: ["Khoảng kết quả", "Khoảng dự báo"];
        /// Plan against actual.
        Actual = "actual" =>
            en: ["Plan against actual", "Plan and actual"],
            vi: ["Kế hoạch và thực tế", "Kế hoạch và thực tế"];
    }
}

impl Kind {
    /// As a title.
    pub fn name(self, lang: Lang) -> &'static str {
        self.say(lang)[0]
    }

    /// Over its chart in the workbook.
    pub(super) fn in_workbook(self, lang: Lang) -> &'static str {
        self.say(lang)[1]
    }
}
