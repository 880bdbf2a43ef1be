//! `charter serve`, the real program: requests in, pages out, and every kind of save seen.
//!
//! It is long because a preview is one program with many ways in, and all tests share its small client.
#![expect(clippy::disallowed_methods, reason = "tests prepare folders and wait for a program")]

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use charter::handbook::PAGES;
use charter::serve::{Choice, Listeners, Notice, State, StateChannel};
use tempfile::TempDir;

use crate::support::program::{code, run, workplace};
use crate::support::site::Files;

/// Far longer than it takes: nobody waits so long for a preview.
const PATIENCE: Duration = Duration::from_mins(1);

const ROADS: &str = "content/departments/roads.yaml";
const PAGE: &str = "/service/services/pothole-repair/";

/// The program at work in a folder; ended when it goes out of scope.
struct Served {
    place: TempDir,
    child: Child,
    port: u16,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(place: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_charter"));
    command.current_dir(place).arg("serve").args(arguments.split_whitespace());
    command.stdin(Stdio::null());
    command.stdout(fs::File::create(place.join("said")).expect("a file for what it says"));
    command.stderr(fs::File::create(place.join("complained")).expect("a file for what it says"));
    command
}

fn serve_in(place: TempDir, arguments: &str) -> Served {
    let child = command(place.path(), &format!("--port 0 --base-url https://city.example/service/ {arguments}"));
    start(place, child)
}

fn start(place: TempDir, mut command: Command) -> Served {
    let child = command.spawn().expect("the program starts");
    let mut served = Served { place, child, port: 0 };
    served.port = until(|| port(&served.said())).expect("it says where it is");
    served
}

fn serve(arguments: &str) -> Served {
    serve_in(workplace(), arguments)
}

fn port(said: &str) -> Option<u16> {
    let (_, rest) = said.split_once("http://127.0.0.1:")?;
    rest.split_once('/')?.0.parse().ok()
}

/// What `look` finds, as soon as it does; nothing if it never does.
fn until<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(found) = look() {
            return Some(found);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    None
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Served {
    fn said(&self) -> String {
        fs::read_to_string(self.place.path().join("said")).expect("readable")
    }

    fn complained(&self) -> String {
        fs::read_to_string(self.place.path().join("complained")).expect("readable")
    }

    /// The answer to a request in these very bytes.
    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers and closes");
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..at].to_vec()).expect("a head is text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: bytes[at + 4..].to_vec() }
    }

    fn get_with(&self, path: &str, headers: &str) -> Answer {
        let port = self.port;
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n{headers}\r\n"))
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "")
    }

    /// What a page that was made under this path is told, as long as the connection is kept.
    fn listen(&self, page: &str, base: &str) -> TcpStream {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        listen(&mut stream, &format!("page={page}&base={base}"));
        stream
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.place.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.place.path().join(name)).expect("a readable file")
    }

    /// Waits until the page has the text.
    fn shows(&self, page: &str, text: &str) {
        let is_there = || self.get(page).text().contains(text).then_some(());
        let found = until(is_there);
        assert!(found.is_some(), "no `{text}` in\n{}\n{}", self.get(page).text(), self.complained());
    }
}

fn listen(stream: &mut TcpStream, query: &str) {
    let request = format!("GET /.charter/events?{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    hears(stream, "data: ");
}

/// Reads on until a text comes.
fn hears(stream: &mut TcpStream, text: &str) {
    let (mut heard, mut part) = (String::new(), [0; 4096]);
    while !heard.contains(text) {
        let length = stream.read(&mut part).expect("it says more");
        assert!(length > 0, "no `{text}` in {heard}");
        heard += &String::from_utf8_lossy(&part[..length]);
    }
}

/// What the page of another day says to search engines.
const NOT_LISTED: &str = "<head>\n<meta name=\"robots\" content=\"noindex\">";

/// The page as it is without the bar and what comes with it.
fn without_bar(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<charter-bar") else { return page.to_owned() };
    let (_, after) = rest.split_once("/.charter/live.mjs\"></script>\n").expect("the bar's end");
    format!("{before}{after}").replace(NOT_LISTED, "<head>")
}

#[test]
fn every_file_is_that_of_a_build_and_nothing_is_written() {
    let served = serve("--as-of 2026-11-23");
    let build = crate::support::program::run(
        served.place.path(),
        "build --as-of 2026-11-23 --base-url https://city.example/service/ --out public",
    );
    assert_eq!(crate::support::program::code(&build), 0);
    let files: Files = crate::support::site::folder(&served.place.path().join("public"));
    assert!(files.len() > 50, "{}", files.len());
    for (name, bytes) in &files {
        let answer = served.get(&format!("/service/{name}"));
        assert_eq!(answer.status, 200, "{name}");
        if is_page(name) {
            let page = answer.text();
            assert!(page.contains("<charter-bar "), "{name} has no bar");
            assert_eq!(page.matches("content=\"noindex\"").count(), 1, "{name}, a page of another day");
            assert_eq!(without_bar(page).as_bytes(), bytes, "{name}");
            assert!(!String::from_utf8_lossy(bytes).contains(".charter"), "{name}: the bar is in a build");
        } else {
            assert!(answer.body == *bytes, "{name}");
        }
    }
    let there: Vec<String> = fs::read_dir(served.place.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(there.iter().all(|name| ["content", "public", "said", "complained"].contains(&name.as_str())), "{there:?}");
}

/// Whether a file is a page with the preview's bar: a page for frames has none, because its policy lets no script run.
fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "html") && !name.starts_with("embed/")
}

#[test]
fn a_page_for_frames_may_be_framed_and_is_as_a_build_makes_it() {
    let served = serve("");
    let page = served.get("/service/embed/email/");
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.starts_with("default-src 'none'; ") && policy.ends_with("; frame-ancestors *"), "{policy}");
    assert!(!policy.contains("script-src") && !page.text().contains("<script"), "{policy}");
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
    let document = served.get("/service/embed/email/oembed.json");
    assert_eq!(document.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(document.text().contains("https://city.example/service/embed/email/"), "{}", document.text());
}

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[test]
fn headers_are_those_of_a_real_host() {
    let served = serve("");
    let page = "public, max-age=300, must-revalidate";
    for (path, media_type, caching, origin) in [
        ("", "text/html; charset=utf-8", page, None),
        ("robots.txt", "text/plain; charset=utf-8", page, None),
        ("sitemap.xml", "text/xml; charset=utf-8", page, None),
        ("assets/style.css", "text/css; charset=utf-8", "public, max-age=3600, must-revalidate", None),
        ("assets/site.js", "text/javascript; charset=utf-8", "public, max-age=3600, must-revalidate", None),
        ("assets/share.png", "image/png", "public, max-age=3600, must-revalidate", None),
        ("assets/favicon.svg", "image/svg+xml; charset=utf-8", "public, max-age=3600, must-revalidate", None),
        ("api/v1/index.json", "application/json; charset=utf-8", page, Some("*")),
        ("api/v1/standards.csv", "text/csv; charset=utf-8", page, Some("*")),
        ("api/v1/changes.atom", "application/atom+xml; charset=utf-8", page, Some("*")),
        (".well-known/api-catalog", "application/linkset+json; charset=utf-8", page, Some("*")),
    ] {
        let answer = served.get(&format!("/service/{path}"));
        assert_eq!(answer.header("content-type"), Some(media_type), "{path}");
        assert_eq!(answer.header("content-security-policy"), Some(POLICY), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("strict-origin-when-cross-origin"), "{path}");
        assert_eq!(answer.header("cache-control"), Some(caching), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), origin, "{path}");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex"), "{path}: nothing of a preview is listed");
    }
}

#[test]
fn addresses_lead_where_a_host_leads_them() {
    let served = serve("");
    let leads = |path: &str, status: u16, to: &str| {
        let answer = served.get(path);
        assert_eq!((answer.status, answer.header("location")), (status, Some(to)), "{path}");
    };
    leads("/", 302, "/service/");
    leads("/service", 301, "/service/");
    leads("/service/services", 301, "/service/services/");
    leads("/service/services?q=pothole", 301, "/service/services/?q=pothole");
    let missing = served.get("/service/nowhere/");
    // What is not there may be there after the next save.
    assert_eq!((missing.status, missing.header("cache-control")), (404, Some("no-store")));
    assert!(missing.text().contains("<h1>"), "{}", missing.text());
    assert_eq!(served.get("/elsewhere/").status, 404);

    let page = served.get(PAGE);
    let tag = page.header("etag").expect("a tag").to_owned();
    let known = served.get_with(PAGE, &format!("If-None-Match: \"other\", {tag}\r\n"));
    assert_eq!((known.status, known.body.len()), (304, 0));
    assert_eq!(served.get_with(PAGE, "If-None-Match: \"other\"\r\n").status, 200);
    let head = served.ask(&format!("HEAD {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.header("content-length"));
}

#[test]
fn no_path_leaves_the_site() {
    let served = serve("");
    served.write("secret.txt", "secret");
    for path in [
        "/service/../secret.txt",
        "/service/../../etc/passwd",
        "/service/%2e%2e/secret.txt",
        "/service/%2E%2E%2Fsecret.txt",
        "/service/..%5csecret.txt",
        "/service/..\\secret.txt",
        "/service//etc/passwd",
        "//etc/passwd",
        "/service/assets/../../content/site.yaml",
        "/service/content/site.yaml",
        "/service/%00",
        "/service/%ff",
        "/service/.",
        "/.charter/../secret.txt",
        "/.charter/nothing",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("root:") && !answer.text().contains("secret\n"), "{path}");
    }
}

#[test]
fn only_this_machine_is_answered_and_only_what_reads() {
    let served = serve("");
    let status = |request: &str| served.ask(&format!("{request}\r\nConnection: close\r\n\r\n")).status;
    for host in ["localhost", "LOCALHOST:9000", "127.0.0.1:1", "[::1]:8000"] {
        assert_eq!(status(&format!("GET {PAGE} HTTP/1.1\r\nHost: {host}")), 200, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "localhost:x", "[::2]", "0.0.0.0", "192.168.0.1"]
    {
        assert_eq!(status(&format!("GET {PAGE} HTTP/1.1\r\nHost: {host}")), 421, "{host}");
    }
    assert_eq!(status(&format!("GET {PAGE} HTTP/1.0")), 421, "no host at all");
    assert_eq!(
        status(&format!("GET http://evil.example{PAGE} HTTP/1.1\r\nHost: localhost")),
        421,
        "another in the line"
    );
    let line = format!("GET http://localhost{PAGE} HTTP/1.1");
    for (request, expected) in [
        (format!("GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"), 400),
        (format!("GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nHost: localhost"), 400),
        (
            format!(
                "GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nOrigin: https://evil.example"
            ),
            400,
        ),
        (format!("{line}\r\nHost: evil.example"), 421),
        (format!("{line}\r\nHost: 127.0.0.1"), 400),
        (format!("{line}\r\nHost: LOCALHOST"), 200),
        (line, 200),
    ] {
        assert_eq!(status(&request), expected, "{request}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        assert_eq!(status(&format!("{method} {PAGE} HTTP/1.1\r\nHost: localhost")), 405, "{method}");
    }
    let feed = "/service/api/v1/index.json";
    let foreign = |headers: &str| served.get_with(feed, headers).status;
    assert_eq!(foreign("Origin: https://evil.example\r\n"), 403);
    assert_eq!(foreign("Origin: null\r\n"), 403);
    assert_eq!(foreign("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), 403);
    assert_eq!(foreign("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"), 200);
    assert_eq!(foreign("Origin: http://localhost:3000\r\n"), 200);
    // Nobody else's page chooses what is shown.
    let show = "/.charter/show?day=2027-01-01&back=/service/";
    assert_eq!(served.get_with(show, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n").status, 404);
}

#[test]
fn it_listens_on_loopback_alone() {
    let served = serve("");
    let table = fs::read_to_string("/proc/net/tcp").expect("Linux tells who listens");
    let port = format!(":{:04X}", served.port);
    let is_listening = |line: &&str| line.split_whitespace().nth(3) == Some("0A");
    let listening: Vec<&str> =
        table.lines().filter(is_listening).filter_map(|line| line.split_whitespace().nth(1)).collect();
    let ours: Vec<&&str> = listening.iter().filter(|address| address.ends_with(&port)).collect();
    assert_eq!(ours, [&format!("0100007F{port}").as_str()]);
}

#[test]
fn a_save_is_seen_however_it_is_made() {
    let served = serve("");
    served.shows(PAGE, "4 weeks");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("4 weeks", "5 weeks"));
    served.shows(PAGE, "5 weeks");
    // A new file beside it, which takes the name: so do vim and many others.
    served.write("content/departments/.roads.yaml.swp", &text.replace("4 weeks", "6 weeks"));
    let at = |name: &str| served.place.path().join(name);
    fs::rename(at("content/departments/.roads.yaml.swp"), at(ROADS)).expect("renamed");
    served.shows(PAGE, "6 weeks");
    // The old one out of the way, then a new one under the name.
    fs::rename(at(ROADS), at("content/departments/roads.yaml~")).expect("renamed");
    served.write(ROADS, &text.replace("4 weeks", "7 weeks"));
    served.shows(PAGE, "7 weeks");
    // A new folder with a file in it at once.
    served.write(
        "content/pages/parking/../parking.md",
        "---\ntitle: Parking\nsummary: Where to park.\n---\n\nPark here.\n",
    );
    served.shows("/service/parking/", "Park here.");
    fs::remove_dir_all(at("content/pages")).expect("removed");
    assert!(until(|| (served.get("/service/parking/").status == 404).then_some(())).is_some());
}

#[test]
fn a_flood_of_saves_ends_with_the_last_one() {
    let served = serve("");
    let text = served.read(ROADS);
    for weeks in 5..205 {
        served.write(ROADS, &text.replace("4 weeks", &format!("{weeks} weeks")));
        std::thread::sleep(Duration::from_millis(2));
    }
    served.shows(PAGE, "204 weeks");
    // On a machine that stands still, a file may be seen half written for longer than an editor is waited for.
    let is_mended = || served.complained().is_empty() || served.complained().ends_with("all problems fixed\n");
    assert!(until(|| is_mended().then_some(())).is_some(), "{}", served.complained());
}

#[test]
fn a_folder_may_vanish_and_return() {
    let served = serve("");
    let content = served.place.path().join("content");
    let away = served.place.path().join("away");
    let text = served.read(ROADS);
    for weeks in ["8 weeks", "9 weeks"] {
        fs::rename(&content, &away).expect("renamed");
        served.shows(PAGE, "there is no folder `content`");
        fs::write(away.join("departments/roads.yaml"), text.replace("4 weeks", weeks)).expect("written");
        fs::rename(&away, &content).expect("renamed");
        served.shows(PAGE, weeks);
        assert!(!served.get(PAGE).text().contains("there is no folder"));
    }
    served.write(ROADS, &text.replace("4 weeks", "10 weeks"));
    served.shows(PAGE, "10 weeks");
}

#[test]
fn with_poll_nothing_has_to_tell_of_changes() {
    let served = serve("--poll");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("4 weeks", "5 weeks"));
    served.shows(PAGE, "5 weeks");
}

#[test]
fn a_theme_is_seen_too_and_a_broken_one_leaves_the_last_good_page() {
    let place = workplace();
    fs::create_dir_all(place.path().join("look/styles")).expect("a folder");
    let served = serve_in(place, "--theme look");
    served.write("look/styles/z.css", "main { letter-spacing: 0.01em; }");
    served.shows("/service/assets/style.css", "letter-spacing:0.01em");
    served.write("look/templates/service.html", "{{ nothing.of.this.name }}");
    served.shows(PAGE, "the theme can't be used");
    assert!(served.get(PAGE).text().contains("4 weeks"), "the last good page is there");
    fs::remove_file(served.place.path().join("look/templates/service.html")).expect("removed");
    assert!(until(|| (!served.get(PAGE).text().contains("can't be used")).then_some(())).is_some());
    served.write("look/templates/base.html", "{% if %}");
    served.shows(PAGE, "the theme can't be used");
}

#[test]
fn a_mistake_is_shown_over_the_last_good_page_until_it_is_mended() {
    let served = serve("");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("4 weeks", "4 days"));
    served.shows(PAGE, "error[bare-days]: &quot;days&quot; alone can mean two things");
    let page = served.get(PAGE);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("--&gt; content/departments/roads.yaml:") && page.text().contains("4 weeks"));
    assert!(until(|| served.complained().contains("error[bare-days]").then_some(())).is_some());
    served.write(ROADS, &text);
    assert!(until(|| (!served.get(PAGE).text().contains("bare-days")).then_some(())).is_some());
    assert!(until(|| served.complained().ends_with("all problems fixed\n").then_some(())).is_some());
}

#[test]
fn a_link_that_leads_nowhere_is_shown_when_the_rest_is_made() {
    let served = serve("");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("Tell us about a hole.", "See [the list](/data/#nowhere)."));
    served.shows(PAGE, "error[");
    assert!(until(|| served.complained().contains("nowhere").then_some(())).is_some(), "{}", served.complained());
    served.write(ROADS, &text);
    assert!(until(|| (!served.get(PAGE).text().contains("error[")).then_some(())).is_some());
}

#[test]
fn what_would_alter_the_published_record_is_shown_and_stops_no_preview() {
    let place = workplace();
    assert_eq!(code(&run(place.path(), "build --no-sync")), 0);
    let served = serve_in(place, "");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("4 weeks", "5 weeks"));
    served.shows(PAGE, "error[altered-history]: the record of `pothole-repair.complete`");
    assert!(served.get(PAGE).text().contains("5 weeks"), "the preview goes on");
    served.write(ROADS, &text);
    assert!(until(|| (!served.get(PAGE).text().contains("error[")).then_some(())).is_some());
}

#[test]
fn a_link_that_leads_nowhere_stays_wrong_from_save_to_save() {
    let served = serve("");
    let text = served.read(ROADS);
    // It is no page, so only the finished site shows that it isn't there.
    let wrong = text.replace("summary: Tell us about a hole.", "summary: \"See [the list](/api/v2/index.json).\"");
    served.write(ROADS, &wrong);
    served.shows(PAGE, "Below is the site as it is now. It can't be built until this is fixed.");
    for weeks in ["5 weeks", "6 weeks"] {
        served.write(ROADS, &wrong.replace("4 weeks", weeks));
        let page = until(|| Some(served.get(PAGE)).filter(|page| page.text().contains(weeks))).expect("the new page");
        assert!(page.text().contains("error["), "{}", page.text());
    }
    served.write(ROADS, &text);
    assert!(until(|| served.complained().ends_with("all problems fixed\n").then_some(())).is_some());
    assert_eq!(served.complained().matches("all problems fixed").count(), 1, "{}", served.complained());
}

#[test]
fn if_nothing_can_be_shown_yet_the_faults_are() {
    let place = workplace();
    let roads = place.path().join(ROADS);
    let text = fs::read_to_string(&roads).expect("readable");
    fs::write(&roads, text.replace("4 weeks", "4 days")).expect("written");
    let served = serve_in(place, "");
    let page = served.get("/");
    assert_eq!((page.status, page.header("cache-control")), (503, Some("no-store")));
    assert!(page.text().contains("error[bare-days]"), "{}", page.text());
    assert_eq!(page.header("content-security-policy"), Some(POLICY));
    served.write(ROADS, &text);
    assert!(until(|| (served.get("/").status == 302).then_some(())).is_some());
    assert!(until(|| served.said().contains("/service/").then_some(())).is_some(), "{}", served.said());
}

/// Pages as they will be on 1 January 2027: the pothole's, without and with drafts, and one that says nothing of it.
const LATER: &str = "/.charter/on/2027-01-01/service/services/pothole-repair/";
const LATER_WITH_DRAFTS: &str = "/.charter/on/2027-01-01-with-drafts/service/services/pothole-repair/";
const OTHER: &str = "/.charter/on/2027-01-01/service/data/due-dates/";

#[test]
fn another_day_and_drafts_can_be_chosen() {
    let served = serve("--as-of 2026-11-23");
    let page = served.get(PAGE);
    assert!(
        page.text().contains("<option value=\"2026-11-23\" selected>23 November 2026</option>")
            || page.text().contains("<option value=\"\" selected>"),
        "{}",
        page.text()
    );
    assert!(page.text().contains("<option value=\"2027-01-01\">1 January 2027</option>"), "{}", page.text());
    assert!(page.text().contains("<button formtarget=\"_blank\">Show in a new tab</button>"), "{}", page.text());
    let leads = |query: &str, to: &str| {
        let answer = served.get(&format!("/.charter/show?{query}"));
        assert_eq!((answer.status, answer.header("location")), (303, Some(to)), "{query}");
        assert_eq!(answer.header("set-cookie"), None);
    };
    leads(&format!("day=2027-01-01&drafts=on&back={PAGE}"), LATER_WITH_DRAFTS);
    leads(&format!("day=2027-01-01&back={LATER_WITH_DRAFTS}"), LATER);
    leads(&format!("day=2027-01-01&back={PAGE}%3Fq=1%23main"), &format!("{LATER}?q=1#main"));
    leads(&format!("day=&back={LATER}"), &format!("/.charter/on/today{PAGE}"));
    leads(&format!("day=2026-11-23&back={LATER}"), PAGE);
    let later = served.get(LATER_WITH_DRAFTS);
    assert!(later.text().contains("<option value=\"2027-01-01\" selected>"), "{}", later.text());
    assert!(later.text().contains("name=\"drafts\" checked") && later.text().contains("noindex"));
    assert!(later.text().contains("within 3 weeks"), "{}", later.text());
    assert!(served.get(PAGE).text().contains("<option value=\"2026-11-23\" selected>"), "the other page stays");
    for back in [
        "//evil.example/",
        "https://evil.example/",
        "/%5c%5cevil.example",
        "/a%0d%0aSet-Cookie:%20x=1",
        "/.charter/on/today//evil.example/",
        "/.charter/on/nowhere/service/",
    ] {
        leads(&format!("day=2026-11-23&back={back}"), "/");
    }
    for day in ["x", "-009999-01-01", "0001-01-01", "9999-12-31", "2027-02-29", "2027-1-1"] {
        assert_eq!(served.get(&format!("/.charter/show?day={day}&back=/service/")).status, 400, "{day}");
        assert_eq!(served.get(&format!("/.charter/on/{day}/service/")).status, 404, "{day}");
        assert_eq!(served.get(&format!("/.charter/events?page=/.charter/on/{day}/service/")).status, 404, "{day}");
    }
}

#[test]
fn each_address_keeps_its_day_from_page_to_page_and_from_save_to_save() {
    let served = serve("");
    let (today, later) = (PAGE.to_owned(), LATER.to_owned());
    let both = |now: &str, then: &str| {
        served.shows(&today, now);
        served.shows(&later, then);
    };
    both("within 4 weeks", "within 3 weeks");
    // Every file of that day is there, as a build makes it.
    let build =
        run(served.place.path(), "build --as-of 2027-01-01 --base-url https://city.example/service/ --out then");
    assert_eq!(code(&build), 0);
    for (name, bytes) in &crate::support::site::folder(&served.place.path().join("then")) {
        let answer = served.get(&format!("/.charter/on/2027-01-01/service/{name}"));
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("x-robots-tag"), Some("noindex"), "{name}");
        if name == "404.html" {
            // It is shown at any depth, so its links begin with the site's path.
            let inside = String::from_utf8_lossy(bytes).replace("=\"/service/", "=\"/.charter/on/2027-01-01/service/");
            assert_eq!(without_bar(answer.text()), inside);
        } else if is_page(name) {
            let page = answer.text();
            assert_eq!(without_bar(page).as_bytes(), bytes, "{name}");
            assert_eq!(page.matches("content=\"noindex\"").count(), 1, "{name}");
            assert!(page.contains("id=\"other-day\">Not today: the site as of 1 January 2027<"), "{name}");
            // Whatever begins with a slash would leave the day.
            let leaves =
                ["href=\"/service", "src=\"/service", "action=\"/service"].iter().any(|link| page.contains(link));
            assert!(!leaves, "{name}");
        } else {
            assert!(answer.body == *bytes, "{name}");
        }
    }
    for (from, to) in
        [("/.charter/on/2027-01-01", "/.charter/on/2027-01-01/service/"), (LATER.trim_end_matches('/'), LATER)]
    {
        assert_eq!(served.get(from).header("location"), Some(to), "{from}");
    }
    let missing = served.get("/.charter/on/2027-01-01/service/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("href=\"/.charter/on/2027-01-01/service/services/\""), "{}", missing.text());
    // Both hear of a save, each of its own page.
    let text = served.read(ROADS);
    let mut listeners = [served.listen(PAGE, "/service/"), served.listen(LATER, "/service/")];
    served.write(ROADS, &text.replace("4 weeks", "6 weeks").replace("3 weeks", "5 weeks"));
    for listener in &mut listeners {
        hears(listener, "data: ");
    }
    both("within 6 weeks", "within 5 weeks");
    // A page that a save doesn't change is not loaded again.
    let digest = |page: &str| {
        let text = served.get(page).text().to_owned();
        text.split("data-look=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a digest").to_owned()
    };
    let before = digest(OTHER);
    served.write(ROADS, &text.replace("4 weeks", "7 weeks").replace("3 weeks", "5 weeks"));
    served.shows(PAGE, "7 weeks");
    served.shows(LATER, "7 weeks");
    assert_eq!(digest(OTHER), before);
}

#[test]
fn a_day_that_cannot_be_shown_says_why_until_it_can_and_the_others_are_shown() {
    let place = workplace();
    let text = fs::read_to_string(place.path().join(ROADS)).expect("readable");
    // On an earlier day, what had begun by November may not have begun.
    let text = text.replace("effective: 2026-03-01", "effective: before 2026-11-15");
    fs::write(place.path().join(ROADS), &text).expect("written");
    let served = serve_in(place, "--as-of 2026-11-23");
    let then = format!("/.charter/on/2026-11-02{PAGE}");
    let answer = served.get(&then);
    let page = answer.text();
    assert_eq!((answer.status, answer.header("cache-control")), (503, Some("no-store")), "{page}");
    assert!(page.contains("<h1>2 November 2026 can't be shown: 1 error</h1>"), "{page}");
    assert!(page.contains("error[unknown-beginning-ahead]") && page.contains("Show the site as it is today"), "{page}");
    assert!(!served.get(PAGE).text().contains("error["), "the other day can be shown");
    assert_eq!(served.complained(), "");
    let mut listener = served.listen(&then, "/service/");
    served.write(ROADS, &text.replace("before 2026-11-15", "before 2026-10-15"));
    hears(&mut listener, "data: ");
    served.shows(&then, "Not today: the site as of 2 November 2026");
}

#[test]
fn a_day_chosen_during_a_mistake_is_that_of_the_last_content_without_one() {
    let served = serve("--as-of 2026-11-23");
    let text = served.read(ROADS);
    served.write(ROADS, &text.replace("4 weeks", "4 days").replace("3 weeks", "2 weeks"));
    served.shows(PAGE, "<p id=\"note\">Below is the last version without errors.</p>");
    let answer = served.get(LATER);
    let page = answer.text();
    assert!(page.contains("<p id=\"note\">Below is the last version without errors.</p>"), "{page}");
    assert!(page.contains("<option value=\"2027-01-01\" selected>") && page.contains("within 3 weeks"), "{page}");
    served.write(ROADS, &text.replace("3 weeks", "2 weeks"));
    served.shows(LATER, "within 2 weeks");
    assert!(!served.get(LATER).text().contains("error["));
}

#[test]
fn a_day_chosen_while_the_content_is_away_is_answered() {
    let served = serve("--as-of 2026-11-23");
    let at = |name: &str| served.place.path().join(name);
    fs::rename(at("content"), at("away")).expect("renamed");
    served.shows(PAGE, "there is no folder `content`");
    let answer = served.get(LATER);
    assert!(answer.text().contains("there is no folder `content`") && answer.text().contains("within 3 weeks"));
    fs::rename(at("away"), at("content")).expect("renamed");
    assert!(until(|| (!served.get(LATER).text().contains("there is no folder")).then_some(())).is_some());
}

#[test]
fn a_link_of_a_draft_that_leads_nowhere_is_shown_with_the_drafts() {
    let served = serve("");
    let text = served.read(ROADS);
    let draft = text
        .replace("summary: Tell us about a hole.", "summary: \"See [the list](/api/v2/index.json).\"\n    draft: true");
    served.write(ROADS, &draft);
    let with_drafts = format!("/.charter/on/today-with-drafts{PAGE}");
    served.shows(&with_drafts, "It can't be built until this is fixed.");
    assert!(served.get(&with_drafts).text().contains("noindex"));
}

#[test]
fn many_days_at_the_same_time_are_all_shown() {
    let served = serve("--as-of 2026-11-23");
    std::thread::scope(|scope| {
        for day in 1..10 {
            let served = &served;
            let address = format!("/.charter/on/2027-01-0{day}{PAGE}");
            scope.spawn(move || {
                let page = served.get(&address);
                assert_eq!(page.status, 200, "{address}");
                assert!(page.text().contains(&format!("the site as of {day} January 2027<")), "{address}");
            });
        }
    });
}

/// A preview that has nothing to show but an error that is in no file, and its address.
fn with_an_error_in_no_file() -> (StateChannel, String) {
    let board = StateChannel::default();
    let report = Notice {
        title: "1 error".to_owned(),
        note: String::new(),
        text: "error: a mistake\n".to_owned(),
        cards: Vec::new(),
    };
    board.show(|_| State {
        edition: None,
        errors: Some(report),
        late_errors: None,
        warnings: None,
        is_whole: false,
        others: None,
    });
    let (listeners, _) = Listeners::open(0).expect("a port");
    let address = listeners.origin().replace("http://", "");
    let seen = board.clone();
    let start = Choice { day: None, drafts: false };
    std::thread::spawn(move || charter::serve::run(listeners, board, start, |_| Ok(())));
    (seen, address)
}

#[test]
fn an_error_that_has_no_card_is_in_sight() {
    let (_, address) = with_an_error_in_no_file();
    let mut stream = TcpStream::connect(&address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("an answer");
    assert!(page.contains("<details id=\"full\" open>"), "{page}");
    assert!(page.contains("error: a mistake"), "{page}");
}

#[test]
fn a_page_that_is_left_is_dropped_though_there_is_nothing_to_tell_it() {
    let (seen, address) = with_an_error_in_no_file();
    let mut streams: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(&address).expect("it listens")).collect();
    for stream in &mut streams {
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        listen(stream, "page=%2F");
    }
    assert_eq!(seen.listeners(), 20);
    streams.truncate(1);
    assert!(until(|| (seen.listeners() == 1).then_some(())).is_some(), "{} are told", seen.listeners());
}

#[test]
fn however_many_pages_listen_few_are_made_at_once() {
    let served = serve("");
    let mut streams: Vec<TcpStream> = (0..60).map(|_| served.listen(PAGE, "/service/")).collect();
    served.write(ROADS, &served.read(ROADS).replace("4 weeks", "5 weeks"));
    for stream in &mut streams {
        hears(stream, "data: ");
    }
    let status = fs::read_to_string(format!("/proc/{}/status", served.child.id())).expect("Linux tells of threads");
    let threads = status.lines().find_map(|line| line.strip_prefix("Threads:")).expect("a number");
    let threads: usize = threads.trim().parse().expect("a number");
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    assert!(threads <= processors + 12, "{threads} threads");
}

#[test]
fn a_connection_that_asks_for_nothing_is_closed_and_one_that_listens_is_not() {
    let served = serve("");
    let mut listener = served.listen(PAGE, "/service/");
    let mut idle = TcpStream::connect((Ipv4Addr::LOCALHOST, served.port)).expect("it listens");
    idle.set_read_timeout(Some(PATIENCE)).expect("a limit");
    idle.write_all(b"GET /service/robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it reads");
    idle.read_to_end(&mut Vec::new()).expect("it is closed");
    served.write(ROADS, &served.read(ROADS).replace("4 weeks", "5 weeks"));
    hears(&mut listener, "data: ");
}

#[test]
fn a_page_is_led_on_when_the_path_of_the_site_changes() {
    let place = workplace();
    let command = command(place.path(), "--port 0");
    let served = start(place, command);
    let mut listener = served.listen("/standards/services/pothole-repair/", "/standards/");
    let site = served.read("content/site.yaml");
    served.write("content/site.yaml", &site.replace("example.org/standards/", "example.org/"));
    hears(&mut listener, "\"at\":\"/services/pothole-repair/\"");
    let mut listener = served.listen("/services/pothole-repair/", "/");
    served.write("content/site.yaml", &site);
    hears(&mut listener, "\"at\":\"/standards/services/pothole-repair/\"");
}

#[test]
fn a_folder_above_may_be_replaced() {
    let place = workplace();
    let at = |name: &str| place.path().join(name);
    fs::create_dir_all(at("x/y")).expect("folders");
    fs::rename(at("content"), at("x/y/content")).expect("renamed");
    let served = serve_in(place, "--content x/y/content");
    let at = |name: &str| served.place.path().join(name);
    let roads = "x/y/content/departments/roads.yaml";
    let text = served.read(roads);
    for weeks in ["5 weeks", "6 weeks"] {
        fs::rename(at("x"), at("old")).expect("renamed");
        assert!(Command::new("cp").arg("-r").args([at("old"), at("x")]).status().expect("cp runs").success());
        fs::remove_dir_all(at("old")).expect("removed");
        served.shows(PAGE, "4 weeks");
        std::thread::sleep(Duration::from_secs(1));
        served.write(roads, &text.replace("4 weeks", weeks));
        served.shows(PAGE, weeks);
        served.write(roads, &text);
        served.shows(PAGE, "4 weeks");
    }
}

#[test]
fn a_link_to_the_content_may_lead_elsewhere() {
    let place = workplace();
    let at = |name: &str| place.path().join(name);
    fs::create_dir(at("first")).expect("a folder");
    fs::rename(at("content"), at("first/content")).expect("renamed");
    assert!(Command::new("cp").arg("-r").args([at("first"), at("second")]).status().expect("cp runs").success());
    let roads = |folder: &str| format!("{folder}/content/departments/roads.yaml");
    let text = fs::read_to_string(at(&roads("first"))).expect("readable");
    fs::write(at(&roads("second")), text.replace("4 weeks", "5 weeks")).expect("written");
    let link =
        |to: &str| std::os::unix::fs::symlink(at(to), at("new")).and_then(|()| fs::rename(at("new"), at("content")));
    link("first/content").expect("a link");
    let served = serve_in(place, "");
    served.shows(PAGE, "4 weeks");
    let at = |name: &str| served.place.path().join(name);
    std::os::unix::fs::symlink(at("second/content"), at("new")).expect("a link");
    fs::rename(at("new"), at("content")).expect("renamed");
    served.shows(PAGE, "5 weeks");
    served.write(&roads("second"), &text.replace("4 weeks", "6 weeks"));
    served.shows(PAGE, "6 weeks");
}

#[test]
fn a_port_in_use_gives_the_next_free_one_and_says_so() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let place = workplace();
    let command = command(place.path(), &format!("--port {port}"));
    let served = start(place, command);
    assert_ne!(served.port, port);
    assert!(served.said().starts_with(&format!("port {port} is in use")), "{}", served.said());
    assert_eq!(served.get("/nowhere").status, 404);
}

#[test]
fn an_interrupt_ends_it_cleanly_though_a_page_listens() {
    for signal in ["INT", "TERM"] {
        let mut served = serve("");
        let mut listener = TcpStream::connect((Ipv4Addr::LOCALHOST, served.port)).expect("it listens");
        listener
            .write_all(b"GET /.charter/events?page=%2Fservice%2F HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .expect("sent");
        listener.set_read_timeout(Some(PATIENCE)).expect("a limit");
        let mut first = [0; 64];
        assert!(listener.read(&mut first).expect("it answers") > 0);
        let pid = served.child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &pid]).status().expect("kill runs").success());
        let ended = until(|| served.child.try_wait().expect("it can be waited for"));
        assert_eq!(ended.and_then(|status| status.code()), Some(0), "{signal}");
        assert_eq!(served.complained(), "");
    }
}

#[test]
fn what_is_not_there_at_the_start_is_refused() {
    let place = TempDir::new().expect("a folder");
    let output = crate::support::program::run(place.path(), "serve --port 0");
    assert_eq!(crate::support::program::code(&output), 2);
    assert_eq!(crate::support::program::complained(&output), "error: there is no folder `content`\n");
}

#[test]
fn open_opens_the_browser_at_the_site() {
    use std::os::unix::fs::PermissionsExt;
    let place = workplace();
    let bin = place.path().join("bin");
    fs::create_dir(&bin).expect("a folder");
    let opener = bin.join("xdg-open");
    fs::write(&opener, "#!/bin/sh\necho \"$1\" > opened.new && mv opened.new opened\n").expect("written");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("made a program");
    let mut command = command(place.path(), "--port 0 --open --base-url https://city.example/service/");
    command.env("PATH", format!("{}:/usr/bin:/bin", bin.display()));
    let served = start(place, command);
    let visited = until(|| fs::read_to_string(served.place.path().join("opened")).ok());
    assert_eq!(visited, Some(format!("http://127.0.0.1:{}/service/\n", served.port)));
}

/// The value of a hidden field of the first form for an action.
fn field(page: &str, action: &str, name: &str) -> String {
    let form = page.split(&format!("action=\"/.charter/{action}\"")).nth(1).expect("the form");
    let value = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field");
    value.split('"').next().expect("its end").to_owned()
}

#[test]
fn a_button_makes_the_certain_fix_and_nothing_else_is_written() {
    let served = serve("");
    let sound = fs::read_to_string(served.place.path().join(ROADS)).expect("the file");
    let faulty = sound.replacen("stage: complete", "stage: compleet", 1);
    assert_ne!(faulty, sound, "the file has a stage to misspell");
    served.write(ROADS, &faulty);
    let page = until(|| Some(served.get(PAGE).text().to_owned()).filter(|page| page.contains("/.charter/fix")))
        .expect("the card");
    let [token, file, start, replacement] =
        ["token", "file", "start", "replacement"].map(|name| field(&page, "fix", name));
    assert_eq!((file.as_str(), replacement.as_str()), ("departments/roads.yaml", "complete"));
    let port = served.port;
    let send = |headers: &str, form: &str| {
        let length = form.len();
        served.ask(&format!(
            "POST /.charter/fix HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{form}"
        ))
    };
    let ours =
        format!("Origin: http://localhost:{port}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\n");
    let form = |token: &str, file: &str, start: &str, replacement: &str| {
        format!(
            "token={token}&back=%2Fservice%2F&file={}&start={start}&replacement={replacement}",
            file.replace('/', "%2F")
        )
    };
    let right = form(&token, &file, &start, &replacement);
    let stranger = "Origin: http://evil.example\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n";
    for (headers, form, status) in [
        ("", right.as_str(), 403),
        (stranger, &right, 403),
        (&ours, &form("0", &file, &start, &replacement), 403),
        (&ours, &form(&token, "../secret.yaml", &start, &replacement), 409),
        (&ours, &form(&token, &file, "0", &replacement), 409),
        (&ours, &form(&token, &file, &start, "respond"), 409),
        (&ours, "token=", 403),
    ] {
        assert_eq!(send(headers, form).status, status, "{headers}{form}");
        assert_eq!(fs::read_to_string(served.place.path().join(ROADS)).expect("the file"), faulty);
    }
    let answer = send(&ours, &right);
    assert_eq!((answer.status, answer.header("location")), (303, Some("/service/")));
    assert_eq!(fs::read_to_string(served.place.path().join(ROADS)).expect("the file"), sound);
    assert_eq!(send(&ours, &right).status, 409, "it was made already");
}

#[test]
fn the_handbook_is_one_button_away_and_leads_back() {
    let site = serve("");
    let back = "%2Fservice%2Fservices%2Fpothole%2Drepair%2F";
    let bar = site.get(PAGE);
    let way = "<form action=\"/.charter/how/\"><input type=\"hidden\" name=\"back\" value=\"/service/services/pothole-repair/\"><button>How do I …?</button></form>";
    assert!(bar.text().contains(way), "{}", bar.text());
    let list = site.get(&format!("/.charter/how/?back={back}"));
    assert_eq!(list.status, 200);
    assert_eq!(list.header("content-security-policy"), bar.header("content-security-policy"));
    assert!(list.header("content-security-policy").is_some_and(|policy| policy.contains("default-src")));
    for page in PAGES {
        let address = format!("/.charter/how/{}?back={back}", page.name);
        assert!(list.text().contains(&format!("<a href=\"{address}\">{}</a>", page.task())), "{}", page.name);
        let shown = site.get(&address);
        assert_eq!(shown.status, 200, "{}", page.name);
        let text = shown.text();
        assert!(text.contains(&format!("<h1>{}</h1>", page.question())), "{text}");
        assert!(text.contains(&format!("<a href=\"{PAGE}\">Back to the preview</a>")), "{text}");
        assert!(!text.contains("<script") && !text.contains("style="), "{text}");
        let blocks = (text.matches("<pre tabindex=\"0\">").count(), text.matches("<pre class=\"wrapped\">").count());
        let written = |fence: &str| page.text.matches(fence).count();
        // What is to be pasted elsewhere is indented.
        let wrapped = written("\n```sh\n") + written("\n```text\n") + written("\n\n    ");
        assert_eq!(blocks, (written("\n```yaml "), wrapped), "{text}");
        let answers = text.matches("<h2>").count();
        assert_eq!(answers, page.text.matches("\n## ").count(), "{text}");
        // Every link leads to a page of the handbook, with the way back.
        for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let found = site.get(link);
            assert_eq!(found.status, 200, "{}: {link}", page.name);
            assert!(
                link == PAGE || link == "/.charter/handbook.css" || found.text().contains("Back to the preview"),
                "{link}"
            );
        }
    }
    assert_eq!(site.get("/.charter/how").status, 200);
    assert_eq!(site.get("/.charter/how/nothing").status, 404);
    assert_eq!(site.get("/.charter/however").status, 404);
}

#[test]
fn the_way_back_from_the_handbook_never_leaves_the_preview() {
    let site = serve("");
    for back in
        ["https%3A%2F%2Fcity.example%2F", "%2F%2Fcity.example%2F", "javascript%3Aalert(1)", "%2F%5Ccity.example", ""]
    {
        let list = site.get(&format!("/.charter/how/?back={back}"));
        assert!(list.text().contains("<a href=\"/\">Back to the preview</a>"), "{back}: {}", list.text());
    }
    let list = site.get("/.charter/how/?back=%2F%22%3E%3Cscript%3E");
    assert!(list.text().contains("<a href=\"/&quot;&gt;&lt;script&gt;\">"), "{}", list.text());
}
