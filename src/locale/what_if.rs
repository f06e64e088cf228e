//! What `compare`, `sweep`, `top-up` and `replan` say.

use super::messages::messages;

messages! {
    /// Sentences and heads; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum WhatIf {
        // Names of cases and rungs.
        Today => en: "today", vi: "hiện tại";
        Equal => en: "equal split", vi: "chia đều";
        OwnPlan => en: "your own plan", vi: "kế hoạch của bạn";
        BestTiming => en: "today's mix, best timing", vi: "chỉ chọn lại tháng chi";
        BestMix => en: "best mix", vi: "phân bổ tối ưu";
        // `compare`
        CompareSubtitle { cases: usize, first: String } =>
            en: if *cases == 1 {
                "one plan; state what_ifs, or give --set, --with or another file to compare it with".to_owned()
            } else {
                format!("{cases} plans side by side · differences are against {first}")
            },
            vi: if *cases == 1 {
                "mới có một phương án; hãy thêm what_ifs, --set, --with hoặc một tệp khác để so sánh".to_owned()
            } else {
                format!("{cases} phương án cạnh nhau · chênh lệch so với {first}")
            };
        Figure => en: "Plans side by side", vi: "Các phương án";
        /// Above the rows of differences.
        Against { first: String } => en: "Against {first}", vi: "So với {first}";
        /// A row of differences of a figure.
        Change(figure: String) => en: "Δ {figure}", vi: "± {figure}";
        NoPlanHeading => en: "Without a plan", vi: "Không có kế hoạch";
        /// A case without a plan: its name and the rules that clash.
        Clash { case: String, rules: Vec<String> } =>
            en: format!(
                "{case}: these rules cannot hold together: {}.",
                rules.join("; ")
            ),
            vi: format!(
                "{case}: các ràng buộc này không thể cùng đúng: {}.",
                rules.join("; ")
            );
        /// Stopped before a plan was found.
        NoPlanInTime { case: String } =>
            en: "{case}: stopped at a limit before a plan was found.",
            vi: "{case}: đã dừng trước khi tìm được kế hoạch.";
        BrokenHeading => en: "Rules that a plan breaks", vi: "Ràng buộc bị vi phạm";
        /// A reference plan breaks rules.
        Breaks { case: String, rules: Vec<String> } =>
            en: format!("{case}: {}.", rules.join("; ")),
            vi: format!("{case}: {}.", rules.join("; "));
        /// Every best plan is proven.
        AllProven => en: "Every best plan is proven optimal", vi: "Mọi kế hoạch tối ưu đều đã được chứng minh";
        SomeOpen { cases: String } => en: "Not proven optimal: {cases}", vi: "Chưa chứng minh tối ưu: {cases}";
        Legend => en: "Names in full", vi: "Tên đầy đủ";
        LadderHeading => en: "Step by step", vi: "Từng bước một";
        /// Today's totals at better times clash with a rule.
        NoTiming =>
            en: "The step “today's mix, best timing” is left out: the channels' totals of today clash with a \
                 rule.",
            vi: "Thiếu bước “chỉ chọn lại tháng chi”: giữ nguyên tổng chi hiện tại của từng kênh thì vướng \
                 ràng buộc.";
        /// No channel states what is spent today.
        NoToday =>
            en: "There is no step “today”: no channel states `current`, what it spends per month.",
            vi: "Chưa có bước “hiện tại”: chưa kênh nào ghi `current` (đang chi bao nhiêu mỗi tháng).";
        Step => en: "Step", vi: "Bước";
        Adds => en: "Adds", vi: "Thêm được";
        // `sweep`
        SweepSubtitle { path: String, from: String, to: String, points: usize } =>
            en: "{path} from {from} to {to}, {points} points",
            vi: "{path} từ {from} đến {to}, {points} điểm";
        SweepHeading => en: "Best plan at each value", vi: "Kế hoạch tốt nhất ở từng mức";
        Value => en: "Value", vi: "Mức";
        /// What the objective gained per unit of the value since the point before.
        Gain => en: "Per unit more", vi: "Thêm 1 được";
        Reading => en: "What it says", vi: "Cách đọc";
        Knee { value: String } =>
            en: "Knee at {value}: up to here most is gained, beyond it each unit brings less.",
            vi: "Điểm bão hòa ở {value}: đến đây là được nhiều nhất, chi thêm thì mỗi đồng đem về ít dần.";
        /// From here on a further unit gains nothing.
        SpendNoMore { value: String } =>
            en: "Do not spend more: from {value} on, the next unit no longer pays.",
            vi: "Đừng chi thêm: từ {value} trở đi, đồng tiếp theo không còn sinh lãi.";
        StillPays { value: String, gain: String } =>
            en: "At {value} the next unit still pays: {gain} for each unit more.",
            vi: "Ở {value}, chi thêm vẫn có lãi: mỗi đồng thêm được {gain}.";
        /// Of a figure that is no spend: where the plan is worth most.
        BestAt { value: String } =>
            en: "The plan is worth most at {value}.",
            vi: "Kết quả tốt nhất ở mức {value}.";
        /// From here on the figure changes nothing.
        NothingMore { value: String } =>
            en: "From {value} on it changes nothing.",
            vi: "Từ {value} trở lên, kết quả không thay đổi nữa.";
        AllTheSame =>
            en: "In this range the figure changes nothing.",
            vi: "Trong khoảng này, thay đổi con số không làm kết quả thay đổi.";
        AtKnee => en: "◆ knee", vi: "◆ điểm bão hòa";
        AtStop => en: "■ no more", vi: "■ đừng chi thêm";
        NoPlan => en: "no plan", vi: "không có";
        /// Rows are one path, columns the other.
        GridNote { rows: String, columns: String, figure: String } =>
            en: "Rows: {rows}. Columns: {columns}. Cells: {figure}.",
            vi: "Hàng: {rows}. Cột: {columns}. Trong ô: {figure}.";
        // `top-up`
        TopUpSubtitle { extra: String } =>
            en: "where an extra {extra} goes on top of the committed plan",
            vi: "có thêm {extra} thì nên chi vào đâu, trên kế hoạch đã chốt";
        TopUpHeading => en: "By channel", vi: "Theo kênh";
        Committed => en: "Committed", vi: "Đã chốt";
        Extra => en: "Extra", vi: "Thêm";
        NewTotal => en: "Total", vi: "Tổng";
        When => en: "Months", vi: "Tháng";
        TopUpAdds { spent: String, value: String } =>
            en: "An extra {spent}, fees included, adds {value}.",
            vi: "Chi thêm {spent} (gồm phí) đem về thêm {value}.";
        /// Part of the extra is better kept.
        Keep { left: String } =>
            en: "Keep {left}: no channel pays for it in this period.",
            vi: "Nên giữ lại {left}: trong kỳ này không kênh nào hoàn vốn cho số đó.";
        AllUsed => en: "All of the extra is used.", vi: "Khoản thêm được dùng hết.";
        // `replan`
        ReplanSubtitle { months: String } =>
            en: "spent already: {months} · the rest is planned again",
            vi: "đã chi: {months} · phần còn lại được tính lại";
        DriftHeading => en: "Plan and actual spend so far", vi: "Kế hoạch và thực chi đến nay";
        Planned => en: "Plan", vi: "Kế hoạch";
        Actual => en: "Actual", vi: "Thực chi";
        Difference => en: "Difference", vi: "Chênh lệch";
        DriftTotal { planned: String, actual: String, difference: String } =>
            en: "Planned {planned}, spent {actual}: {difference}.",
            vi: "Kế hoạch {planned}, thực chi {actual}: {difference}.";
        DriftLargest { channel: String, difference: String } =>
            en: "Farthest from the plan: {channel}, {difference}.",
            vi: "Lệch nhiều nhất: {channel}, {difference}.";
        OnPlan => en: "Every channel spent what was planned.", vi: "Mọi kênh đều chi đúng kế hoạch.";
        /// Results landed as expected, or not: what the curves expect of what was spent, what came.
        ResultDrift { kpi: String, expected: String, actual: String, difference: String } =>
            en: "{kpi}: {expected} was to be expected of this spend, {actual} came: {difference}.",
            vi: "{kpi}: với mức đã chi, lẽ ra đạt {expected}, thực tế {actual}: {difference}.";
        /// A month that is half over.
        HalfOver { month: String, days: u32, of: u32, spent: String, rest: String } =>
            en: "{month} is told up to day {days} of {of}: the {spent} spent are its least, {rest} more is planned for the rest of it.",
            vi: "{month} mới có số đến ngày {days}/{of}: đã chi {spent}, phần còn lại của tháng chi thêm {rest}.";
        PaysBack { amount: String } =>
            en: "{amount} was spent above the budget so far: the later months pay it back.",
            vi: "Đến nay đã chi vượt ngân sách {amount}: các tháng sau chi bớt để bù lại.";
        Beyond { amount: String } =>
            en: "{amount} was spent above the whole budget: no later month can pay that back.",
            vi: "Đã chi vượt toàn bộ ngân sách {amount}: các tháng sau không bù lại được.";
        Lapses { amount: String } =>
            en: "{amount} of the months so far was not spent and lapses: each month has its own budget. --set budget.rollover=true would move it on.",
            vi: "Các tháng qua còn {amount} chưa chi và bị bỏ, vì mỗi tháng có ngân sách riêng. Thêm --set budget.rollover=true để chuyển sang tháng sau.";
        /// What the new plan is worth, and the old one would have been.
        Worth { new: String, old: String } =>
            en: "With the rest planned again the whole period is worth {new}; the plan was worth {old}.",
            vi: "Tính lại phần còn lại thì cả kỳ đạt {new}; kế hoạch cũ là {old}.";
    }
}
