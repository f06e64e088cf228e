//! The commented scenario that `init` writes.

use super::Lang;
use crate::lang::in_lang;
use crate::scenario::Tier;

/// A scenario to start from; `@…@` in its text is filled in for the tier.
pub(super) fn scaffold(lang: Lang, tier: Tier) -> String {
    let text = in_lang!(lang, scaffold,
        en: include_str!("scaffold.en.jsonc"),
        vi: include_str!("scaffold.vi.jsonc"));
    let name = match tier {
        Tier::Sme => in_lang!(lang, scaffold, en: "My shop", vi: "Cửa hàng của tôi"),
        Tier::Enterprise => in_lang!(lang, scaffold, en: "My company", vi: "Công ty của tôi"),
    };
    let [monthly, total, ppc_max] = match tier {
        Tier::Sme => ["20000000", "200000000", "15000000"],
        Tier::Enterprise => ["1000000000", "10000000000", "400000000"],
    };
    let figures = [
        ("@name@", name),
        ("@tier@", tier.key()),
        ("@margin@", "0.5"),
        ("@monthly@", monthly),
        ("@total@", total),
        ("@ppc_max@", ppc_max),
    ];
    figures.iter().fold(text.to_owned(), |text, (mark, figure)| text.replace(mark, figure))
}
