//! The pages of the sample content, read as a browser reads them: links, ids, headings, and what the City's pages have to say.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{Html, Selector};

use crate::support::site::{Files, files, text};

fn site() -> Files {
    files("content", "2026-11-23")
}

fn pages(files: &Files) -> BTreeMap<&str, Html> {
    let is_page = |name: &&String| name.rsplit('.').next() == Some("html");
    files.keys().filter(is_page).map(|name| (name.as_str(), Html::parse_document(text(files, name)))).collect()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

fn attributes(page: &Html, css: &str, name: &str) -> Vec<String> {
    page.select(&selector(css)).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

fn words(page: &Html, css: &str) -> Vec<String> {
    let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    page.select(&selector(css)).map(|element| squeezed(element.text().collect())).collect()
}

/// Where a relative link on a page leads, as a path below the site's root.
fn target(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {link} leads out of the site"),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    match (path.is_empty(), link.ends_with('/') || link.is_empty() || link == "." || link == "..") {
        (true, _) => "index.html".to_owned(),
        (false, true) => format!("{path}/index.html"),
        (false, false) => path,
    }
}

fn is_elsewhere(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "sms:"].iter().any(|scheme| link.starts_with(scheme))
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let files = site();
    let pages = pages(&files);
    let ids: BTreeMap<&str, BTreeSet<String>> =
        pages.iter().map(|(name, page)| (*name, attributes(page, "[id]", "id").into_iter().collect())).collect();
    let mut followed = 0;
    for (name, page) in pages.iter().filter(|(name, _)| **name != "404.html") {
        let links = attributes(page, "a[href], link[rel=stylesheet], link[rel=icon], link[rel=alternate]", "href");
        for link in links.iter().filter(|link| !is_elsewhere(link)) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { (*name).to_owned() } else { target(name, path) };
            assert!(files.contains_key(&target), "{name}: {link} leads to {target}, which is not there");
            if !anchor.is_empty() {
                assert!(ids[target.as_str()].contains(anchor), "{name}: {link} leads to an anchor that is not there");
            }
            followed += 1;
        }
    }
    assert!(followed > 2_000, "only {followed} links were followed");
}

#[test]
fn links_are_relative_so_that_the_site_works_under_any_path() {
    let files = site();
    for (name, page) in pages(&files) {
        let links = attributes(&page, "a[href], link[rel=stylesheet], link[rel=icon]", "href");
        let own = links.iter().filter(|link| !is_elsewhere(link) && !link.starts_with('#'));
        for link in own {
            // The page for missing addresses is shown at any depth, so its links begin at the root.
            assert_eq!(link.starts_with('/'), name == "404.html", "{name}: {link}");
            assert!(name != "404.html" || link.starts_with("/customer-service/"), "{name}: {link}");
        }
    }
}

#[test]
fn every_page_is_sound_in_itself() {
    let files = site();
    let mut titles = BTreeSet::new();
    for (name, page) in pages(&files) {
        assert_eq!(words(&page, "h1").len(), 1, "{name}: one heading of the first level");
        assert_eq!(attributes(&page, "html", "lang"), ["en"], "{name}");
        let ids = attributes(&page, "[id]", "id");
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands twice");
        let inline = "script:not([src]):not([type$=json]), style, iframe, object, embed, [style], [onclick], [onload]";
        assert!(page.select(&selector(inline)).next().is_none(), "{name}: a strict policy would block something");
        let mut foreign = attributes(&page, "link[rel=stylesheet], link[rel=icon]", "href");
        foreign.extend(attributes(&page, "img, script", "src"));
        assert!(foreign.iter().all(|href| !is_elsewhere(href)), "{name}: asks another host for something");
        if name != "404.html" {
            assert_eq!(attributes(&page, "link[rel=canonical]", "href").len(), 1, "{name}");
        }
        let title = words(&page, "title").concat();
        // A page for frames has no tab: at a former address, it has the title of the page that leads on from there.
        let is_for_frames = name.starts_with("embed/");
        assert!(is_for_frames || titles.insert(title.clone()), "{name}: a second page is titled `{title}`");
        let mut level = 0;
        for heading in page.select(&selector("h1, h2, h3, h4, h5, h6")) {
            let this: u32 = heading.value().name()[1..].parse().expect("a level");
            assert!(this <= level + 1, "{name}: a heading level is skipped");
            level = this;
        }
    }
}

#[test]
fn every_page_says_that_the_figures_are_examples_and_for_which_days_it_is_true() {
    let files = site();
    for (name, page) in pages(&files) {
        let all = words(&page, "body").concat();
        let is_redirect = !attributes(&page, "meta[http-equiv=refresh]", "content").is_empty();
        let whole = all.contains("The figures on this site are examples until the City confirms its own.");
        let links = attributes(&page, ".notice a[href$='about/#examples']", "href");
        assert!(whole || all.contains("Example figures unless stated by the City") && links.len() == 1, "{name}");
        assert!(whole || name != "about/index.html", "the whole is where the short form leads");
        assert!(is_redirect || all.contains("Valid from 1 March 2026 to 31 December 2026"), "{name}");
    }
}

/// Word for word as council approved them: policy 6,030, clause 4.1.
const CLAUSES: [(&str, &str); 6] = [
    ("4.1.a", "provide a respectful workplace for both customers and staff"),
    (
        "4.1.b",
        "acknowledge the receipt of a request for service quickly and to provide responses to customers in a timely manner",
    ),
    ("4.1.c", "provide reliable and accurate information to our customers"),
    (
        "4.1.d",
        "provide knowledgeable and informed responses to our customers through understanding our customers' requests. You have to understand before you can be understood.",
    ),
    ("4.1.e", "provide timely, quality service"),
    ("4.1.f", "provide additional 'value added service and information' to our customers."),
];

#[test]
fn the_commitment_quotes_each_clause_word_for_word_at_its_anchor() {
    let files = site();
    let page = Html::parse_document(text(&files, "commitment/index.html"));
    for (clause, quotation) in CLAUSES {
        let section = format!("section[id='{clause}']");
        assert_eq!(words(&page, &format!("{section} blockquote")), [quotation]);
        let letter = &clause[4..];
        let source = format!("Policy 6,030, clause 4.1 ({letter}), as approved by Council");
        assert_eq!(words(&page, &format!("{section} figcaption")), [source]);
        assert!(!words(&page, &format!("{section} > p")).concat().is_empty(), "{clause} is explained");
        assert!(!words(&page, &format!("{section} details a")).is_empty(), "{clause} is supported");
    }
    let facts = words(&page, "section:has(> #policy) dd").join("; ");
    for fact in ["6,030, Customer Service", "Council, resolution 352-07", "10 December 2007", "City Clerk's Office"] {
        assert!(facts.contains(fact), "{fact} is not among {facts}");
    }
}

/// The City's directory.
const DIRECTORY: [&str; 21] = [
    "780-962-2611",
    "780-962-7586",
    "780-962-2031",
    "780-962-7582",
    "780-962-7576",
    "780-962-7588",
    "780-962-7608",
    "780-962-7585",
    "780-962-7579",
    "780-962-7618",
    "780-962-4496",
    "780-962-7604",
    "780-962-7584",
    "780-962-2456",
    "780-962-7634 ext. 119",
    "780-962-7597",
    "780-962-7634 ext. 425",
    "info@sprucegrove.org",
    "315 Jespersen Avenue",
    "24 hours a day",
    "Pioneer Cemetery",
];

#[test]
fn the_departments_pages_hold_the_whole_directory() {
    let files = site();
    let departments = files.keys().filter(|name| name.starts_with("departments/") || name.starts_with("services/"));
    let all: String = departments.map(|name| text(&files, name)).collect();
    for entry in DIRECTORY {
        assert!(all.contains(entry), "{entry} is on no department's page");
    }
    assert!(all.contains("href=\"tel:7809627634;ext=425\""), "an extension is dialled");
}

/// What the City's own pages state: service, and the promise as it must be read here.
const STATED_BY_THE_CITY: [(&str, &str); 10] = [
    (
        "building-permit-residential-improvement",
        "We will decide on your permit within 10 calendar days after your application is complete.",
    ),
    (
        "building-permit-non-residential-improvement",
        "We will decide on your permit within 15 calendar days after your application is complete.",
    ),
    (
        "trades-permit",
        "We will decide on your trades permit within 3 calendar days after your application is complete.",
    ),
    ("permit-inspection", "We will schedule your inspection within 7 calendar days."),
    ("building-permit-new-non-residential", "We will decide on your permit, but we do not promise a time."),
    ("development-permit", "40 calendar days (Municipal Government Act)"),
    ("snow-walkways", "We will clear the walkways beside City buildings within 24 hours after the snowfall ends."),
    ("snow-walkways", "We will clear priority-one walkways within 48 hours after the snowfall ends."),
    ("snow-walkways", "We will clear priority-two walkways, but we do not promise a time."),
    (
        "snow-walkways",
        "On days with transit service, we will clear transit stops within 24 hours after snow has built up at the stop.",
    ),
];

#[test]
fn what_the_city_itself_states_is_there_as_it_states_it() {
    let files = site();
    for (service, promise) in STATED_BY_THE_CITY {
        let page = Html::parse_document(text(&files, &format!("services/{service}/index.html")));
        let all = words(&page, "main").concat();
        assert!(all.contains(promise), "{service}: {promise}");
        assert!(all.contains("the City") || all.contains("The City's own page"), "{service} says who states it");
        assert!(
            words(&page, "dt").iter().all(|term| term != "Approved"),
            "{service}: nobody here knows who approved it"
        );
    }
}

#[test]
fn what_is_withdrawn_or_renamed_stays_readable() {
    let files = site();
    let retired = text(&files, "services/christmas-tree-drop-off/index.html");
    assert!(retired.contains("We no longer offer this."));
    assert!(retired.contains("Use this instead"));
    let barking = text(&files, "services/barking-dog/index.html");
    assert!(barking.contains("This promise ended on"));
    for (former, now) in [
        ("services/foip-request/index.html", "../../services/access-to-records/"),
        ("departments/planning-and-infrastructure/index.html", "../../departments/sustainable-growth-and-development/"),
    ] {
        let page = Html::parse_document(text(&files, former));
        assert_eq!(attributes(&page, "meta[http-equiv=refresh]", "content"), [format!("0; url={now}")]);
        assert_eq!(attributes(&page, "a", "href"), [now]);
    }
}

#[test]
fn what_has_ended_has_no_way_to_ask_and_no_next_review() {
    let files = site();
    let terms = |service: &str, css: &str| {
        words(&Html::parse_document(text(&files, &format!("services/{service}/index.html"))), css)
    };
    assert!(terms("barking-dog", "#update dt").contains(&"Next review by".to_owned()));
    assert!(!terms("barking-dog", "#attend dt").contains(&"Next review by".to_owned()));
    assert_eq!(terms("barking-dog", "h2#ask"), ["How to ask"], "the service is still offered");
    assert_eq!(terms("christmas-tree-drop-off", "h2#ask, #promise, .ask"), Vec::<String>::new());
}

#[test]
fn a_count_and_what_comes_round_again_have_no_clock_unless_it_starts_somewhere() {
    let files = files("tests/fixtures/sites/small/content", "2026-11-23");
    let page = Html::parse_document(text(&files, "services/water-leak/index.html"));
    let has_stop =
        |standard: &str| words(&page, &format!("#{standard} dt")).contains(&"The clock stops when".to_owned());
    assert!(has_stop("attend"));
    assert!(!has_stop("available"));
    assert!(!has_stop("repeat"));
}

#[test]
fn every_key_of_the_feed_is_shown_with_what_it_holds_or_with_a_value_of_it() {
    let files = site();
    let (mut keys, mut bare) = (0, Vec::new());
    for (name, page) in pages(&files).iter().filter(|(name, _)| name.starts_with("data/")) {
        for row in page.select(&selector("table.keys tbody tr")) {
            let has = |css: &str| row.select(&selector(css)).next().is_some();
            let has_value = row.text().any(|text| text.starts_with("For example"));
            keys += 1;
            if !has("td > p:nth-of-type(2) > a") && !has_value {
                bare.push((*name, row.select(&selector("th")).flat_map(|key| key.text()).collect::<String>()));
            }
        }
    }
    assert!(keys > 250, "{keys} keys");
    // Of many records, the page looks at the first few by their digest.
    bare.retain(|(page, _)| *page != "data/record/index.html");
    // Nothing in the content had to be corrected, and no plan was changed or called off.
    let of = |page: &'static str, keys: &[&str]| keys.iter().map(|key| (page, (*key).to_owned())).collect::<Vec<_>>();
    let closures = of("data/calendars/index.html", &["on", "note"]);
    let versions = ["on", "note", "on", "reason", "on", "note", "effective_from", "promise"];
    // Nothing was left out of the results that the page shows, and none was revised.
    let results = of("data/result/index.html", &["count", "reason", "met", "total", "average", "published"]);
    assert_eq!(bare, [closures, results, of("data/standards/index.html", &versions)].concat());
}

#[test]
fn the_site_map_lists_every_page_that_is_for_search_engines() {
    let files = site();
    let map = text(&files, "sitemap.xml");
    for (name, page) in pages(&files) {
        let address = name.strip_suffix("index.html").unwrap_or(name);
        let entry = format!("<loc>https://www.sprucegrove.org/customer-service/{address}</loc>");
        let is_for_search = attributes(&page, "meta[name=robots]", "content").is_empty();
        assert_eq!(map.contains(&entry), is_for_search, "{name}");
    }
    assert!(text(&files, "robots.txt").contains("Sitemap: https://www.sprucegrove.org/customer-service/sitemap.xml"));
}

#[test]
fn texts_of_staff_are_shown_and_never_run() {
    let files = files("tests/fixtures/sites/small/content", "2026-11-23");
    let page = text(&files, "services/water-leak/index.html");
    assert!(page.contains("<h1>Water leak (&quot;main break&quot;)</h1>"), "quotes are escaped");
    let department = text(&files, "departments/works/index.html");
    assert!(department.contains("<em>streets</em> &amp; water. See <a href=\"../../services/\">all services</a>."));
}
