//! Kế hoạch chắc đến đâu, tiếng Việt.

use crate::locale::robust::Robust;

pub(super) fn robust(said: &Robust) -> String {
    match said {
        Robust::Subtitle => "kế hoạch chắc đến đâu, và nên tìm hiểu thêm điều gì".to_owned(),
        Robust::ChannelsHeading => "Từng kênh".to_owned(),
        Robust::FlipsAt => "Đổi khi hệ số".to_owned(),
        Robust::Now => "Hiện dùng".to_owned(),
        Robust::Least => "Chi từ".to_owned(),
        Robust::Most => "đến".to_owned(),
        Robust::WorthOfKnowing => "Giá trị nếu biết chắc".to_owned(),
        Robust::ChannelsNote => "Đổi khi hệ số: thấp hơn mức này thì kế hoạch bỏ kênh, cao hơn thì dùng. Chi từ … đến: các mức chi cả kỳ mà kết quả kém tối đa 1%. Giá trị nếu biết chắc: trung bình được thêm bao nhiêu nếu biết đúng hiệu quả của kênh trước khi lập kế hoạch.".to_owned(),
        Robust::HorizonsHeading => "Nếu thời kỳ dài ngắn khác đi".to_owned(),
        Robust::Horizon => "Thời kỳ".to_owned(),
        Robust::Months(months) => format!("{months} tháng"),
        Robust::Largest => "Kênh lớn nhất".to_owned(),
        Robust::NextHeading => "Nên làm gì tiếp".to_owned(),
        Robust::Test { channel, spend, months, worth } => format!(
            "Thử trước {channel}: khoảng {spend} mỗi tháng trong {months} tháng, có nhóm đối chứng. Biết chắc hiệu quả của kênh này đáng giá khoảng {worth} cả kỳ."
        ),
        Robust::NothingToLearn => "Không con số nào đáng để tốn tiền tìm hiểu thêm: biết rõ hơn cũng không làm đổi kế hoạch.".to_owned(),
        Robust::Firm { channels } => format!("Chắc: hiệu quả giảm một nửa vẫn nằm trong kế hoạch: {channels}."),
        Robust::Fragile { channels } => format!("Mong manh: hiệu quả chỉ cần giảm dưới 20% là bị loại: {channels}."),
    }
}
