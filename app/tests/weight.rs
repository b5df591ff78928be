//! What a page weighs on the line, and a way to look at the pages.

use crate::fakes::id;
use crate::site::{Reader, site};
use domain::actor::Role;

/// Bytes after brotli, as the server packs pages while they are asked for.
fn packed(text: &str) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 5,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &parameters).unwrap();
    out.len()
}

#[tokio::test]
async fn public_pages_fit_into_the_first_packets() {
    let addresses = [
        "/",
        "/vacancies?q=x&area=330521",
        "/courses",
        "/l/abcdefgh23456789",
    ]
    .map(str::to_owned);
    for address in addresses.into_iter().chain([format!("/vacancies/{}", id(1))]) {
        let html = Reader::visitor()
            .prefers("place=330521101")
            .open(&address)
            .await
            .html;
        let bytes = packed(&html);
        println!("{address}: {bytes} bytes packed, {} plain", html.len());
        assert!(bytes <= 14_000, "{address} weighs {bytes} bytes");
    }
}

/// Keeps the pages in the folder `SONGGANG_PAGES`, to be looked at in a browser.
#[tokio::test]
#[ignore = "writes pages for the eye; it checks nothing"]
async fn pages_can_be_looked_at() {
    let folder = std::env::var("SONGGANG_PAGES").unwrap();
    let visitor = Reader::visitor().prefers("place=330521101");
    let large = Reader::visitor().prefers("size=large");
    let officer = Reader::staff(Role::CountyOfficer);
    let vacancy = format!("/vacancies/{}", id(1));
    let person = format!("/staff/people/{}", id(500));
    let pages = [
        ("home", &visitor, "/"),
        ("home-large", &large, "/"),
        (
            "search",
            &visitor,
            "/vacancies?q=%E7%8E%AF%E5%8D%AB&bed=1&wage=3000",
        ),
        ("vacancy", &visitor, vacancy.as_str()),
        (
            "course",
            &visitor,
            "/courses/01900000-0000-7000-8000-00000000004d",
        ),
        ("mine", &visitor, "/l/abcdefgh23456789"),
        ("mine-large", &large, "/l/abcdefgh23456789"),
        ("me", &visitor, "/me"),
        ("help", &visitor, "/help"),
        ("place", &visitor, "/place?area=330521"),
        ("policies", &visitor, "/policies"),
        ("not-found", &visitor, "/nothing"),
        ("sign-in", &visitor, "/staff"),
        ("today", &officer, "/staff"),
        ("coverage", &officer, "/staff/coverage"),
        ("people", &officer, "/staff/people?area=330521101201"),
        ("person", &officer, person.as_str()),
        ("shortages", &officer, "/staff/shortages"),
        ("slips", &officer, "/staff/slips?area=330521101201"),
    ];
    for (name, reader, address) in pages {
        let html = reader.open(address).await.html;
        let style = format!("<style>{}</style></head>", site().style);
        std::fs::write(
            format!("{folder}/{name}.html"),
            html.replacen("</head>", &style, 1),
        )
        .unwrap();
    }
}
