//! The known name that was probably meant.

use strsim::damerau_levenshtein;

/// The one of `known` nearest to `typed`, where one is near enough to be meant: wrong letters,
/// swapped letters, another case, `-` or nothing for `_`. Of equally near ones the first that
/// shares most of its beginning and its length.
pub(super) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    within(1 + typed.chars().count() / 4, typed, known)
}

/// As [`nearest`], at most `slips` slips away.
pub(super) fn within<'a>(
    slips: usize,
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let wanted = plain(typed);
    known
        .into_iter()
        .map(|name| (rank(&wanted, &plain(name)), name))
        .filter(|((distance, ..), name)| {
            *distance <= slips && *distance < name.chars().count().max(2)
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
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
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

    /// Every word one slip away from `key`: a letter left out, put in, swapped or mistaken.
    fn slips(key: &str) -> Vec<String> {
        let letters: Vec<char> = key.chars().collect();
        let alphabet: Vec<char> = ('a'..='z').chain(['_']).collect();
        let mut all = Vec::new();
        for i in 0..=letters.len() {
            let (before, after) = letters.split_at(i);
            let word = |parts: [&[char]; 3]| parts.concat().into_iter().collect::<String>();
            for &c in &alphabet {
                all.push(word([before, &[c], after]));
                if let [_, rest @ ..] = after {
                    all.push(word([before, &[c], rest]));
                }
            }
            if let [_, rest @ ..] = after {
                all.push(word([before, rest, &[]]));
            }
            if let [a, b, rest @ ..] = after {
                all.push(word([before, &[*b, *a], rest]));
            }
        }
        all.retain(|word| word != key);
        all.sort();
        all.dedup();
        all
    }

    /// The keys of every object that the schema knows.
    fn key_sets(schema: &serde_json::Value, sets: &mut Vec<Vec<String>>) {
        match schema {
            serde_json::Value::Object(rules) => {
                if let Some(serde_json::Value::Object(keys)) = rules.get("properties") {
                    sets.push(keys.keys().cloned().collect());
                }
                rules.values().for_each(|inner| key_sets(inner, sets));
            }
            serde_json::Value::Array(all) => all.iter().for_each(|inner| key_sets(inner, sets)),
            _ => {}
        }
    }

    #[test]
    fn of_all_single_slips_in_all_keys_95_in_100_are_understood() {
        let mut sets = Vec::new();
        key_sets(&super::super::schema::schema(), &mut sets);
        let (mut right, mut all) = (0, 0);
        for keys in sets {
            for key in &keys {
                for slip in slips(key).iter().filter(|slip| !keys.contains(slip)) {
                    let found = nearest(slip, keys.iter().map(String::as_str));
                    all += 1;
                    right += usize::from(found.as_ref() == Some(key));
                }
            }
        }
        assert!(all > 40_000, "{all}");
        assert!(right * 100 >= all * 95, "{right} of {all}");
        println!("{right} of {all}");
    }
}
