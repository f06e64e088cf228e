//! Answers to why, how much for and how far: what `explain`, `goal`, `ranges` and a clash of rules say.

use super::Lang::{En, Vi};
use super::grammar::plural;
use super::messages::messages;

messages! {
    /// Sentences and headings; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Why {
        // `goal`
        GoalSubtitle { from: String, to: String, months: usize, channels: usize } =>
            en: format!(
                "{from} – {to} · {months} {} · {channels} {} · for the least money that reaches the targets",
                plural(*months, "month", "months"),
                plural(*channels, "channel", "channels")
            ),
            vi: "{from} – {to} · {months} tháng · {channels} kênh · chi ít nhất mà vẫn đạt chỉ tiêu";
        LeastCost => en: "Least cost, fees included", vi: "Chi phí thấp nhất, gồm cả phí";
        /// The file's own budget beside the least cost.
        BudgetLeaves { budget: String, left: String } =>
            en: "The budget in the file ({budget}) was set aside; it is {left} more than this takes.",
            vi: "Ngân sách ghi trong tệp ({budget}) không được xét ở đây; số đó dư {left} so với mức cần.";
        BudgetLacks { budget: String, lacking: String } =>
            en: "The budget in the file ({budget}) was set aside; it is {lacking} short of this.",
            vi: "Ngân sách ghi trong tệp ({budget}) không được xét ở đây; số đó còn thiếu {lacking}.";
        /// Spending nothing keeps every target.
        NothingNeeded =>
            en: "Spending nothing keeps these targets: they only limit what a result may cost. Ask for an \
                 amount too, such as {{\"kpi\": …, \"at_least\": …}}.",
            vi: "Không chi đồng nào cũng đạt các chỉ tiêu này, vì chúng chỉ giới hạn giá của kết quả. Hãy đặt \
                 thêm một con số cần đạt, chẳng hạn {{\"kpi\": …, \"at_least\": …}}.";
        TargetsHeading => en: "Targets", vi: "Chỉ tiêu";
        TargetReached { target: String, reached: String } =>
            en: "{target}: the plan reaches {reached}",
            vi: "{target}: kế hoạch đạt {reached}";
        /// What a little more of the target costs.
        TargetCosts { step: String, target: String, cost: String } =>
            en: "{step} more on {target} would cost {cost}",
            vi: "thêm {step} vào {target} sẽ tốn thêm {cost}";
        /// The target holds by itself in the cheapest plan.
        TargetFree { target: String } =>
            en: "{target} is passed without costing anything extra",
            vi: "{target}: đã vượt sẵn, không tốn thêm đồng nào";
        DearHeading => en: "What makes it dear", vi: "Điều làm tăng chi phí";
        /// What relaxing a limit would save: the change as a phrase.
        Saves { change: String, saved: String } =>
            en: "{change} would save {saved}",
            vi: "{change} sẽ tiết kiệm {saved}";
        NothingDear =>
            en: "Besides the targets, no limit adds to the cost.",
            vi: "Ngoài các chỉ tiêu, không giới hạn nào làm tăng chi phí.";
        GoalProven { cost: String, bound: String, gap: String } =>
            en: "costs {cost} · no plan that reaches the targets costs less than {bound} · gap {gap}",
            vi: "tốn {cost} · không kế hoạch đạt chỉ tiêu nào tốn dưới {bound} · khoảng cách {gap}";
        OutOfReach { tried: String } =>
            en: "no money reaches all targets within the limits: not even {tried} would do",
            vi: "bao nhiêu tiền cũng không đạt hết chỉ tiêu trong các giới hạn đã đặt: {tried} vẫn không đủ";
        ShortOf { target: String, reached: String, cost: String, alone: bool } =>
            en: {
                let others = if *alone {
                    ", the other targets left aside"
                } else {
                    ""
                };
                format!("{target}: at best {reached}, for {cost}{others}")
            },
            vi: {
                let others = if *alone { ", nếu bỏ qua các chỉ tiêu khác" } else { "" };
                format!("{target}: cao nhất chỉ đạt {reached}, tốn {cost}{others}")
            };
        NeverNear { target: String } =>
            en: "{target}: no plan that keeps the limits comes near it",
            vi: "{target}: không kế hoạch nào giữ đúng giới hạn mà đến gần được";
        WithinReachAlone { target: String, alone: bool } =>
            en: {
                let others = if *alone {
                    "when the other targets are left aside"
                } else {
                    "with the other targets kept"
                };
                format!("{target}: within reach {others}")
            },
            vi: {
                let others = if *alone {
                    "nếu bỏ qua các chỉ tiêu khác"
                } else {
                    "khi vẫn giữ các chỉ tiêu khác"
                };
                format!("{target}: đạt được {others}")
            };
        StoppedByHeading => en: "What stops it", vi: "Điều cản lại";
        StoppedBy { rule: String } => en: rule, vi: rule;
        /// No limit stops it: the channels themselves give no more.
        Saturated =>
            en: "no limit of yours: the channels give no more by then, whatever is spent",
            vi: "không phải giới hạn nào của bạn: đến mức đó các kênh đã bão hòa, chi thêm cũng không thêm kết \
                 quả";
        // `ranges`
        RangesHeading => en: "Total spend by channel", vi: "Tổng chi theo kênh";
        RangesSubtitle { within: String, aim: String, value: String } =>
            en: "all plans within {within} of the best {aim} ({value})",
            vi: "mọi kế hoạch kém mức {aim} tốt nhất ({value}) không quá {within}";
        Least => en: "Least", vi: "Ít nhất";
        InPlan => en: "Best plan", vi: "Kế hoạch tốt nhất";
        Most => en: "Most", vi: "Nhiều nhất";
        RangesNote =>
            en: "Each end is a plan of its own that keeps every rule; the other channels are split anew. Two \
                 channels cannot both be moved to their ends at once.",
            vi: "Mỗi đầu khoảng là một kế hoạch riêng, giữ đúng mọi giới hạn, các kênh còn lại được chia lại. \
                 Không thể cùng lúc đẩy hai kênh ra hai đầu khoảng.";
        RangesReading => en: "How to read it", vi: "Đọc bảng này thế nào";
        /// Channels whose spend hardly matters, and those that must be met closely.
        Flat { channels: String } =>
            en: "Hardly matters: {channels}. Move it where it suits you, the result stays nearly as good.",
            vi: "Ít ảnh hưởng: {channels}. Xê dịch theo ý bạn, kết quả gần như không đổi.";
        Firm { channels: String } =>
            en: "Matters most: {channels}. Moving it costs results at once.",
            vi: "Ảnh hưởng nhiều nhất: {channels}. Lệch đi là mất kết quả ngay.";
        RangesProven =>
            en: "Both ends of every range are proven",
            vi: "Hai đầu của mọi khoảng đều đã được chứng minh";
        RangesOpen { channels: String } =>
            en: "Not proven to the end (*): the range may be wider for {channels}; --time-limit looks longer",
            vi: "Chưa chứng minh hết (*): khoảng của {channels} có thể còn rộng hơn; thêm --time-limit để tìm \
                 lâu hơn";
        // `explain`
        ExplainSubtitle { aim: String, value: String, spend: String } =>
            en: "why the best plan is as it is: {aim} {value} from {spend}",
            vi: "vì sao đây là kế hoạch tốt nhất: {aim} {value} từ {spend} chi tiêu";
        ChannelsHeading => en: "Why each channel gets what it gets", vi: "Vì sao mỗi kênh được chia như vậy";
        /// A channel, what it gets, and the reasons.
        ChannelWhy { channel: String, amount: String, reasons: Vec<String> } =>
            en: format!("{channel}, {amount}: {}", reasons.join("; ")),
            vi: format!("{channel}, {amount}: {}", reasons.join("; "));
        Given { when: String } => en: "given by the file in {when}", vi: "{when}: mức chi do bạn ấn định";
        HeldDown { rule: String } =>
            en: "would get more but for {rule}",
            vi: "muốn chi thêm nhưng bị giới hạn bởi {rule}";
        HeldUp { rule: String } =>
            en: "would get less but for {rule}",
            vi: "đáng lẽ chi ít hơn nhưng phải giữ {rule}";
        Level {
            when: String,
            one: String,
            next: String,
            /// The most, where the months differ.
            to: Option<String>,
        } =>
            en: {
                let next = match to {
                    Some(to) => format!("{next} to {to}, depending on the month"),
                    None => next.clone(),
                };
                format!("in {when} the next {one} adds {next}, as much as anywhere else it could go")
            },
            vi: {
                let next = match to {
                    Some(to) => format!("{next} đến {to} tùy tháng"),
                    None => next.clone(),
                };
                format!("{when}: {one} chi thêm mang về thêm {next}, ngang với mọi chỗ khác có thể chi")
            };
        PaysNoMore { when: String } =>
            en: "in {when} the last unit just pays for itself, more would lose",
            vi: "{when}: đồng cuối cùng vừa đủ hòa vốn, chi thêm là lỗ";
        Weighed { when: String } =>
            en: "in {when} limits over several channels or months settle where it stops",
            vi: "{when}: dừng ở mức này vì giới hạn chung của nhiều kênh hoặc nhiều tháng";
        ForTarget { when: String, target: String } =>
            en: "in {when} more than pays by itself: needed for {target}",
            vi: "{when}: chi nhiều hơn mức tự hoàn vốn, vì cần cho {target}";
        Loses { when: String } =>
            en: "nothing in {when}: even the first unit would bring less than it costs",
            vi: "không chi {when}: ngay đồng đầu tiên cũng mang về ít hơn số tiền bỏ ra";
        IdleLoses =>
            en: "nothing: even the first unit would bring less than it costs",
            vi: "không chi: ngay đồng đầu tiên cũng mang về ít hơn số tiền bỏ ra";
        TooLate { when: String } =>
            en: "nothing in {when}: it would pay, but only after the plan has ended",
            vi: "không chi {when}: có lãi, nhưng hiệu quả đến sau khi kế hoạch kết thúc";
        BetterElsewhere { when: String } =>
            en: "nothing in {when}: the money brings more elsewhere",
            vi: "không chi {when}: tiền để ở kênh khác lợi hơn";
        LeastTooDear { when: String } =>
            en: "nothing in {when}: the least it may run on would not bring enough",
            vi: "không chi {when}: mức tối thiểu để chạy không mang về đủ";
        Idle => en: "nothing: the money brings more elsewhere", vi: "không chi: tiền để ở kênh khác lợi hơn";
        /// A return from which a channel is in, and the one supposed.
        EntersFrom { from: String, now: String } =>
            en: "it enters the plan from a return of {from} (now {now})",
            vi: "sẽ vào kế hoạch khi hệ số hiệu quả đạt {from} (hiện là {now})";
        /// As above, as a multiple.
        EntersAt { factor: String } =>
            en: "it enters the plan once it brings {factor} what it is supposed to",
            vi: "sẽ vào kế hoạch khi mang về gấp {factor} mức đang giả định";
        NeverEnters =>
            en: "no higher return brings it in: the rules or the time left keep it out",
            vi: "hệ số cao mấy cũng không vào: do các ràng buộc hoặc thời gian còn lại";
        Barred { rule: String } => en: "nothing is allowed by {rule}", vi: "không được chi vì {rule}";
        LimitsHeading => en: "What each limit costs", vi: "Mỗi giới hạn đang tốn bao nhiêu";
        /// A price in a sentence, and what trying it out said.
        PriceTried { price: String, tried: Vec<String> } =>
            en: format!("{price}. {}", tried.join("; ")),
            vi: format!("{price}. {}", tried.join("; "));
        /// Tried: the limit moved from one figure to another, and the gain.
        MovedGains {
            month: Option<String>,
            from: String,
            to: String,
            gain: String,
            aim: String,
            whole_line: bool,
        } =>
            en: {
                let place = match (month, whole_line) {
                    (Some(month), false) => format!("Tried in {month}: "),
                    (_, true) => "Tried on the whole line: ".to_owned(),
                    (None, false) => "Tried: ".to_owned(),
                };
                format!("{place}from {from} to {to} gains {gain} of {aim}")
            },
            vi: {
                let place = match (month, whole_line) {
                    (Some(month), false) => format!("Thử với {month}: "),
                    (_, true) => "Thử trên cả dòng: ".to_owned(),
                    (None, false) => "Thử lại: ".to_owned(),
                };
                format!("{place}từ {from} thành {to} thì {aim} tăng {gain}")
            };
        PriceHolds { to: String } => en: "the price holds up to {to}", vi: "mức này còn đúng đến {to}";
        PriceHoldsOn { to: String } => en: "the price still holds at {to}", vi: "đến {to} mức này vẫn đúng";
        PriceFallsOff =>
            en: "each further step brings clearly less",
            vi: "càng nới thêm càng lợi ít hơn rõ rệt";
        /// Moving it alone gains nothing.
        AnotherBehind =>
            en: "moved alone it gains nothing: another limit stands right behind it",
            vi: "nới riêng giới hạn này thì không thêm được gì: còn giới hạn khác ngay phía sau";
        ChoicesFixed =>
            en: "Prices hold with the on/off decisions of this plan left as they are; where a limit was tried, \
                 the plan was free to change them.",
            vi: "Các mức trên tính với lựa chọn bật/tắt kênh giữ nguyên; khi thử lại, kế hoạch được tự do đổi \
                 lựa chọn.";
        AssumptionsHeading => en: "Which assumption matters most", vi: "Giả định nào quan trọng nhất";
        ReturnMatters {
            channel: String,
            low: String,
            high: String,
            now: String,
            kept_low: String,
            kept_high: String,
            aim: String,
            own: bool,
        } =>
            en: {
                let range = if *own { "its own range" } else { "a fifth less or more" };
                format!(
                    "the return of {channel} ({now}): at {low} to {high}, {range}, this plan \
                     brings {kept_low} to {kept_high} of {aim}"
                )
            },
            vi: {
                let range = if *own { "khoảng bạn đã ghi" } else { "thấp hơn hoặc cao hơn một phần năm" };
                format!(
                    "hệ số hiệu quả của {channel} ({now}): nếu là {low} đến {high} ({range}), kế hoạch \
                     này mang về {aim} {kept_low} đến {kept_high}"
                )
            };
        MarginMatters {
            low: String,
            high: String,
            now: String,
            kept_low: String,
            kept_high: String,
            aim: String,
        } =>
            en: "the gross margin ({now}): at {low} to {high} this plan brings {kept_low} to {kept_high} of \
                 {aim}",
            vi: "biên lãi gộp ({now}): nếu là {low} đến {high}, kế hoạch này mang về {aim} {kept_low} đến \
                 {kept_high}";
        /// What a plan made for the other case would be better by.
        Regret { regret: String } =>
            en: "knowing it beforehand would be worth up to {regret}",
            vi: "nếu biết trước con số đúng, có thể lợi thêm đến {regret}";
        NoRegret => en: "the best split stays nearly the same", vi: "cách chia gần như không đổi";
        // Clashes
        MendsHeading =>
            en: "any one of these changes makes it solvable:",
            vi: "chỉ cần một trong các thay đổi sau là lập được kế hoạch:";
        /// Some of them leave other clashes.
        PartMendsHeading =>
            en: "any one of these changes mends this clash:",
            vi: "một trong các thay đổi sau gỡ được chỗ vướng này:";
        /// A figure of the rule from, to.
        Mend {
            rule: String,
            raise: bool,
            from: String,
            to: String,
            /// By how much, where several months change together.
            each: Option<String>,
            leaves_others: bool,
        } =>
            en: {
                let verb = if *raise { "raise" } else { "lower" };
                let change = match each {
                    Some(by) => format!("{verb} {rule} by {by} each"),
                    None => format!("{verb} {rule} from {from} to {to}"),
                };
                match leaves_others {
                    true => format!("{change} (other rules still clash then)"),
                    false => change,
                }
            },
            vi: {
                let verb = if *raise { "nâng" } else { "hạ" };
                let change = match (each, raise) {
                    (Some(by), true) => format!("{verb} {rule} thêm {by} mỗi tháng"),
                    (Some(by), false) => format!("{verb} {rule} bớt {by} mỗi tháng"),
                    (None, true) => format!("{verb} {rule} từ {from} lên {to}"),
                    (None, false) => format!("{verb} {rule} từ {from} xuống {to}"),
                };
                match leaves_others {
                    true => format!("{change} (vẫn còn chỗ vướng khác)"),
                    false => change,
                }
            };
        /// Any one of rules that are of a kind by as much; `more` of them are not named.
        MendAnyOf {
            rules: Vec<String>,
            more: usize,
            raise: bool,
            by: String,
            leaves_others: bool,
        } =>
            en: {
                let verb = if *raise { "raise" } else { "lower" };
                let rest = match more {
                    0 => String::new(),
                    _ => format!(", or any of {} more like them", En.count(*more)),
                };
                let end = if *leaves_others { " (other rules still clash then)" } else { "" };
                format!("{verb} any one of these by {by}: {}{rest}{end}", rules.join(", "))
            },
            vi: {
                let verb = if *raise { "nâng thêm" } else { "hạ bớt" };
                let rest = match more {
                    0 => String::new(),
                    _ => format!(", hoặc một trong {} mức cùng loại nữa", Vi.count(*more)),
                };
                let end = if *leaves_others { " (vẫn còn chỗ vướng khác)" } else { "" };
                format!("{verb} {by} cho một trong các mức sau: {}{rest}{end}", rules.join(", "))
            };
        NoMend =>
            en: "no change of a single figure makes it solvable; leave one of these rules out",
            vi: "không đổi riêng con số nào mà gỡ được; hãy bỏ một trong các điều kiện trên";
    }
}
