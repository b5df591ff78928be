//! Encryption of a message for one browser (RFC 8291 over RFC 8188).

use crate::machine::MachineChance;
use aes_gcm::aead::Aead as _;
use aes_gcm::{Aes128Gcm, KeyInit as _, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::push::Browser;
use hkdf::Hkdf;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToEncodedPoint as _;
use p256::{PublicKey, SecretKey};
use sha2::Sha256;

/// The size of a record; a message is one.
const RECORD: u32 = 4096;
/// Bytes of a public key, uncompressed.
const POINT: usize = 65;

/// A message that only this browser reads; `None` when its keys are none.
pub fn sealed_for(browser: &Browser, said: &[u8], chance: &MachineChance) -> Option<Vec<u8>> {
    let once = (0..4).find_map(|_| SecretKey::from_slice(&chance.bytes::<32>()).ok())?;
    seal(browser, said, &once, chance.bytes())
}

fn seal(browser: &Browser, said: &[u8], once: &SecretKey, salt: [u8; 16]) -> Option<Vec<u8>> {
    let theirs = decode(&browser.p256dh)?;
    let secret = decode(&browser.auth)?;
    if theirs.len() != POINT || secret.len() != 16 {
        return None;
    }
    let key = PublicKey::from_sec1_bytes(&theirs).ok()?;
    let ours = once.public_key().to_encoded_point(false);
    let shared = diffie_hellman(once.to_nonzero_scalar(), key.as_affine());
    let info = [b"WebPush: info\0".as_slice(), &theirs, ours.as_bytes()].concat();
    let material: [u8; 32] = expand(&secret, shared.raw_secret_bytes(), &info)?;
    let content: [u8; 16] = expand(&salt, &material, b"Content-Encoding: aes128gcm\0")?;
    let nonce: [u8; 12] = expand(&salt, &material, b"Content-Encoding: nonce\0")?;
    // The byte after the message says that this record is the last one.
    let padded = [said, &[2]].concat();
    let cipher = Aes128Gcm::new_from_slice(&content).ok()?;
    let sealed = cipher
        .encrypt(Nonce::from_slice(&nonce), padded.as_slice())
        .ok()?;
    let head = [
        salt.as_slice(),
        &RECORD.to_be_bytes(),
        &[POINT as u8],
        ours.as_bytes(),
    ]
    .concat();
    Some([head, sealed].concat())
}

fn expand<const N: usize>(salt: &[u8], material: &[u8], info: &[u8]) -> Option<[u8; N]> {
    let mut key = [0; N];
    Hkdf::<Sha256>::new(Some(salt), material)
        .expand(info, &mut key)
        .ok()?;
    Some(key)
}

/// Browsers write base64url, some with padding.
fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 8291, appendix A.
    #[test]
    fn the_example_of_the_standard_comes_out() {
        let browser = Browser {
            endpoint: String::new(),
            p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
                .to_owned(),
            auth: "BTBZMqHH6r4Tts7J_aSIgg".to_owned(),
        };
        let once = decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw").unwrap();
        let once = SecretKey::from_slice(&once).unwrap();
        let salt: [u8; 16] = decode("DGv6ra1nlYgDCS1FRnbzlw").unwrap().try_into().unwrap();
        let said = b"When I grow up, I want to be a watermelon";
        let sealed = seal(&browser, said, &once, salt).unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.encode(sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK\
             6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        let chance = MachineChance::seeded(1);
        let of = |p256dh: &str, auth: &str| Browser {
            endpoint: String::new(),
            p256dh: p256dh.to_owned(),
            auth: auth.to_owned(),
        };
        for (key, secret) in [("", ""), ("AAAA", "BTBZMqHH6r4Tts7J_aSIgg"), ("!!", "!!")] {
            assert_eq!(sealed_for(&of(key, secret), b"x", &chance), None);
        }
        let zero = URL_SAFE_NO_PAD.encode([4u8; POINT]);
        assert_eq!(
            sealed_for(&of(&zero, "BTBZMqHH6r4Tts7J_aSIgg"), b"x", &chance),
            None,
            "not on the curve"
        );
    }
}
