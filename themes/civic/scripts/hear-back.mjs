// The time of a request -> the days on which each promise on the page is due, in words, in place of the example.
import { calendarFile } from "./calendar-file.mjs";
import { due, hoursOn, isIn, nextOf } from "./due.mjs";
import { dayAndTime, filled, listed, longDate, timeOfDay, wordsOfPage } from "./words.mjs";
import { reading } from "./zone.mjs";

// The validity periods of a promise -> the one that contains the day. The first has no start.
const on = (stretches, day) => stretches.findLast(({ from }) => !from || Date.parse(from) <= day);

// A promise over time -> what holds for a request, with both ends of its time if it has any, or why it has no date.
export const counted = (stretches, calendars, zone, asked) => {
  // The day of receipt decides which version holds, whatever the hour.
  const holds = on(stretches, asked);
  const { heading, unit, first_unit: firstUnit = unit, amounts, by, calendar, clock, season, outside } = holds;
  if (by) {
    const next = nextOf(by, asked - (asked % 864e5));
    // Something else may hold by then.
    return on(stretches, next) === holds ? { ...holds, ends: [{ on: next, skipped: [] }] } : { heading };
  }
  if (!amounts) return holds;
  if (season && !isIn(season, asked)) return { heading, refused: outside };
  const ends = amounts.map((amount, at) => due(asked, zone, amount, at ? unit : firstUnit, calendars[calendar], calendars[clock]));
  const shown = ends.map(({ at, on }) => on ?? reading(at, zone));
  // The longer time is the limit, even where the shorter one takes longer.
  if (shown[0] > shown.at(-1)) ends[0] = ends.at(-1);
  return shown.every(Number.isFinite) ? { ...holds, ends } : { heading };
};

// The local time after which something is late: a day that a calendar governs ends when that closes.
const lastMoment = ({ at, on }, zone, calendar) =>
  on === undefined ? reading(at, zone) : on + (calendar ? hoursOn(on, calendar).at(-1)[1] : 1440) * 6e4;

// A promise over time, and the page's sentence about closed days -> the answer in words, or the reason why there is no date, if it is known.
// With a date comes the local time after which it has passed, and the date itself.
export const answer = (stretches, skipped, { calendars }, asked, words) => {
  const { refused, said, heading, ends, calendar, average, note } = counted(stretches, calendars, words.zone, asked);
  if (!ends) return { refused, said, heading };
  const [first, last] = [ends[0], ends.at(-1)].map(({ at, on }) =>
    on === undefined ? dayAndTime(reading(at, words.zone), words) : longDate(on, words),
  );
  const days = listed(ends.at(-1).skipped.map(([, name]) => name), words);
  const late = average ? undefined : lastMoment(ends.at(-1), words.zone, calendars[calendar]);
  return { said: filled(days ? `${said} ${skipped}` : said, { first, last, days }), note, heading, late, end: ends.at(-1) };
};

// Times of day to choose from, in minutes. The current time is added when it is needed.
const HALF_HOURS = [...Array(48).keys()].map((at) => at * 30);

export const hearBack = () => {
  const section = document.querySelector("[data-skipped]");
  if (!section) return;
  const words = wordsOfPage();
  const [form, live] = ["form", "[aria-live]"].map((part) => section.querySelector(part));
  const [refusal, passed] = section.querySelectorAll("template");
  const keep = section.querySelector("[data-keep]");
  const data = JSON.parse(section.querySelector("script").textContent);
  const [day, time, now] = form.elements;
  const lead = live.querySelector("[data-asked]");
  const places = [...live.querySelectorAll("[data-answer]")];
  const headings = places.map((place) => place.previousElementSibling.textContent);
  const refusing = (why) => {
    const said = refusal.content.cloneNode(true);
    if (why) said.firstElementChild.textContent = why;
    return said;
  };
  const noted = (text) => {
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = text;
    return note;
  };
  // What the button saves: each date that is still to come.
  let entries = [];
  const show = () => {
    const asked = day.valueAsNumber + time.value * 6e4;
    if (Number.isNaN(asked)) return;
    entries = [];
    lead.textContent = filled(lead.dataset.asked, { asked: dayAndTime(asked, words) });
    data.promises.forEach((stretches, at) => {
      const { said, note, refused, heading, late, end } = answer(stretches, section.dataset.skipped, data, asked, words);
      const isLate = late <= reading(Date.now(), words.zone);
      const more = [...(isLate ? [passed.content.cloneNode(true)] : []), ...(note ? [noted(note)] : [])];
      const title = heading || headings[at];
      if (end && !isLate) entries.push({ ...end, title, text: said });
      places[at].previousElementSibling.textContent = title;
      places[at].replaceChildren(said || refusing(refused), ...more.flatMap((one) => [" ", one]));
    });
    keep.hidden = !entries.length;
  };
  const save = () => {
    const [page] = location.href.split("#");
    const named = entries.map((one) => ({ ...one, title: `${one.title} (${document.querySelector("h1").textContent})`, address: page }));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendarFile(named, Date.now())], { type: "text/calendar" }));
    link.download = "dates.ics";
    link.click();
  };
  const take = (wall) => {
    const minute = Math.floor((wall % 864e5) / 6e4);
    const times = [...new Set([...HALF_HOURS, minute])].sort((a, b) => a - b);
    time.replaceChildren(...times.map((one) => new Option(timeOfDay(one * 6e4, words), one, false, one === minute)));
    day.valueAsNumber = wall - (wall % 864e5);
    show();
  };
  const takeNow = () => take(reading(Date.now(), words.zone));
  // The address keeps what the resident has chosen, so that it can be shared.
  const remember = () => {
    const asked = day.valueAsNumber + time.value * 6e4;
    if (Number.isNaN(asked)) return;
    const address = new URL(location);
    address.searchParams.set("asked", new Date(asked).toISOString().slice(0, 16));
    history.replaceState(null, "", address);
  };
  const speak = (change) => () => {
    live.ariaLive = "polite";
    change();
    remember();
  };
  day.addEventListener("input", speak(show));
  time.addEventListener("input", speak(show));
  now.addEventListener("click", speak(takeNow));
  keep.addEventListener("click", save);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  const asked = Date.parse(`${new URLSearchParams(location.search).get("asked")}Z`);
  if (asked > 0) take(asked);
  else takeNow();
};
