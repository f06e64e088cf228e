//! Returns drawn toward what is known of such channels (`risk.shrink`).
