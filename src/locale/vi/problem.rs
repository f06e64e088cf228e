//! What may be wrong with a scenario, in Vietnamese.

use crate::locale::catalogue::Said;
use crate::locale::{Lang, visible};
use crate::scenario::Problem;
use crate::scenario::finding::Expected;

fn quoted(text: &str) -> String {
    format!("`{}`", visible(text))
}

fn list(words: &[String], last: &str) -> String {
    let all: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    match all.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => all.join(""),
    }
}

fn nearest(nearest: Option<&String>, otherwise: String) -> String {
    match nearest {
        Some(name) => format!("có phải bạn muốn viết {}?", quoted(name)),
        None => otherwise,
    }
}

fn number(value: f64) -> String {
    Lang::Vi.number_trimmed(value, 6)
}

pub(super) fn problem(problem: &Problem) -> Said {
    match problem {
        Problem::Empty => Said::new(
            "tệp không có nội dung",
            "`phanbo init` tạo sẵn một kịch bản mẫu có chú thích",
        ),
        Problem::NotUtf8(at) => Said::new(
            format!("tệp không phải văn bản UTF-8 (byte thứ {at})"),
            "hãy lưu lại tệp với mã UTF-8",
        ),
        Problem::TooLarge { bytes, most } => Said::new(
            format!("tệp có {} byte", number(*bytes as f64)),
            format!("kịch bản tối đa {} byte", number(*most as f64)),
        ),
        Problem::GroupedNumber(found) => Said::new(
            format!("{} viết có dấu ngăn cách hàng nghìn", quoted(found)),
            "viết liền các chữ số, không dấu chấm hay phẩy: 20000000",
        ),
        Problem::MisplacedKey { key, belongs } => Said::new(
            format!("khóa {} không nằm ở đây", quoted(key)),
            format!("vị trí đúng của nó là {}", quoted(belongs)),
        ),
        Problem::ControlCharacter => Said::new(
            "ở đây có ký tự điều khiển hoặc khoảng trắng lạ",
            "hãy xóa đi; trong chuỗi, xuống dòng viết là `\\n`, tab viết là `\\t`",
        ),
        Problem::KindNeeds { kind, keys } => Said::new(
            format!("{} còn thiếu thông số", quoted(kind)),
            match keys.is_empty() {
                true => format!("viết `{{\"{}\": […]}}`", visible(kind)),
                false => format!("viết `{{\"{}\": {{{}}}}}`", visible(kind), figures(keys)),
            },
        ),
        Problem::KindStandsAlone(kind) => Said::new(
            format!("{} không có thông số nào", quoted(kind)),
            format!("chỉ cần viết `\"{}\"`", visible(kind)),
        ),
        Problem::GoesWith { key, needs } => Said::new(
            format!("{} chỉ có nghĩa khi đi cùng {}", quoted(key), quoted(needs)),
            format!("thêm {} hoặc bỏ {}", quoted(needs), quoted(key)),
        ),
        Problem::TooMany { found, most } => Said::new(
            format!("{} phần tử là quá nhiều", number(*found as f64)),
            format!("ghi tối đa {} phần tử", number(*most as f64)),
        ),
        Problem::TooLong { found, most } => Said::new(
            format!("chuỗi quá dài: {} ký tự", number(*found as f64)),
            format!("dùng tối đa {} ký tự", number(*most as f64)),
        ),
        Problem::ReservedName(name) => Said::new(
            format!("{} đã có nghĩa riêng, không đặt tên KPI như vậy được", quoted(name)),
            "hãy chọn tên khác",
        ),
        Problem::PresetCurrency { preset, currency, keys } => Said::new(
            format!("bộ số mẫu {} không có số tiền bằng {}", quoted(preset), visible(currency)),
            format!("tự ghi {}, hoặc dùng `VND` hay `USD`", list(keys, "và")),
        ),
        Problem::NoEffectAt(spend) => Said::new(
            format!("với mức chi {}, đường cong chưa có hiệu quả", number(*spend)),
            "nâng `roi_at` lên mức chi mà kênh đã có hiệu quả",
        ),
        Problem::Syntax(words) => Said::new(
            format!("JSON không hợp lệ: {}", visible(words)),
            "được dùng chú thích và dấu phẩy cuối, ngoài ra phải đúng chuẩn JSON",
        ),
        Problem::UnknownKey { key, nearest: near, allowed } => Said::new(
            format!("không có khóa {}", quoted(key)),
            nearest(near.as_ref(), format!("ở đây dùng được: {}", list(allowed, "và"))),
        ),
        Problem::DuplicateKey { key, first_line } => Said::new(
            format!("khóa {} bị ghi hai lần", quoted(key)),
            format!("chỉ giữ lại một; lần đầu ở dòng {first_line}"),
        ),
        Problem::MissingKey(key) => {
            Said::new(format!("thiếu {}", quoted(key)), format!("thêm {} vào đây", quoted(key)))
        }
        Problem::MissingOneOf(keys) => Said::new(
            format!("cần ít nhất một trong các khóa {}", list(keys, "và")),
            format!("thêm {}", list(keys, "hoặc")),
        ),
        Problem::OnlyOneOf(keys) => Said::new(
            format!("không dùng chung {} được", list(keys, "và")),
            format!("giữ {} và bỏ phần còn lại", list(keys, "hoặc")),
        ),
        Problem::WrongType { expected: wanted, found } => Said::new(
            format!("{} không đúng kiểu", quoted(found)),
            format!("ở đây cần {}", expected(*wanted)),
        ),
        Problem::OutOfRange { found, allowed } => Said::new(
            format!("{} nằm ngoài khoảng cho phép", quoted(found)),
            format!("cho phép: {}", quoted(allowed)),
        ),
        Problem::LooksLikePercent(value) => Said::new(
            format!("tỷ trọng {} lớn hơn 1", quoted(&number(*value))),
            format!(
                "tỷ trọng đi từ 0 đến 1: muốn {}% thì viết {}",
                number(*value),
                quoted(&plain(value / 100.0))
            ),
        ),
        Problem::NotOneOf { found, nearest: near, allowed } => Said::new(
            format!("{} không phải giá trị được dùng ở đây", quoted(found)),
            nearest(near.as_ref(), format!("cho phép: {}", list(allowed, "hoặc"))),
        ),
        Problem::WrongLength { found, expected } => Said::new(
            format!("có {found} phần tử, trong khi cần {expected}"),
            format!("ghi đúng {expected} phần tử"),
        ),
        Problem::EmptyList => Said::new("danh sách trống", "ghi ít nhất một phần tử"),
        Problem::BadMonth { found, within: None } => Said::new(
            format!("{} không phải là tháng", quoted(found)),
            "tháng viết theo dạng NĂM-THÁNG: `2026-03`",
        ),
        Problem::BadMonth { found, within: Some([first, last]) } => Said::new(
            format!("{} không thuộc kỳ kế hoạch", quoted(found)),
            format!("kỳ kế hoạch từ {} đến {}", quoted(first), quoted(last)),
        ),
        Problem::AfterStart { found, latest } => Said::new(
            format!("{} nằm sau khi kế hoạch bắt đầu", quoted(found)),
            format!("muộn nhất là {}", quoted(latest)),
        ),
        Problem::UnknownChannel { id, nearest: near } => Said::new(
            format!("không kênh nào có id {}", quoted(id)),
            nearest(near.as_ref(), "dùng một `id` có trong `channels`".to_owned()),
        ),
        Problem::DuplicateId { id, first } => Said::new(
            format!("hai kênh cùng có id {}", quoted(id)),
            format!("kênh đầu là {}: hãy đặt id khác cho kênh này", quoted(first)),
        ),
        Problem::BadName { found, allowed } => Said::new(
            format!("{} không phải {}", quoted(found), expected(*allowed)),
            format!("viết {}", expected(*allowed)),
        ),
        Problem::UnknownKpi { kpi, nearest: near } => Said::new(
            format!("không kênh nào tạo ra KPI {}", quoted(kpi)),
            nearest(
                near.as_ref(),
                "khai báo KPI này ở `yields` hoặc `cost_per` của một kênh".to_owned(),
            ),
        ),
        Problem::UnknownPreset { preset, tier, nearest: near } => Said::new(
            match tier {
                Some(tier) => {
                    format!("nhóm {} không có bộ số mẫu {}", quoted(tier), quoted(preset))
                }
                None => format!("muốn dùng bộ số mẫu {} thì phải chọn `tier`", quoted(preset)),
            },
            match tier {
                Some(tier) => nearest(
                    near.as_ref(),
                    format!("`phanbo models {}` liệt kê các bộ số mẫu", visible(tier)),
                ),
                None => "thêm `\"tier\": \"sme\"` hoặc `\"tier\": \"enterprise\"`".to_owned(),
            },
        ),
        Problem::Crossed { low_key, low, high_key, high } => Said::new(
            format!(
                "{} ({}) lớn hơn {} ({})",
                quoted(low_key),
                number(*low),
                quoted(high_key),
                number(*high)
            ),
            format!("hạ {} hoặc nâng {}", quoted(low_key), quoted(high_key)),
        ),
        Problem::NoReturn => Said::new(
            "kênh chưa có hệ số hiệu quả",
            "ghi `roi`, `yields` hoặc `cost_per`, hoặc chọn `preset` thuộc `tier` của kịch bản",
        ),
        Problem::RampNeedsMinIfActive => Said::new(
            "`ramp_up` cần có `min_if_active`",
            "không có mức chi tối thiểu thì việc chờ đợi chẳng tốn gì: hãy thêm `min_if_active`",
        ),
        Problem::HillNeedsCeiling => Said::new(
            "đường cong `hill` có `slope` dưới 1 phải có `ceiling`",
            "đồng đầu tiên sẽ có hiệu quả vô hạn: thêm `ceiling`, hoặc nâng `slope` lên từ 1 trở lên",
        ),
        Problem::PointsMustRise => Said::new(
            "các điểm không tăng dần",
            "mỗi điểm phải có mức chi lớn hơn điểm trước và hiệu quả không thấp hơn",
        ),
        Problem::NoWeights => {
            Said::new("mọi trọng số thời gian đều bằng 0", "cần ít nhất một trọng số lớn hơn 0")
        }
        Problem::EndlessTail => Said::new(
            "hiệu quả kéo dài quá lâu sau khi chi",
            "ghi `max_lag`, hoặc hạ `retention` hay `half_life`",
        ),
        Problem::NeededBy { key, command } => Said::new(
            format!("lệnh {} cần {}, nhưng tệp chưa có", quoted(command), quoted(key)),
            format!("thêm {}", quoted(key)),
        ),
    }
}

/// Parameters as they would be typed.
fn figures(keys: &[String]) -> String {
    let all: Vec<String> = keys.iter().map(|key| format!("\"{}\": …", visible(key))).collect();
    all.join(", ")
}

/// As JSON would have it.
fn plain(value: f64) -> String {
    format!("{}", (value * 1e9).round() / 1e9)
}

pub(super) fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => "một đối tượng `{…}`",
        Expected::List => "một danh sách `[…]`",
        Expected::Number => "một số",
        Expected::WholeNumber => "một số nguyên",
        Expected::Text => "một chuỗi trong ngoặc kép",
        Expected::TrueOrFalse => "`true` hoặc `false`",
        Expected::Amount => "một số tiền, viết liền không dấu phân cách (`20000000`)",
        Expected::AmountOrMonthly => "một số tiền, hoặc danh sách mỗi tháng một số",
        Expected::ReturnOrRange => "một số, hoặc `{\"low\": …, \"expected\": …, \"high\": …}`",
        Expected::NameOrTranslations => "một chuỗi, hoặc `{\"en\": …, \"vi\": …}`",
        Expected::Curve => "`\"linear\"`, hoặc một đối tượng có khóa là loại đường cong",
        Expected::Timing => {
            "`\"immediate\"`, hoặc một đối tượng có `delayed`, `geometric` hay `weights`"
        }
        Expected::Objective => "`\"profit\"`, tên một KPI, hoặc trọng số của các KPI và `spend`",
        Expected::ChannelId => "id của kênh: chữ cái, chữ số, `-` và `_`",
        Expected::ChannelOrId => "một kênh `{…}`, hoặc id của kênh trong ngoặc kép",
        Expected::Month => "một tháng: `\"2026-03\"`",
        Expected::CurrencyCode => "mã tiền tệ gồm ba chữ in hoa, như `VND` hoặc `USD`",
        Expected::PlainName => "một tên: không để trống, không có ký tự điều khiển",
        Expected::Value => "một giá trị",
    }
}
