//! A photo of a visit: an image that a browser shows, without anything a camera writes into it beside the picture. Where it was
//! taken, when and with what is left out before it is kept.

/// Bytes of the largest photo that is kept. Pages make smaller ones themselves.
pub const PHOTO_MAX: usize = 1024 * 1024;
/// Pixels of the longest side.
const SIDE_MAX: u32 = 10_000;

/// Why something is not kept as a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoProblem {
    /// It is larger than what is kept.
    TooLarge,
    /// It is no JPEG, PNG or WebP, or a broken one.
    NoImage,
}

/// What a photo is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoKind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

impl PhotoKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A photo with the picture alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    kind: PhotoKind,
    bytes: Vec<u8>,
}

impl Photo {
    /// Reads an image by what is in it, whatever it calls itself, and leaves out what is not the picture.
    pub fn parse(bytes: &[u8]) -> Result<Self, PhotoProblem> {
        let (kind, picture) = if bytes.starts_with(b"\xff\xd8") {
            (PhotoKind::Jpeg, jpeg(bytes))
        } else if bytes.starts_with(PNG) {
            (PhotoKind::Png, png(bytes))
        } else {
            (PhotoKind::WebP, webp(bytes))
        };
        let bytes = picture.ok_or(PhotoProblem::NoImage)?;
        if bytes.len() > PHOTO_MAX {
            return Err(PhotoProblem::TooLarge);
        }
        Ok(Self { kind, bytes })
    }

    /// What it is.
    pub const fn kind(&self) -> PhotoKind {
        self.kind
    }

    /// The image.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

const fn is_size(wide: u32, high: u32) -> bool {
    wide > 0 && high > 0 && wide <= SIDE_MAX && high <= SIDE_MAX
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    let two = bytes.get(at..at + 2)?;
    Some(u32::from(two[0]) << 8 | u32::from(two[1]))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// The picture of a JPEG: its frame, tables and scans up to the end mark; the segments of applications and comments go, but for
/// the one that says how colours were mixed.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = vec![0xff, 0xd8];
    let (mut at, mut has_frame) = (2, false);
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let mark = *bytes.get(at + 1)?;
        let length = be16(bytes, at + 2)? as usize;
        if length < 2 || mark == 0xd9 {
            return None;
        }
        let end = at + 2 + length;
        let segment = bytes.get(at..end)?;
        match mark {
            0xe0..=0xed | 0xef | 0xfe => {}
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                if !is_size(be16(segment, 7)?, be16(segment, 5)?) {
                    return None;
                }
                has_frame = true;
                picture.extend(segment);
            }
            _ => picture.extend(segment),
        }
        at = end;
        if mark == 0xda {
            let scan = scan_end(bytes, at)?;
            picture.extend(bytes.get(at..scan)?);
            at = scan;
            if bytes.get(at + 1) == Some(&0xd9) {
                picture.extend([0xff, 0xd9]);
                return has_frame.then_some(picture);
            }
        }
    }
}

/// Where the coded data of a scan end: before a mark that is none of theirs.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The picture of a PNG: the chunks that a reader needs, and which places are clear.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = PNG.to_vec();
    let mut at = PNG.len();
    loop {
        let length = be32(bytes, at)? as usize;
        let end = at.checked_add(12)?.checked_add(length)?;
        let chunk = bytes.get(at..end)?;
        let name = &chunk[4..8];
        let is_first = picture.len() == PNG.len();
        if is_first && (name != b"IHDR" || !is_size(be32(chunk, 8)?, be32(chunk, 12)?)) {
            return None;
        }
        if name[0].is_ascii_uppercase() || name == b"tRNS" {
            picture.extend(chunk);
        }
        if name == b"IEND" {
            return Some(picture);
        }
        at = end;
    }
}

/// The picture of a WebP that does not move: its data and which places are clear.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const FLAGS_KEPT: u8 = 0x10;
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let mut picture = b"RIFF\0\0\0\0WEBP".to_vec();
    let (mut at, mut has_data) = (12, false);
    while !has_data {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = bytes.get(at..end)?;
        match &chunk[..4] {
            b"VP8X" => {
                let side = |from: usize| {
                    let three = chunk.get(from..from + 3)?;
                    Some(1 + (u32::from(three[0]) | u32::from(three[1]) << 8 | u32::from(three[2]) << 16))
                };
                if !is_size(side(12)?, side(15)?) {
                    return None;
                }
                let flags = picture.len() + 8;
                picture.extend(chunk);
                picture[flags] &= FLAGS_KEPT;
            }
            b"ALPH" => picture.extend(chunk),
            b"VP8 " | b"VP8L" => {
                has_data = webp_size(chunk).is_some_and(|(wide, high)| is_size(wide, high));
                if !has_data {
                    return None;
                }
                picture.extend(chunk);
            }
            _ => {}
        }
        at = end;
    }
    let length = u32::try_from(picture.len() - 8).ok()?;
    picture[4..8].copy_from_slice(&length.to_le_bytes());
    Some(picture)
}

/// Width and height in the data of a WebP.
fn webp_size(chunk: &[u8]) -> Option<(u32, u32)> {
    if chunk.starts_with(b"VP8L") {
        let bits = u32::from_le_bytes(chunk.get(9..13)?.try_into().ok()?);
        let is_lossless = *chunk.get(8)? == 0x2f;
        return is_lossless.then_some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
    }
    let side = |from: usize| {
        let two = chunk.get(from..from + 2)?;
        Some((u32::from(two[0]) | u32::from(two[1]) << 8) & 0x3fff)
    };
    let is_key = chunk.get(11..14)? == b"\x9d\x01\x2a";
    if is_key {
        Some((side(14)?, side(16)?))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(mark: u8, content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u16 + 2).to_be_bytes();
        [&[0xff, mark], &length[..], content].concat()
    }

    /// A JPEG as cameras write them: place and maker beside the picture, and something after its end.
    fn camera_jpeg() -> Vec<u8> {
        let frame = [8, 0, 20, 0, 30, 1, 1, 0x11, 0];
        [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0"),
            &segment(0xe1, b"Exif\0\0GPS 30.86 120.10"),
            &segment(0xfe, b"taken by old phone"),
            &segment(0xdb, &[1; 65]),
            &segment(0xc0, &frame),
            &segment(0xda, &[1, 1, 0, 0, 63, 0]),
            &[1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xd9],
            b"GPS once more",
        ]
        .concat()
    }

    fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u32).to_be_bytes();
        [&length[..], name, content, &[0; 4]].concat()
    }

    fn camera_png() -> Vec<u8> {
        let head = [0, 0, 0, 30, 0, 0, 0, 20, 8, 2, 0, 0, 0];
        [
            PNG,
            &chunk(b"IHDR", &head),
            &chunk(b"eXIf", b"GPS 30.86"),
            &chunk(b"tEXt", b"GPS"),
            &chunk(b"IDAT", &[7; 9]),
            &chunk(b"IEND", &[]),
            b"GPS",
        ]
        .concat()
    }

    fn riff(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = (content.len() as u32).to_le_bytes();
        let pad = if content.len() % 2 == 1 { &[0][..] } else { &[] };
        [&name[..], &length, content, pad].concat()
    }

    fn camera_webp() -> Vec<u8> {
        let wide = [0x1c, 0, 0, 0, 29, 0, 0, 19, 0, 0];
        let data = [0, 0, 0, 0x9d, 0x01, 0x2a, 30, 0, 20, 0, 9];
        let chunks = [
            riff(b"VP8X", &wide),
            riff(b"VP8 ", &data),
            riff(b"EXIF", b"GPS 30.86"),
        ]
        .concat();
        [&b"RIFF\xff\0\0\0WEBP"[..], &chunks].concat()
    }

    #[test]
    fn the_picture_stays_and_the_place_goes() {
        for (made, kind) in [
            (camera_jpeg(), PhotoKind::Jpeg),
            (camera_png(), PhotoKind::Png),
            (camera_webp(), PhotoKind::WebP),
        ] {
            let photo = Photo::parse(&made).unwrap();
            assert_eq!(photo.kind(), kind);
            let is_told = |words: &[u8]| photo.bytes().windows(words.len()).any(|seen| seen == words);
            assert!(!is_told(b"GPS") && !is_told(b"old phone"), "{kind:?}");
            assert!(photo.bytes().len() < made.len());
            assert_eq!(
                Photo::parse(photo.bytes()).unwrap(),
                photo,
                "read again it is the same"
            );
        }
        let jpeg = Photo::parse(&camera_jpeg()).unwrap();
        assert!(jpeg.bytes().ends_with(&[4, 0xff, 0xd9]));
        let webp = Photo::parse(&camera_webp()).unwrap();
        assert_eq!(webp.bytes()[20], 0x10, "no flag says that there is more");
        assert_eq!(webp.bytes()[4..8], (webp.bytes().len() as u32 - 8).to_le_bytes());
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_photo() {
        for made in [camera_jpeg(), camera_png(), camera_webp()] {
            let whole = Photo::parse(&made).unwrap().bytes().len();
            for end in 0..whole.min(made.len()) - 1 {
                if let Ok(photo) = Photo::parse(&made[..end]) {
                    assert!(photo.bytes().len() <= end, "{end}");
                }
            }
        }
        let no = Err(PhotoProblem::NoImage);
        for other in [
            &b""[..],
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"<!doctype html><script>alert(1)</script>",
            b"GIF89a",
            b"\xff\xd8\xff\xd9",
            b"\xff\xd8\xff\xda\0\x02\xff\xd9",
            b"RIFF\0\0\0\0WAVE",
        ] {
            assert_eq!(Photo::parse(other), no);
        }
        let huge = camera_png();
        let huge = [&huge[..16], &[1, 0, 0, 0], &huge[20..]].concat();
        assert_eq!(Photo::parse(&huge), no, "nobody unpacks sixteen million columns");
    }

    #[test]
    fn what_is_too_large_says_so() {
        let mut made = camera_jpeg();
        let end = made.len() - 15;
        made.splice(end..end, std::iter::repeat_n(7, PHOTO_MAX));
        assert_eq!(Photo::parse(&made), Err(PhotoProblem::TooLarge));
    }
}
