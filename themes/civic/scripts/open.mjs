// The calendars of a page's lines and the current moment -> whether each is open now, and its next closed days, in the page's words.
import { dateOf, hoursOn } from "./due.mjs";
import { dayAndTime, filled, listed, longDate, timeOfDay, wordsOfPage } from "./words.mjs";
import { reading } from "./zone.mjs";

// Returns `{until}` while it is open and `{opens}` while it is closed, both as local times of the city. Stretches that touch are one, across
// midnight too. Where the list ends before the answer, only `{isOpen}` is known; before and after the list, nothing.
export const openAt = (now, zone, calendar) => {
  const wall = reading(now, zone);
  const today = wall - (wall % 864e5);
  let until;
  let isCovered;
  try {
    for (let day = today; ; day += 864e5) {
      for (const [from, to] of hoursOn(day, calendar)) {
        const [opens, closes] = [day + from * 6e4, day + to * 6e4];
        if (until ? opens > until : wall < opens) return until ? { until } : { opens };
        if (wall < closes) until = closes;
      }
      isCovered = true;
      if (until < day + 864e5) return { until };
    }
  } catch (refusal) {
    if (refusal.refused) return isCovered ? { isOpen: !!until } : {};
    throw refusal;
  }
};

export const said = ({ open, now: isNow, today, later, closed }, now, zone, calendar, words) => {
  const { until, opens, isOpen } = openAt(now, zone, calendar);
  const wall = reading(now, zone);
  // An hour alone is enough for a night; later than that, the day is named.
  if (until) return filled(open, { time: (until - (wall - (wall % 864e5)) < 1296e5 ? timeOfDay : dayAndTime)(until, words) });
  if (!opens) return { true: isNow, false: closed }[isOpen] || "";
  const isToday = dateOf(opens) === dateOf(wall);
  return isToday ? filled(today, { time: timeOfDay(opens, words) }) : filled(later, { moment: dayAndTime(opens, words) });
};

// The closed days of the next 30, today included, in a sentence; empty if there are none.
export const soon = ({ soonDays, day, early, except }, now, zone, calendar, words) => {
  const wall = reading(now, zone);
  const today = wall - (wall % 864e5);
  const end = Math.min(today + 30 * 864e5, Date.parse(calendar.until));
  const isSoon = ([date]) => Date.parse(date) >= today && Date.parse(date) < end;
  const days = Object.entries(calendar.closed).filter(isSoon).map(([date, [name, closes, hours]]) =>
    filled(hours ? except : closes ? early : day, { date: longDate(Date.parse(date), words), time: timeOfDay(closes * 6e4, words), hours, name }),
  );
  return days.length ? filled(soonDays, { from: longDate(today, words), to: longDate(end - 864e5, words), days: listed(days, words) }) : "";
};

export const showOpen = () => {
  const source = document.querySelector("[data-soon-days]");
  if (!source) return;
  const calendars = JSON.parse(source.textContent);
  const words = wordsOfPage();
  const fill = (place, calendar, sentence) => {
    place.textContent = sentence(source.dataset, Date.now(), words.zone, calendars[calendar], words);
    place.hidden = !place.textContent;
  };
  const show = () => {
    for (const place of document.querySelectorAll(".open-now")) {
      fill(place, place.dataset.line, said);
      place.className = "open-now";
    }
    for (const place of document.querySelectorAll("[data-soon]")) fill(place, place.dataset.soon, soon);
  };
  // Kept true while the page stays open, and when somebody comes back to it later.
  setInterval(show, 3e4);
  addEventListener("visibilitychange", show);
  show();
};
