//! What the usual KPIs are called.

/// As it stands after a number; `None` for a key of the planner's own.
pub(super) fn kpi(key: &str) -> Option<&'static str> {
    Some(match key {
        "leads" => "leads",
        "orders" => "orders",
        "bookings" => "bookings",
        "sales" => "sales",
        "customers" => "customers",
        "new_customers" => "new customers",
        "visits" => "visits",
        "sessions" => "sessions",
        "clicks" => "clicks",
        "impressions" => "impressions",
        "thousand_impressions" => "thousand impressions",
        "views" => "views",
        "calls" => "calls",
        "installs" => "installs",
        "downloads" => "downloads",
        "signups" => "sign-ups",
        "registrations" => "registrations",
        "trials" => "trials",
        "demos" => "demos",
        "subscribers" => "subscribers",
        "followers" => "followers",
        "messages" => "messages",
        "store_visits" => "store visits",
        "appointments" => "appointments",
        "reach" => "reach",
        "units" => "units",
        "transactions" => "transactions",
        "purchases" => "purchases",
        "conversions" => "conversions",
        _ => return None,
    })
}
