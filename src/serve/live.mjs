// Messages of the preview after each save -> a page that is up to date: reloaded at the same place, or with the errors over it.
const bar = document.querySelector("charter-bar");
const { look, base, files, filesLook, events } = bar.dataset;
const inside = bar.shadowRoot;
const part = (selector) => inside?.querySelector(selector);
const [dialog, said, again, warnings] = ["dialog", "[role=status]", "#again", "#warnings"].map(part);
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
const FIELDS = "input:not([type=hidden]), select, textarea";
const PLACE = "charter-place";
const WANTED = "charter-look";
const SEEN = "charter-closed";
const FILES = `charter-files ${base}`;

// Scroll position, focus and typed values, kept across a reload: on the page, then in the bar.
const all = (selector) => [document, inside].flatMap((root) => [...(root?.querySelectorAll(selector) ?? [])]);
const focused = () => inside?.activeElement ?? document.activeElement;
const typed = new Set();
document.addEventListener("input", (event) => typed.add(event.composedPath()[0]));
// What had the focus before the dialog opened.
let before;
const showDialog = () => {
  before = focused();
  dialog.showModal();
};
const remember = (at = location.pathname) => {
  const open = all("details").map((one) => one.open);
  const focus = all(CONTROLS).indexOf(dialog?.open ? before : focused());
  const values = all(FIELDS).map((one) => (typed.has(one) ? [one.value, one.checked] : null));
  sessionStorage.setItem(PLACE, JSON.stringify({ at, left: scrollX, top: scrollY, focus, open, values }));
};
const type = (field, [value, checked]) => {
  if (field.type === "checkbox" || field.type === "radio") field.checked = checked;
  else if (field.type !== "file" && (!field.options || [...field.options].some((one) => one.value === value))) field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
};
const focusOn = (control) => {
  control?.focus({ preventScroll: true });
  // The control was there for an error only, and went with it.
  if (inside?.contains(control) && focused() !== control) said?.focus({ preventScroll: true });
};
const goBack = () => {
  const place = JSON.parse(sessionStorage.getItem(PLACE));
  sessionStorage.removeItem(PLACE);
  if (place?.at !== location.pathname) return;
  const [folds, fields] = [all("details"), all(FIELDS)];
  if (folds.length === place.open.length) folds.forEach((one, at) => (one.open = place.open[at]));
  if (fields.length === place.values.length) place.values.forEach((value, at) => value && type(fields[at], value));
  focusOn(all(CONTROLS)[place.focus]);
  scrollTo({ left: place.left, top: place.top, behavior: "instant" });
};

// Somebody who has followed a link is let go: loading this page again would call the browser back. A download begins like a link and leaves
// the page here, so the change is shown once nothing has come of it for a while.
const LEAVING = 5000;
let left = -Infinity;
addEventListener("beforeunload", () => (left = performance.now()));
const onceStaying = (act) => {
  const rest = left + LEAVING - performance.now();
  if (rest > 0) setTimeout(onceStaying, rest, act);
  else act();
};

// The browser caches pages and files for minutes, as residents' browsers will: here the cache is refreshed.
const fetchAnew = (urls) =>
  Promise.all(urls.map((url) => fetch(url, { cache: "reload" }).then((answer) => answer.arrayBuffer()).catch(() => {})));
const readAnew = async () => {
  await fetchAnew([location.href, ...files.split(" ").filter(Boolean)]);
  localStorage.setItem(FILES, filesLook);
  onceStaying(() => {
    remember();
    location.reload();
  });
};
// The site's path has changed, and this page's with it.
const moveTo = (at) =>
  onceStaying(() => {
    remember(at);
    location.replace(location.origin + at + location.search + location.hash);
  });

const PARTS = ["title", "note", "text"];
const shownErrors = () => PARTS.map((name) => part(`#${name}`).textContent).join("\n");
const showErrors = (errors, cards) => {
  const hadFocus = (dialog.open ? before : focused()) === again;
  again.hidden = !errors;
  said.textContent = errors ? errors.title : "No problems";
  if (!errors) {
    sessionStorage.removeItem(SEEN);
    dialog.close();
    if (hadFocus) said.focus({ preventScroll: true });
    return;
  }
  PARTS.forEach((name) => (part(`#${name}`).textContent = errors[name]));
  part("#cards").innerHTML = cards;
  part("#full").open ||= !cards;
  if (!dialog.open && sessionStorage.getItem(SEEN) !== shownErrors()) showDialog();
};

const showWarnings = (report) => {
  warnings.hidden = !report;
  if (!report) return;
  warnings.querySelector("summary").textContent = report.title;
  warnings.querySelector("pre").textContent = report.text;
};

const told = (message) => {
  if (message.look !== look && sessionStorage.getItem(WANTED) !== message.look) {
    // Only once for each new digest, so that the page never reloads in a loop, whatever the server says.
    sessionStorage.setItem(WANTED, message.look);
    if (message.at) moveTo(message.at);
    else readAnew();
    return;
  }
  if (message.look === look) sessionStorage.removeItem(WANTED);
  if (!dialog) return;
  showErrors(message.errors, message.cards);
  showWarnings(message.warnings);
};

// A browser keeps few connections to one host, so a hidden page closes its own.
let source;
const listen = () => {
  source?.close();
  if (document.hidden) return;
  source = new EventSource(events);
  source.addEventListener("message", ({ data }) => told(JSON.parse(data)));
  source.addEventListener("error", () => said && (said.textContent = "The preview has stopped"));
};

goBack();
if (dialog) {
  // Reopened as a modal dialog, which the keyboard can't leave by mistake.
  if (dialog.open) {
    dialog.removeAttribute("open");
    if (sessionStorage.getItem(SEEN) !== shownErrors()) showDialog();
  }
  dialog.addEventListener("close", () => again.hidden || sessionStorage.setItem(SEEN, shownErrors()));
  again.addEventListener("click", showDialog);
}
// Back to exactly this place, including the search words and the anchor.
inside?.addEventListener("submit", ({ target, submitter }) => {
  const { back } = target.elements;
  if (back) back.value = location.pathname + location.search + location.hash;
  if (!submitter?.formTarget) return;
  // Another tab shows what was chosen; the bar of this one says again what is shown here.
  for (const field of target.elements) typed.delete(field);
  setTimeout(() => target.reset());
});
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", ({ persisted }) => persisted && listen());
const kept = localStorage.getItem(FILES);
if (filesLook && kept && kept !== filesLook) readAnew();
else if (filesLook) localStorage.setItem(FILES, filesLook);
listen();
