//! What uncertain returns make of a plan.

use super::messages::messages;

messages! {
    /// A sentence about what may become of a plan; amounts and chances are formatted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum RiskWords {
        /// Over the section.
        Heading => en: "If returns turn out differently", vi: "Nếu hiệu quả khác dự kiến";
        /// Eight times in ten the profit lies between these; the mean beside them.
        Profit {
            /// 10th percentile.
            low: String,
            /// 90th percentile.
            high: String,
            /// Over the draws.
            mean: String,
        } =>
            en: "Profit: 8 times in 10 between {low} and {high}; {mean} on average.",
            vi: "Lợi nhuận: 8 trên 10 trường hợp từ {low} đến {high}; trung bình {mean}.";
        /// The same of revenue.
        Revenue {
            /// 10th percentile.
            low: String,
            /// 90th percentile.
            high: String,
            /// Over the draws.
            mean: String,
        } =>
            en: "Revenue: 8 times in 10 between {low} and {high}; {mean} on average.",
            vi: "Doanh thu: 8 trên 10 trường hợp từ {low} đến {high}; trung bình {mean}.";
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
        /// Chance of a target on this KPI.
        Target {
            /// As people name it.
            kpi: String,
            /// Share of the draws.
            chance: String,
        } =>
            en: "Chance of reaching the target on {kpi}: {chance}.",
            vi: "Khả năng đạt mục tiêu {kpi}: {chance}.";
        /// How the figures were made.
        Draws {
            /// How many.
            draws: String,
            /// Of the draws.
            seed: u64,
        } =>
            en: "From {draws} draws of the returns within their ranges, seed {seed}.",
            vi: "Tính từ {draws} lần mô phỏng hiệu quả trong khoảng đã nêu, hạt giống {seed}.";
    }
}
