// What the preview says after each save -> a page that shows it: read anew at the same place, or with what is wrong over it.
const bar = document.querySelector("charter-bar");
const { look, files, filesLook, events } = bar.dataset;
const inside = bar.shadowRoot;
const part = (selector) => inside?.querySelector(selector);
const [dialog, said, again, warnings] = ["dialog", "[role=status]", "#again", "#warnings"].map(part);
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
const PLACE = "charter-place";
const WANTED = "charter-look";
const SEEN = "charter-closed";

// Where the reader is, kept across the reading anew.
const controls = () => [...document.querySelectorAll(CONTROLS)];
const details = () => [...document.querySelectorAll("details")];
const remember = () => {
  const open = details().map((one) => one.open);
  const place = { at: location.pathname, left: scrollX, top: scrollY, focus: controls().indexOf(document.activeElement), open };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
};
const goBack = () => {
  const place = JSON.parse(sessionStorage.getItem(PLACE));
  sessionStorage.removeItem(PLACE);
  if (place?.at !== location.pathname) return;
  const all = details();
  if (all.length === place.open.length) all.forEach((one, at) => (one.open = place.open[at]));
  controls()[place.focus]?.focus({ preventScroll: true });
  scrollTo({ left: place.left, top: place.top, behavior: "instant" });
};

// The browser keeps pages and files for minutes, as residents' browsers will: here it is told to let go of them.
const fetchAnew = (urls) => Promise.all(urls.map((url) => fetch(url, { cache: "reload" }).catch(() => {})));
const readAnew = async () => {
  await fetchAnew([location.pathname + location.search, ...files.split(" ").filter(Boolean)]);
  localStorage.setItem("charter-files", filesLook);
  remember();
  location.reload();
};

const showErrors = (errors) => {
  again.hidden = !errors;
  said.textContent = errors ? errors.title : "No faults";
  if (!errors) {
    sessionStorage.removeItem(SEEN);
    dialog.close();
    return;
  }
  part("#title").textContent = errors.title;
  part("#text").textContent = errors.text;
  if (!dialog.open && sessionStorage.getItem(SEEN) !== errors.text) dialog.showModal();
};

const showWarnings = (report) => {
  warnings.hidden = !report;
  if (!report) return;
  warnings.querySelector("summary").textContent = report.title;
  warnings.querySelector("pre").textContent = report.text;
};

const told = (message) => {
  if (message.look !== look && sessionStorage.getItem(WANTED) !== message.look) {
    // Once for each new look: whatever the server says, this page never turns in circles.
    sessionStorage.setItem(WANTED, message.look);
    readAnew();
    return;
  }
  if (message.look === look) sessionStorage.removeItem(WANTED);
  if (!dialog) return;
  showErrors(message.errors);
  showWarnings(message.warnings);
};

// A browser keeps few connections to one host, so a page that nobody sees gives its own back.
let source;
const listen = () => {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(events);
  source.addEventListener("message", ({ data }) => told(JSON.parse(data)));
  source.addEventListener("error", () => said && (said.textContent = "The preview has ended"));
};

if (dialog) {
  // As a dialog over the page, which the keyboard can't leave by mistake.
  if (dialog.open) {
    dialog.removeAttribute("open");
    if (sessionStorage.getItem(SEEN) !== part("#text").textContent) dialog.showModal();
  }
  dialog.addEventListener("close", () => again.hidden || sessionStorage.setItem(SEEN, part("#text").textContent));
  again.addEventListener("click", () => dialog.showModal());
}
goBack();
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", ({ persisted }) => persisted && listen());
const kept = localStorage.getItem("charter-files");
if (filesLook && kept && kept !== filesLook) readAnew();
else if (filesLook) localStorage.setItem("charter-files", filesLook);
listen();
