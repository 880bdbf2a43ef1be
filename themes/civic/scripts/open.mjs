// A calendar and the current moment -> whether it is open now, in the page's words, or nothing after the calendar's end.
import { dateOf, hoursOn } from "./due.mjs";
import { dayAndTime, filled, timeOfDay, wordsOfPage } from "./words.mjs";
import { reading } from "./zone.mjs";

// Returns `{until}` while it is open and `{opens}` while it is closed, both as local times of the city. Stretches that touch are one, across
// midnight too; nothing is said of one that has no end within the calendar.
export const openAt = (now, zone, calendar) => {
  const wall = reading(now, zone);
  let until;
  try {
    for (let day = wall - (wall % 864e5); ; day += 864e5) {
      for (const [from, to] of hoursOn(day, calendar)) {
        const [opens, closes] = [day + from * 6e4, day + to * 6e4];
        if (until ? opens > until : wall < opens) return until ? { until } : { opens };
        if (wall < closes) until = closes;
      }
      if (until < day + 864e5) return { until };
    }
  } catch (refusal) {
    if (refusal.refused) return {};
    throw refusal;
  }
};

export const said = ({ open, today, later }, now, zone, calendar, words) => {
  const { until, opens } = openAt(now, zone, calendar);
  const wall = reading(now, zone);
  // An hour alone is enough for a night; later than that, the day is named.
  if (until) return filled(open, { time: (until - (wall - (wall % 864e5)) < 1296e5 ? timeOfDay : dayAndTime)(until, words) });
  if (!opens) return "";
  const isToday = dateOf(opens) === dateOf(wall);
  return isToday ? filled(today, { time: timeOfDay(opens, words) }) : filled(later, { moment: dayAndTime(opens, words) });
};

export const showOpen = () => {
  const place = document.querySelector(".open-now");
  if (!place) return;
  const calendar = JSON.parse(place.nextElementSibling.textContent);
  const words = wordsOfPage();
  const show = () => {
    place.textContent = said(place.dataset, Date.now(), words.zone, calendar, words);
    place.className = "open-now";
    place.hidden = !place.textContent;
  };
  // Kept true while the page stays open, and when somebody comes back to it later.
  setInterval(show, 3e4);
  addEventListener("visibilitychange", show);
  show();
};
