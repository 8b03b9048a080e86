use super::PageKind;
use crate::language::choose;
use crate::{Limits, Options, evidence, input, page, roles};

fn kind(html: &str) -> Option<PageKind> {
    let source = input::open(html.into(), &Options::default()).ok()?;
    let page = page::build(&source, &Limits::default());
    let evidence = evidence::collect(&page, &Limits::default());
    Some(roles::label(&page, &evidence, &choose(None, page.text())).kind)
}

#[test]
fn headlines_that_lead_elsewhere_are_a_list_even_as_headings() {
    let list = |count: usize| {
        let titles: Vec<String> = (0..count)
            .map(|it| {
                format!("<li><h3><a href='/town/{it}'>Night bus {it} to the hospital runs</a></h3></li>")
            })
            .collect();
        format!("<title>The Courier</title><h2>The Courier</h2><main><ul>{}</ul></main>", titles.concat())
    };
    assert_eq!(kind(&list(10)), Some(PageKind::Index));
    let told = "<p>The night bus to the hospital will run again from Monday, the council said, after a \
                year in which nurses had walked home along the ring road in the dark.</p>";
    assert_eq!(kind(&list(10).replace("<main>", &format!("<main>{told}"))), Some(PageKind::Article));
}

/// Cards of a list, each with a linked headline and a summary.
const CARDS: [(&str, &str); 6] = [
    (
        "Night bus to the hospital runs again",
        "The council found the money for it in the budget of the parks.",
    ),
    (
        "Library opens on Sundays from May",
        "Two students will mind the desk, and the heating stays off until October.",
    ),
    (
        "Old quarry is to become a lake",
        "Divers have measured it: forty metres, and nothing lives in it so far.",
    ),
    (
        "School kitchen cooks for the street",
        "Neighbours pay what they can, and on Fridays there is fish from the market.",
    ),
    (
        "Tram line four gets a new bridge",
        "Work begins when the river is low, which the engineers expect in August.",
    ),
    ("Market hall looks for a baker", "The last one retired at seventy-nine and left his oven to the town."),
];

fn cards() -> String {
    let card = |(title, text): &(&str, &str)| {
        format!("<div class=card><h3><a href='/town'>{title}</a></h3><div><p>{text}</p></div></div>")
    };
    CARDS.iter().map(card).collect()
}

#[test]
fn a_list_of_cards_is_no_article_unless_it_has_a_text_of_its_own() {
    let page = |text: &str| {
        format!(
            "<title>Ring road closes for the winter</title>\
             <meta property='og:title' content='Ring road closes for the winter'>\
             <body><div class=top>{}</div><h1>Ring road closes for the winter</h1><div class=text>{text}</div>",
            cards()
        )
    };
    let text = "<p>The ring road will be closed from Monday until the end of February, the council said on \
                Friday, because the frost has opened the joints of both bridges and the firm that is to mend \
                them can only work at night.</p>\
                <p>Drivers are sent through the harbour, where the speed is halved and parking is forbidden \
                on both sides. The buses keep to their times, and those who live on the road may use the \
                southern lane until eight in the evening.</p>\
                <p>The work costs eleven million, of which the province pays seven. A third bridge was drawn \
                in 1988 and was never built, the mayor said, and nobody has asked for the drawings since.</p>";
    assert_eq!(kind(&page("")), Some(PageKind::Index));
    assert_eq!(kind(&page(text)), Some(PageKind::Article));
}
