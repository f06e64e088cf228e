//! The known name that was probably meant.

use strsim::damerau_levenshtein;

/// The one of `known` nearest to `typed`, where one is near enough to be meant: wrong letters,
/// swapped letters, another case, `-` or nothing for `_`. Of equally near ones the first that
/// shares most of its beginning and its length.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = plain(typed);
    let far_enough = 1 + wanted.chars().count() / 4;
    known
        .into_iter()
        .map(|name| (rank(&wanted, &plain(name)), name))
        .filter(|((distance, ..), name)| {
            *distance <= far_enough && *distance < name.chars().count().max(2)
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, name)| name.to_owned())
}

/// Distance, then how little of the beginning and of the end is shared, then how the lengths
/// differ: a slip of the finger rarely hits the first letter.
fn rank(wanted: &str, name: &str) -> (usize, usize, usize) {
    let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(x, y)| x == y).count()
    };
    let start = same(&mut wanted.chars(), &mut name.chars());
    let end = same(&mut wanted.chars().rev(), &mut name.chars().rev());
    let length = name.chars().count();
    (
        damerau_levenshtein(wanted, name),
        length.saturating_sub(start + end),
        length.abs_diff(wanted.chars().count()),
    )
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood() {
        let keys = ["min", "max", "min_if_active", "monthly_fee", "budget"];
        let near = |typed| nearest(typed, keys);
        assert_eq!(near("budgte").as_deref(), Some("budget"));
        assert_eq!(near("minIfActive").as_deref(), Some("min_if_active"));
        assert_eq!(near("Monthly-Fee").as_deref(), Some("monthly_fee"));
        assert_eq!(near("mni").as_deref(), Some("min"));
        assert_eq!(near("maax").as_deref(), Some("max"));
        assert_eq!(near("colour"), None);
        assert_eq!(near("x"), None);
        assert_eq!(nearest("", keys), None);
    }
}
