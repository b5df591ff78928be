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
    different.len() < VARIETY || is_run(password) || rest_of(password, login).chars().count() < 4
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
    let plain = password.replace('@', "a").replace('0', "o").replace('$', "s");
    let mut rest = if COMMON.iter().any(|word| plain.contains(word)) {
        plain
    } else {
        password.to_owned()
    };
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
const COMMON: [&str; 48] = [
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
        ] {
            assert_eq!(check(guessed, "li.hua"), Err(Problem::TooCommon), "{guessed}");
        }
    }
}
