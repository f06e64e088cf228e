//! A commented scenario in English.

use crate::locale::catalogue::Figures;
use crate::scenario::Tier;

pub(super) fn scaffold(tier: Tier) -> String {
    let f = Figures::of(tier);
    format!(
        r#"// A scenario for phanbo. Comments like this one and trailing commas are allowed.
// Check it:  phanbo check FILE      Solve it:  phanbo solve FILE
{{
  // The schema lets your editor complete and check keys: phanbo schema -o phanbo.schema.json
  "$schema": "phanbo.schema.json",
  "version": 1,

  // Shown in tables and reports.
  "name": "{name}",

  // Presets for the channels below; `phanbo models {tier}` lists them with their sources.
  // Every figure of a channel can be overridden by your own.
  "tier": "{tier}",
  "currency": "VND",

  // First month of the plan; next month where it is left out.
  // "start": "2027-01",
  "months": 12,

  // Gross profit per unit of revenue. Break-even ROAS is 1 / gross_margin.
  "gross_margin": {margin},

  // Share of the effects landing after the last month that the goal counts, 0 to 1.
  "after_horizon": 0,

  // What is maximised: "profit", "revenue", the name of a KPI, or weights over KPIs.
  "objective": "profit",

  "budget": {{
    // At most this much in each month, fees included; a list gives each month its own.
    "monthly": {monthly},
    // At most this much over all months.
    // "total": {total},
    // true: the budget is used up exactly. false: what would lose money stays unspent.
    "spend_all": false,
  }},

  "channels": [
    // Search engine optimisation: slow to start, long to last.
    {{ "id": "seo" }},
    {{ "id": "content" }},
    // Pay per click: works at once, ends with the money.
    {{
      "id": "ppc",
      // At most this much in each month.
      "max": {ppc_max},
      // Your own figures replace the preset's:
      // "roi": {{ "low": 1.5, "expected": 2.5, "high": 4 }},
      // "incrementality": 0.7,
    }},
    {{ "id": "smm" }},
    {{ "id": "email" }},
    {{ "id": "video" }},
  ],

  // Rules over groups of channels; "per" is "month" or "total".
  "limits": [
    {{ "name": "Paid media", "channels": ["ppc", "smm"], "max_share": 0.7 }},
  ],

  // Where returns carry ranges: draw figures that look too good toward plausible ones. Where the
  // ranges are wide, also change no channel by more than half of what it spends today ("current").
  // "risk": {{ "shrink": true }},
  // "stay_within": 0.5,

  // Outcomes that the plan must reach.
  // "targets": [{{ "kpi": "revenue", "per_spend_at_least": 2 }}],
}}
"#,
        name = f.name_en,
        tier = tier.key(),
        margin = f.gross_margin,
        monthly = f.monthly,
        total = f.total,
        ppc_max = f.ppc_max,
    )
}
