// The calendars of a page's lines and the current moment -> whether each is open now, in the page's words.
import { dateOf, hoursOn } from "./due.mjs";
import { dayAndTime, filled, timeOfDay, wordsOfPage } from "./words.mjs";
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
  if (dateOf(opens) === dateOf(wall)) return filled(today, { time: timeOfDay(opens, words) });
  // For six days the name of the weekday is enough, and the line stays short.
  return filled(later, { moment: dayAndTime(opens, words, opens - wall < 5184e5) });
};

export const showOpen = () => {
  const source = document.querySelector("script[data-open]");
  if (!source) return;
  const calendars = JSON.parse(source.textContent);
  const words = wordsOfPage();
  const show = () => {
    for (const place of document.querySelectorAll(".open-now")) {
      place.textContent = said(source.dataset, Date.now(), words.zone, calendars[place.dataset.line], words);
      place.className = "open-now";
      place.hidden = !place.textContent;
    }
    // Closed days of a stretch that is over are of no use. Their place stays, so that nothing jumps.
    for (const place of document.querySelectorAll("[data-past]"))
      place.style.visibility = dateOf(reading(Date.now(), words.zone)) < place.dataset.past ? "" : "hidden";
  };
  // Kept true while the page stays open, and when somebody comes back to it later.
  setInterval(show, 3e4);
  addEventListener("visibilitychange", show);
  show();
};
