//! QR codes, drawn as SVG.

use crate::Failure;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// A QR code as an SVG element without size, so that the page sets it.
pub fn svg(text: &str) -> Result<String, Failure> {
    let code =
        QrCode::with_error_correction_level(text, EcLevel::M).map_err(|e| Failure::message(e.to_string()))?;
    let drawn = code.render::<svg::Color>().quiet_zone(true).build();
    Ok(drawn
        .find("<svg")
        .map_or(drawn.clone(), |start| drawn[start..].to_owned()))
}

/// The same for pages, which leave out what cannot be drawn.
pub fn drawn(text: &str) -> Option<String> {
    svg(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_qr_code_is_one_svg_element() {
        let drawn = svg("https://jobs.example.cn/l/ab12cd34ef56gh78").unwrap();
        assert!(drawn.starts_with("<svg") && drawn.trim_end().ends_with("</svg>"));
    }
}
