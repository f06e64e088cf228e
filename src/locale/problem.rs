//! What may be wrong with a scenario.

use super::expected::kind_of;
use super::grammar::list;
use super::messages::{say, text};
use super::{Lang, visible};
use crate::figure::alone;
use crate::lang::in_lang;
use crate::scenario::Problem;

/// A fault, and a hint where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Lower case, no full stop.
    pub fault: String,
    /// What would be right.
    pub hint: Option<String>,
}

/// The fault and the hint, in each language.
macro_rules! said {
    ($lang:expr; $($code:ident: $fault:expr, $hint:expr);+) => {
        in_lang!($lang, said, $($code: Said { fault: text!($fault), hint: Some(text!($hint)) }),+)
    };
}

/// What is wrong at one place, and what would be right.
pub(super) fn problem(lang: Lang, problem: &Problem) -> Said {
    let number = |value: f64| lang.number_trimmed(value, 6);
    match problem {
        Problem::Empty => said!(lang;
            en: "the file is empty", "`phanbo init` writes a commented scenario to start from";
            vi: "tệp không có nội dung", "`phanbo init` tạo sẵn một kịch bản mẫu có chú thích"),
        Problem::NotUtf8(at) => said!(lang;
            en: "the file is not UTF-8 text (byte {at})", "save it as UTF-8 in your editor";
            vi: "tệp không phải văn bản UTF-8 (byte thứ {at})", "hãy lưu lại tệp với mã UTF-8"),
        Problem::TooLarge { bytes, most } => {
            let bytes = lang.count(*bytes);
            let most = lang.count(*most);
            said!(lang;
                en: "the file has {bytes} bytes", "a scenario has at most {most}";
                vi: "tệp có {bytes} byte", "kịch bản tối đa {most} byte")
        }
        Problem::GroupedNumber(found) => {
            let ways = match alone(found).map(|read| read.value) {
                Some(Ok(value)) => vec![quoted(plain(value))],
                Some(Err(readings)) => readings.map(|x| quoted(plain(x))).to_vec(),
                None => vec![quoted("20000000")],
            };
            let found = quoted(found);
            said!(lang;
                en: "{found} is written in groups of digits",
                    format!("write it without dots or commas between the digits: {}", ways.join(" or "));
                vi: "{found} viết có dấu ngăn cách hàng nghìn",
                    format!("viết liền các chữ số, không dấu chấm hay phẩy: {}", ways.join(" hoặc ")))
        }
        Problem::TwoReadings { found, readings } => {
            let (found, [whole, part]) = (quoted(found), readings.map(|x| quoted(plain(x))));
            said!(lang;
                en: "{found} can be read in two ways", "write {whole} or {part}, without quotes";
                vi: "{found} có thể hiểu theo hai cách", "hãy viết {whole} hoặc {part}, không có ngoặc kép")
        }
        Problem::OtherCurrency { found, currency } => {
            let [found, currency] = [found, currency].map(quoted);
            said!(lang;
                en: "{found} is not in {currency}, the currency of this scenario",
                    "write the amount in {currency}, or set `currency` to the one that is meant";
                vi: "{found} không phải số tiền bằng {currency}, loại tiền của kịch bản này",
                    "ghi số tiền bằng {currency}, hoặc đặt `currency` là loại tiền bạn muốn dùng")
        }
        Problem::MisplacedKey { key, belongs } => {
            let [key, belongs] = [key, belongs].map(quoted);
            said!(lang;
                en: "key {key} does not belong here", "it belongs at {belongs}";
                vi: "khóa {key} không nằm ở đây", "vị trí đúng của nó là {belongs}")
        }
        Problem::ControlCharacter => said!(lang;
            en: "a control character or an unusual blank stands here",
                "delete it; within a text write a line break as `\\n` and a tab as `\\t`";
            vi: "ở đây có ký tự điều khiển hoặc khoảng trắng lạ",
                "hãy xóa đi; trong chuỗi, xuống dòng viết là `\\n`, tab viết là `\\t`"),
        Problem::KindNeeds { kind, keys } => said!(lang;
        en: format!("{} needs its figures", quoted(kind)),
            match keys.is_empty() {
                true => format!("write `{{\"{}\": […]}}`", visible(kind)),
                false => format!("write `{{\"{}\": {{{}}}}}`", visible(kind), figures(keys)),
            };
        vi: format!("{} còn thiếu thông số", quoted(kind)),
            match keys.is_empty() {
                true => format!("viết `{{\"{}\": […]}}`", visible(kind)),
                false => format!("viết `{{\"{}\": {{{}}}}}`", visible(kind), figures(keys)),
            }),
        Problem::KindStandsAlone(kind) => said!(lang;
            en: format!("{} takes no figures", quoted(kind)), format!("write `\"{}\"` alone", visible(kind));
            vi: format!("{} không có thông số nào", quoted(kind)),
                format!("chỉ cần viết `\"{}\"`", visible(kind))),
        Problem::GoesWith { key, needs } => {
            let [key, needs] = [key, needs].map(quoted);
            said!(lang;
                en: "{key} means something only together with {needs}", "add {needs} or remove {key}";
                vi: "{key} chỉ có nghĩa khi đi cùng {needs}", "thêm {needs} hoặc bỏ {key}")
        }
        Problem::TooMany { found, most } => {
            let found = lang.count(*found);
            let most = lang.count(*most);
            said!(lang;
                en: "{found} entries are too many", "give at most {most}";
                vi: "{found} phần tử là quá nhiều", "ghi tối đa {most} phần tử")
        }
        Problem::TooLong { found, most } => {
            let found = lang.count(*found);
            let most = lang.count(*most);
            said!(lang;
                en: "the text is too long: {found} characters", "use at most {most}";
                vi: "chuỗi quá dài: {found} ký tự", "dùng tối đa {most} ký tự")
        }
        Problem::ReservedName(name) => {
            let name = quoted(name);
            said!(lang;
                en: "{name} has a meaning of its own and cannot name a KPI", "choose another name";
                vi: "{name} đã có nghĩa riêng, không đặt tên KPI như vậy được", "hãy chọn tên khác")
        }
        Problem::PresetCurrency { preset, currency, keys } => {
            let preset = quoted(preset);
            said!(lang;
                en: format!("preset {preset} has no amounts in {}", visible(currency)),
                    format!("give {} yourself, or use `VND` or `USD`", listed(keys, "and"));
                vi: format!("bộ số mẫu {preset} không có số tiền bằng {}", visible(currency)),
                    format!("tự ghi {}, hoặc dùng `VND` hay `USD`", listed(keys, "và")))
        }
        Problem::NoEffectAt(spend) => {
            let spend = number(*spend);
            said!(lang;
                en: "the curve has no effect yet at a spend of {spend}",
                    "raise `roi_at` to a spend at which the channel works";
                vi: "với mức chi {spend}, đường cong chưa có hiệu quả",
                    "nâng `roi_at` lên mức chi mà kênh đã có hiệu quả")
        }
        Problem::Syntax(words) => said!(lang;
            en: format!("not valid JSON: {}", visible(words)),
                "comments and trailing commas are accepted, nothing else beyond JSON";
            vi: format!("JSON không hợp lệ: {}", visible(words)),
                "được dùng chú thích và dấu phẩy cuối, ngoài ra phải đúng chuẩn JSON"),
        Problem::UnknownKey { key, nearest, allowed } => {
            let key = quoted(key);
            said!(lang;
                en: "unknown key {key}",
                    meant(lang, nearest, format!("allowed here: {}", listed(allowed, "and")));
                vi: "không có khóa {key}",
                    meant(lang, nearest, format!("ở đây dùng được: {}", listed(allowed, "và"))))
        }
        Problem::DuplicateKey { key, first_line } => {
            let key = quoted(key);
            said!(lang;
                en: "key {key} is given twice", "keep one of them; the first is on line {first_line}";
                vi: "khóa {key} bị ghi hai lần", "chỉ giữ lại một; lần đầu ở dòng {first_line}")
        }
        Problem::MissingKey(key) => {
            let key = quoted(key);
            said!(lang;
                en: "{key} is missing", "add {key} here";
                vi: "thiếu {key}", "thêm {key} vào đây")
        }
        Problem::MissingOneOf(keys) => said!(lang;
            en: format!("one of {} is missing", listed(keys, "and")), format!("add {}", listed(keys, "or"));
            vi: format!("cần ít nhất một trong các khóa {}", listed(keys, "và")),
                format!("thêm {}", listed(keys, "hoặc"))),
        Problem::OnlyOneOf(keys) => said!(lang;
            en: format!("{} exclude each other", listed(keys, "and")),
                format!("keep {} and remove the rest", listed(keys, "or"));
            vi: format!("không dùng chung {} được", listed(keys, "và")),
                format!("giữ {} và bỏ phần còn lại", listed(keys, "hoặc"))),
        Problem::WrongType { expected, found } => {
            let found = quoted(found);
            said!(lang;
                en: "{found} is of the wrong type", format!("write {}", kind_of(lang, *expected));
                vi: "{found} không đúng kiểu", format!("ở đây cần {}", kind_of(lang, *expected)))
        }
        Problem::OutOfRange { found, allowed } => {
            let [found, allowed] = [found, allowed].map(quoted);
            said!(lang;
                en: "{found} is out of range", "allowed: {allowed}";
                vi: "{found} nằm ngoài khoảng cho phép", "cho phép: {allowed}")
        }
        Problem::LooksLikePercent(value) => said!(lang;
            en: format!("{} is a share above 1", quoted(number(*value))),
                format!("shares run from 0 to 1: for {}% write {}", number(*value), quoted(plain(value / 100.0)));
            vi: format!("tỷ trọng {} lớn hơn 1", quoted(number(*value))),
                format!("tỷ trọng đi từ 0 đến 1: muốn {}% thì viết {}", number(*value), quoted(plain(value / 100.0)))),
        Problem::NotOneOf { found, nearest, allowed } => {
            let found = quoted(found);
            said!(lang;
                en: "{found} is not one of the words allowed here",
                    meant(lang, nearest, format!("allowed: {}", listed(allowed, "or")));
                vi: "{found} không phải giá trị được dùng ở đây",
                    meant(lang, nearest, format!("cho phép: {}", listed(allowed, "hoặc"))))
        }
        Problem::WrongLength { found, expected } => said!(lang;
            en: format!("{found} {}, but {expected} are needed", entries(*found)),
                format!("give exactly {expected} {}", entries(*expected));
            vi: "có {found} phần tử, trong khi cần {expected}", "ghi đúng {expected} phần tử"),
        Problem::EmptyList => said!(lang;
            en: "the list is empty", "give at least one entry";
            vi: "danh sách trống", "ghi ít nhất một phần tử"),
        Problem::BadMonth { found, within: None } => {
            let found = quoted(found);
            said!(lang;
                en: "{found} is not a month", "a month is written YYYY-MM: `2026-03`";
                vi: "{found} không phải là tháng", "tháng viết theo dạng NĂM-THÁNG: `2026-03`")
        }
        Problem::BadMonth { found, within: Some([first, last]) } => {
            let [found, first, last] = [found, first, last].map(quoted);
            said!(lang;
                en: "{found} is not a month of the plan", "the plan runs from {first} to {last}";
                vi: "{found} không thuộc kỳ kế hoạch", "kỳ kế hoạch từ {first} đến {last}")
        }
        Problem::AfterStart { found, latest } => {
            let [found, latest] = [found, latest].map(quoted);
            said!(lang;
                en: "{found} is after the start of the plan", "allowed: {latest} or earlier";
                vi: "{found} nằm sau khi kế hoạch bắt đầu", "muộn nhất là {latest}")
        }
        Problem::UnknownChannel { id, nearest } => {
            let id = quoted(id);
            said!(lang;
                en: "no channel has the id {id}", meant(lang, nearest, "use an `id` from `channels`");
                vi: "không kênh nào có id {id}", meant(lang, nearest, "dùng một `id` có trong `channels`"))
        }
        Problem::DuplicateId { id, first } => {
            let [id, first] = [id, first].map(quoted);
            said!(lang;
                en: "two channels have the id {id}", "the first is {first}: give this one another id";
                vi: "hai kênh cùng có id {id}", "kênh đầu là {first}: hãy đặt id khác cho kênh này")
        }
        Problem::BadName { found, allowed } => {
            let found = quoted(found);
            said!(lang;
                en: format!("{found} is not {}", kind_of(lang, *allowed)),
                    format!("write {}", kind_of(lang, *allowed));
                vi: format!("{found} không phải {}", kind_of(lang, *allowed)),
                    format!("viết {}", kind_of(lang, *allowed)))
        }
        Problem::UnknownKpi { kpi, nearest } => {
            let kpi = quoted(kpi);
            said!(lang;
                en: "no channel yields the KPI {kpi}",
                    meant(lang, nearest, "give a channel this KPI in `yields` or `cost_per`");
                vi: "không kênh nào tạo ra KPI {kpi}",
                    meant(lang, nearest, "khai báo KPI này ở `yields` hoặc `cost_per` của một kênh"))
        }
        Problem::UnknownPreset { preset, tier: None, nearest: _ } => {
            let preset = quoted(preset);
            said!(lang;
                en: "preset {preset} needs a tier", "add `\"tier\": \"sme\"` or `\"tier\": \"enterprise\"`";
                vi: "muốn dùng bộ số mẫu {preset} thì phải chọn `tier`",
                    "thêm `\"tier\": \"sme\"` hoặc `\"tier\": \"enterprise\"`")
        }
        Problem::UnknownPreset { preset, tier: Some(tier), nearest } => {
            let (preset, tier) = (quoted(preset), visible(tier));
            said!(lang;
                en: "tier `{tier}` has no preset {preset}",
                    meant(lang, nearest, format!("`phanbo models {tier}` lists the presets"));
                vi: "nhóm `{tier}` không có bộ số mẫu {preset}",
                    meant(lang, nearest, format!("`phanbo models {tier}` liệt kê các bộ số mẫu")))
        }
        Problem::Crossed { low_key, low, high_key, high } => {
            let [low_key, high_key] = [low_key, high_key].map(quoted);
            let low = number(*low);
            let high = number(*high);
            said!(lang;
                en: "{low_key} ({low}) is above {high_key} ({high})", "lower {low_key} or raise {high_key}";
                vi: "{low_key} ({low}) lớn hơn {high_key} ({high})", "hạ {low_key} hoặc nâng {high_key}")
        }
        Problem::NoReturn => said!(lang;
            en: "the channel states no return",
                "give it `roi`, `yields` or `cost_per`, or a `preset` of the scenario's `tier`";
            vi: "kênh chưa có hệ số hiệu quả",
                "ghi `roi`, `yields` hoặc `cost_per`, hoặc chọn `preset` thuộc `tier` của kịch bản"),
        Problem::RampNeedsMinIfActive => said!(lang;
            en: "`ramp_up` needs `min_if_active`",
                "without a least monthly spend, waiting would cost nothing: add `min_if_active`";
            vi: "`ramp_up` cần có `min_if_active`",
                "không có mức chi tối thiểu thì việc chờ đợi chẳng tốn gì: hãy thêm `min_if_active`"),
        Problem::HillNeedsCeiling => said!(lang;
            en: "a `hill` with a `slope` below 1 needs its `ceiling`",
                "its first unit of money has no finite return: add `ceiling`, or raise `slope` to 1 or more";
            vi: "đường cong `hill` có `slope` dưới 1 phải có `ceiling`",
                "đồng đầu tiên sẽ có hiệu quả vô hạn: thêm `ceiling`, hoặc nâng `slope` lên từ 1 trở lên"),
        Problem::PointsMustRise => said!(lang;
            en: "the points do not rise",
                "give each point a greater spend than the one before, and no smaller effect";
            vi: "các điểm không tăng dần",
                "mỗi điểm phải có mức chi lớn hơn điểm trước và hiệu quả không thấp hơn"),
        Problem::NoWeights => said!(lang;
            en: "all timing weights are 0", "at least one weight must be above 0";
            vi: "mọi trọng số thời gian đều bằng 0", "cần ít nhất một trọng số lớn hơn 0"),
        Problem::EndlessTail => said!(lang;
            en: "the effect lasts too long after the spend",
                "give `max_lag`, or lower `retention` or `half_life`";
            vi: "hiệu quả kéo dài quá lâu sau khi chi", "ghi `max_lag`, hoặc hạ `retention` hay `half_life`"),
        Problem::NeededBy { key, command } => {
            let [key, command] = [key, command].map(quoted);
            said!(lang;
                en: "{command} needs {key}, which is missing", "add {key}";
                vi: "lệnh {command} cần {key}, nhưng tệp chưa có", "thêm {key}")
        }
    }
}

fn quoted(text: impl AsRef<str>) -> String {
    format!("`{}`", visible(text.as_ref()))
}

fn listed(words: &[String], and: &str) -> String {
    list(&words.iter().map(quoted).collect::<Vec<_>>(), and)
}

fn meant(lang: Lang, nearest: &Option<String>, otherwise: impl Into<String>) -> String {
    match nearest {
        Some(name) => {
            let name = quoted(name);
            say!(lang; en: "did you mean {name}?", vi: "có phải bạn muốn viết {name}?")
        }
        None => otherwise.into(),
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

fn entries(count: usize) -> &'static str {
    if count == 1 { "entry" } else { "entries" }
}
