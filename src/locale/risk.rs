//! What uncertain returns make of a plan.

use super::messages::messages;

messages! {
    /// A sentence about what may become of a plan; amounts and chances are formatted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum RiskWords {
        /// Over the section.
        Heading => en: "If returns turn out differently", vi: "Nếu hiệu quả khác dự kiến";
        /// Eight times in ten the profit lies between these.
        Profit {
            /// 10th percentile.
            low: String,
            /// 90th percentile.
            high: String,
        } =>
            en: "Profit: 8 times in 10 between {low} and {high}.",
            vi: "Lợi nhuận: khả năng 80 % nằm trong khoảng {low} đến {high}.";
        /// The same of revenue.
        Revenue {
            /// 10th percentile.
            low: String,
            /// 90th percentile.
            high: String,
        } =>
            en: "Revenue: 8 times in 10 between {low} and {high}.",
            vi: "Doanh thu: khả năng 80 % nằm trong khoảng {low} đến {high}.";
        /// Why the middle of the outcomes is not the plan's own figure.
        Lopsided {
            /// Of the outcomes.
            middle: String,
            /// The plan's own.
            stated: String,
        } =>
            en: "Half of the outcomes bring more than {middle} of profit: the plan's own {stated} takes every \
                 return at its stated figure, and returns may exceed that by more than they fall short.",
            vi: "Một nửa số trường hợp có lợi nhuận trên {middle}: con số {stated} của kế hoạch lấy đúng hiệu \
                 quả đã nêu, còn thực tế có thể vượt nhiều hơn là hụt.";
        /// Chance of a profit below 0.
        Loss(chance: String) => en: "Chance of a loss: {chance}.", vi: "Khả năng bị lỗ: {chance}.";
        /// Chance of beating the current split.
        BeatCurrent(chance: String) =>
            en: "Chance of beating the current split: {chance}.",
            vi: "Khả năng tốt hơn cách chia hiện tại: {chance}.";
        /// As a headline: keep the current plan or test first, since the chance of beating it is low.
        Headline(chance: String) =>
            en: "Keep the current plan, or test first: this plan beats it in only {chance} of the cases.",
            vi: "Nên giữ kế hoạch hiện tại, hoặc chạy thử trước: kế hoạch này chỉ tốt hơn trong {chance} \
                 trường hợp.";
        /// Over the returns that were corrected.
        CorrectionHeading => en: "Returns, corrected for chance", vi: "Hiệu quả sau khi trừ phần may rủi";
        /// A channel's return as stated, and as the plan uses it.
        Corrected {
            /// As people name it.
            channel: String,
            /// As the file states it.
            stated: String,
            /// As the plan uses it.
            used: String,
        } =>
            en: "{channel}: stated {stated}, used {used}.",
            vi: "{channel}: nêu {stated}, dùng {used}.";
        /// What this plan would be worth at the returns as stated, and what it is worth now.
        Promised {
            /// Before the correction.
            before: String,
            /// After it.
            after: String,
        } =>
            en: "At the returns as stated this plan would promise {before}; corrected, it promises {after}.",
            vi: "Nếu tin đúng các con số đã nêu, kế hoạch này hứa {before}; sau khi hiệu chỉnh còn {after}.";
        /// What is maximised under "robust": the worst case in which so many channels fall short.
        Robust(channels: String) =>
            en: "worst case: returns of {channels} channels fall to their low figure",
            vi: "tình huống xấu: {channels} kênh chỉ đạt mức thấp";
        /// What is maximised under "cvar": the weight of the worst draws, and their share.
        Cvar {
            /// Of the worst draws.
            weight: String,
            /// Of all draws.
            tail: String,
        } =>
            en: "{weight} weight on the worst {tail} of the cases",
            vi: "{weight} trọng số cho {tail} trường hợp xấu nhất";
        /// Chance of a target.
        Target {
            /// In a sentence, with its figure and its months.
            target: String,
            /// Share of the draws.
            chance: String,
        } =>
            en: "Chance of reaching {target}: {chance}.",
            vi: "Khả năng đạt {target}: {chance}.";
        /// Targets on these KPIs have no chance, since nothing they rest on has a range.
        NoRange(kpis: String) =>
            en: "No chance is given for the targets on {kpis}: the file states no range for them.",
            vi: "Chưa nêu được khả năng đạt chỉ tiêu về {kpis}: tệp chưa cho khoảng thấp – cao.";
        /// How the figures were made.
        Draws {
            /// How many.
            draws: String,
            /// Of the draws, for who must make them again.
            seed: Option<u64>,
        } =>
            en: match seed {
                Some(seed) => {
                    format!("From {draws} draws of the returns within their ranges, seed {seed}.")
                }
                None => format!("From {draws} trials with returns within their ranges."),
            },
            vi: match seed {
                Some(seed) => {
                    format!("Tính từ {draws} lần thử với hiệu quả trong khoảng đã nêu, hạt giống {seed}.")
                }
                None => format!("Tính từ {draws} lần thử với hiệu quả trong khoảng đã nêu."),
            };
    }
}
