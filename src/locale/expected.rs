//! What would have been right, in a sentence.

use super::Lang;
use crate::lang::in_lang;
use crate::scenario::finding::Expected;

/// A kind of value, in a sentence.
pub(super) fn kind_of(lang: Lang, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => {
            in_lang!(lang, kind_of, en: "an object `{…}`", vi: "một đối tượng `{…}`")
        }
        Expected::List => in_lang!(lang, kind_of, en: "a list `[…]`", vi: "một danh sách `[…]`"),
        Expected::Number => in_lang!(lang, kind_of, en: "a number", vi: "một số"),
        Expected::WholeNumber => in_lang!(lang, kind_of, en: "a whole number", vi: "một số nguyên"),
        Expected::Text => {
            in_lang!(lang, kind_of, en: "a text in quotes", vi: "một chuỗi trong ngoặc kép")
        }
        Expected::TrueOrFalse => {
            in_lang!(lang, kind_of, en: "`true` or `false`", vi: "`true` hoặc `false`")
        }
        Expected::Amount => in_lang!(lang, kind_of,
            en: "an amount of money: `20000000`, or as a text `\"20M\"`",
            vi: "một số tiền: `20000000`, hoặc dạng chữ `\"20tr\"`"),
        Expected::Quantity => in_lang!(lang, kind_of,
            en: "a number: `500`, or as a text `\"1.2M\"`",
            vi: "một số: `500`, hoặc dạng chữ `\"1,2 tỷ\"`"),
        Expected::Share => in_lang!(lang, kind_of,
            en: "a share: `0.55`, or as a text `\"55%\"`",
            vi: "một tỷ trọng: `0.55`, hoặc dạng chữ `\"55%\"`"),
        Expected::AmountOrMonthly => in_lang!(lang, kind_of,
            en: "an amount of money, or a list with one per month",
            vi: "một số tiền, hoặc danh sách mỗi tháng một số"),
        Expected::ReturnOrRange => in_lang!(lang, kind_of,
            en: "a number, or `{\"low\": …, \"expected\": …, \"high\": …}`",
            vi: "một số, hoặc `{\"low\": …, \"expected\": …, \"high\": …}`"),
        Expected::NameOrTranslations => in_lang!(lang, kind_of,
            en: "a text, or `{\"en\": …, \"vi\": …}`",
            vi: "một chuỗi, hoặc `{\"en\": …, \"vi\": …}`"),
        Expected::Curve => in_lang!(lang, kind_of,
            en: "`\"linear\"`, or an object with one kind of curve as its key",
            vi: "`\"linear\"`, hoặc một đối tượng có khóa là loại đường cong"),
        Expected::Timing => in_lang!(lang, kind_of,
            en: "`\"immediate\"`, or an object with `delayed`, `geometric` or `weights`",
            vi: "`\"immediate\"`, hoặc một đối tượng có `delayed`, `geometric` hay `weights`"),
        Expected::Objective => in_lang!(lang, kind_of,
            en: "`\"profit\"`, the name of a KPI, or weights over KPIs and `spend`",
            vi: "`\"profit\"`, tên một KPI, hoặc trọng số của các KPI và `spend`"),
        Expected::ChannelId => in_lang!(lang, kind_of,
            en: "a channel id: letters, digits, `-` and `_`",
            vi: "id của kênh: chữ cái, chữ số, `-` và `_`"),
        Expected::ChannelOrId => in_lang!(lang, kind_of,
            en: "a channel `{…}`, or its id in quotes",
            vi: "một kênh `{…}`, hoặc id của kênh trong ngoặc kép"),
        Expected::Month => in_lang!(lang, kind_of,
            en: "a month: `\"2026-03\"`",
            vi: "một tháng: `\"2026-03\"`"),
        Expected::CurrencyCode => in_lang!(lang, kind_of,
            en: "a currency code of three capital letters, such as `VND` or `USD`",
            vi: "mã tiền tệ gồm ba chữ in hoa, như `VND` hoặc `USD`"),
        Expected::PlainName => in_lang!(lang, kind_of,
            en: "a name: not empty, without control characters",
            vi: "một tên: không để trống, không có ký tự điều khiển"),
        Expected::Value => in_lang!(lang, kind_of, en: "a value", vi: "một giá trị"),
    }
}
