//! What `robustness` says.

use super::messages::messages;

messages! {
    /// Heads and sentences; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Robust {
        Subtitle =>
            en: "how far the plan can be trusted, and what to learn next",
            vi: "kế hoạch chắc đến đâu, và nên tìm hiểu thêm điều gì";
        ChannelsHeading => en: "By channel", vi: "Từng kênh";
        FlipsAt => en: "Flips at", vi: "Đổi khi hệ số";
        Now => en: "Used now", vi: "Hiện dùng";
        Least => en: "Spend from", vi: "Chi từ";
        Most => en: "to", vi: "đến";
        WorthOfKnowing => en: "Worth of knowing", vi: "Giá trị nếu biết chắc";
        ChannelsNote =>
            en: "Flips at: below this return the plan drops the channel, above it uses it. Spend from … to: \
                 totals at which the result falls by at most 1%. Worth of knowing: what is gained on average, \
                 were the channel's return known before planning.",
            vi: "Đổi khi hệ số: thấp hơn mức này thì kế hoạch bỏ kênh, cao hơn thì dùng. Chi từ … đến: các mức \
                 chi cả kỳ mà kết quả kém tối đa 1%. Giá trị nếu biết chắc: trung bình được thêm bao nhiêu nếu \
                 biết đúng hiệu quả của kênh trước khi lập kế hoạch.";
        HorizonsHeading => en: "Were the period shorter or longer", vi: "Nếu thời kỳ dài ngắn khác đi";
        Horizon => en: "Period", vi: "Thời kỳ";
        Months(months: usize) => en: "{months} months", vi: "{months} tháng";
        Largest => en: "Largest channel", vi: "Kênh lớn nhất";
        NextHeading => en: "What to do next", vi: "Nên làm gì tiếp";
        /// Which channel, how much a month, how long, what knowing is worth.
        Test { channel: String, spend: String, months: usize, worth: String } =>
            en: "Test {channel} first: about {spend} a month for {months} months, with a control. Knowing its \
                 return is worth about {worth} over the period.",
            vi: "Thử trước {channel}: khoảng {spend} mỗi tháng trong {months} tháng, có nhóm đối chứng. Biết \
                 chắc hiệu quả của kênh này đáng giá khoảng {worth} cả kỳ.";
        NothingToLearn =>
            en: "No figure is worth paying to learn: knowing it better would not change the plan.",
            vi: "Không con số nào đáng để tốn tiền tìm hiểu thêm: biết rõ hơn cũng không làm đổi kế hoạch.";
        /// Channels whose return may fall far before the plan changes.
        Firm { channels: String } =>
            en: "Firm: in the plan even at half the return: {channels}.",
            vi: "Chắc: hiệu quả giảm một nửa vẫn nằm trong kế hoạch: {channels}.";
        /// Channels that a small fall would throw out.
        Fragile { channels: String } =>
            en: "Fragile: out of the plan if the return is less than 20% lower: {channels}.",
            vi: "Mong manh: hiệu quả chỉ cần giảm dưới 20% là bị loại: {channels}.";
    }
}
