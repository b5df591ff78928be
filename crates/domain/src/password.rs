//! What a password must be: long, and not among the first that somebody would try.

use crate::refusal::Problem;

/// Characters at least. Several words are easier to keep in mind than twelve odd characters.
pub const SHORTEST: usize = 12;
/// Characters at most.
pub const LONGEST: usize = 128;
/// Different characters at least.
const VARIETY: usize = 5;

/// Whether somebody may choose this password for an account of this sign-in name.
pub fn check(password: &str, login: &str) -> Result<(), Problem> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Problem::TooShort);
    }
    if length > LONGEST {
        return Err(Problem::TooLong);
    }
    if is_guessed_early(&password.to_lowercase(), &login.to_lowercase()) {
        return Err(Problem::TooCommon);
    }
    Ok(())
}

fn is_guessed_early(password: &str, login: &str) -> bool {
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    different.len() < VARIETY
        || is_run(password)
        || is_one_part_again(password)
        || is_walk(password)
        || rest_of(password, login).chars().count() < 4
}

/// The same part over and over, or once more backwards: `hn7khn7khn7k`, `qwertyytrewq`.
fn is_one_part_again(password: &str) -> bool {
    let letters: Vec<char> = password.chars().collect();
    let repeats = |part: usize| {
        letters
            .iter()
            .zip(&letters[part..])
            .all(|(one, other)| one == other)
    };
    let is_mirrored = letters.iter().eq(letters.iter().rev());
    is_mirrored || (1..=letters.len() / 2).any(repeats)
}

/// Along the rows and columns of the keyboard, or along two of them in turn: `1qaz2wsx3edc`, `q1w2e3r4t5y6`.
fn is_walk(password: &str) -> bool {
    let keys: Vec<char> = password.chars().map(key).collect();
    let every_second = |first: usize| -> Vec<char> { keys.iter().skip(first).step_by(2).copied().collect() };
    off_the_rows(&keys) < 4 || off_the_rows(&every_second(0)) + off_the_rows(&every_second(1)) < 2
}

/// The key under a sign that is typed with shift.
fn key(letter: char) -> char {
    let shifted = "!@#$%^&*()".find(letter);
    shifted
        .and_then(|at| "1234567890".chars().nth(at))
        .unwrap_or(letter)
}

/// How many keys are in no piece of three or more along a row or column of the keyboard.
fn off_the_rows(keys: &[char]) -> usize {
    let (mut at, mut off) = (0, 0);
    while at < keys.len() {
        let piece = longest_piece(&keys[at..]);
        if piece < 3 {
            off += 1;
            at += 1;
        } else {
            at += piece;
        }
    }
    off
}

fn longest_piece(keys: &[char]) -> usize {
    let along = |line: &str, backwards: bool| -> usize {
        let line: Vec<char> = if backwards {
            line.chars().rev().collect()
        } else {
            line.chars().collect()
        };
        let from = |start: usize| {
            line[start..]
                .iter()
                .zip(keys)
                .take_while(|(one, other)| one == other)
                .count()
        };
        (0..line.len()).map(from).max().unwrap_or(0)
    };
    let both = |line: &&str| along(line, false).max(along(line, true));
    ROWS.iter().map(both).max().unwrap_or(0)
}

/// Rows and columns of the keyboard.
const ROWS: [&str; 14] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik",
    "9ol",
    "0p",
];

/// Common passwords that are long enough, one a line; the head of the file says whose list it is.
static LIST: &str = include_str!("password/common.txt");

fn listed() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#'))
}

/// Every character the one after or before it: `abcdefghijkl`, `210987654321`.
fn is_run(password: &str) -> bool {
    let codes: Vec<i64> = password.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = |step: i64| codes.windows(2).filter(|pair| pair[1] - pair[0] == step).count();
    let enough = codes.len() - 3;
    steps(1) >= enough || steps(-1) >= enough
}

/// What is left of a password without the words everybody thinks of and without the digits and signs around them.
fn rest_of(password: &str, login: &str) -> String {
    let mut rest = password.to_owned();
    let mut common: Vec<&str> = listed().filter(|common| password.contains(common)).collect();
    common.sort_by_key(|common| std::cmp::Reverse(common.len()));
    for word in common {
        rest = rest.replace(word, "");
    }
    let plain = rest.replace('@', "a").replace('0', "o").replace('$', "s");
    if COMMON.iter().any(|word| plain.contains(word)) {
        rest = plain;
    }
    if login.chars().count() >= 3 {
        rest = rest.replace(login, "");
    }
    for word in COMMON {
        rest = rest.replace(word, "");
    }
    rest.chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_ascii_punctuation() && !c.is_whitespace())
        .collect()
}

/// Words that open many a door, long ones first. Digits alone are no password either: they leave nothing behind.
const COMMON: [&str; 66] = [
    "administrator",
    "qwertyuiop",
    "asdfghjkl",
    "songgang",
    "password",
    "passw0rd",
    "passwort",
    "changeme",
    "iloveyou",
    "xiaoming",
    "zhangsan",
    "zhangwei",
    "wangwei",
    "wangfang",
    "lixiaolong",
    "wojiayou",
    "woaiwojia",
    "jiayou",
    "nihao",
    "mima",
    "baobao",
    "laopo",
    "laogong",
    "shengri",
    "kuaile",
    "jintian",
    "rencai",
    "zhaopin",
    "guanliyuan",
    "woaini",
    "letmein",
    "welcome",
    "zxcvbnm",
    "default",
    "dragon",
    "monkey",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "qazwsx",
    "edcrfv",
    "master",
    "secret",
    "summer",
    "winter",
    "jiuye",
    "renshe",
    "zhongguo",
    "beijing",
    "laobao",
    "admin",
    "guest",
    "login",
    "hello",
    "china",
    "user",
    "root",
    "test",
    "pass",
    "qwer",
    "asdf",
    "zxcv",
    "abcd",
    "a1b2",
    "abc",
    "wasd",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_guessed_early() {
        for good in [
            "山那边的第三棵老柿子树还在",
            "kettle-orbit-velvet",
            "Tr4ctor;beside;the;mill",
            "tGh7mQ2x9LpZ",
        ] {
            assert_eq!(check(good, "li.hua"), Ok(()), "{good}");
        }
        assert_eq!(check("Kx7!mQ2x9Lp", "li.hua"), Err(Problem::TooShort));
        assert_eq!(check(&"长城内外".repeat(33), "li.hua"), Err(Problem::TooLong));
        for guessed in [
            "password1234",
            "P@ssw0rd2026!",
            "123456789012",
            "woaini1314520",
            "abcdefghijklm",
            "aaaaaaaaaaaa",
            "abababababab",
            "li.hua-2026-li.hua",
            "qwertyuiop123",
            "songgang@2026",
            "Admin!Admin!1",
            "1qaz2wsx#EDC",
            "q1w2e3r4t5y6",
            "zxcvfdsaqwer",
            "hn7khn7khn7k",
            "tr5wkqqkw5rt",
            "WoAiNi20260630",
            "jiayou2026!!",
        ] {
            assert_eq!(check(guessed, "li.hua"), Err(Problem::TooCommon), "{guessed}");
        }
    }

    #[test]
    fn no_common_password_of_the_list_is_taken_and_none_with_a_year_behind_it() {
        let listed: Vec<&str> = super::listed().collect();
        assert!(listed.len() > 200);
        for common in listed {
            assert!(common.chars().count() >= SHORTEST, "{common}");
            assert_eq!(check(common, "li.hua"), Err(Problem::TooCommon), "{common}");
            let with_year = format!("{}2026!", common.to_uppercase());
            assert_eq!(
                check(&with_year, "li.hua"),
                Err(Problem::TooCommon),
                "{with_year}"
            );
        }
    }
}
