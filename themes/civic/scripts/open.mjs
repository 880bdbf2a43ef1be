// A calendar and the current moment -> whether it is open now, in the page's words, or nothing after the calendar's end.
import { dateOf, hoursOn } from "./due.mjs";
import { dayAndTime, filled, timeOfDay, wordsOfPage } from "./words.mjs";
import { reading } from "./zone.mjs";

// Returns `{until}` while it is open and `{opens}` while it is closed, both as local times of the city.
export const openAt = (now, zone, calendar) => {
  const wall = reading(now, zone);
  try {
    for (let day = wall - (wall % 864e5); ; day += 864e5) {
      for (const [from, to] of hoursOn(day, calendar)) {
        if (wall < day + from * 6e4) return { opens: day + from * 6e4 };
        if (wall < day + to * 6e4) return { until: day + to * 6e4 };
      }
    }
  } catch (refusal) {
    if (refusal.refused) return {};
    throw refusal;
  }
};

export const said = ({ open, today, later }, now, zone, calendar, words) => {
  const { until, opens } = openAt(now, zone, calendar);
  if (until) return filled(open, { time: timeOfDay(until, words) });
  if (!opens) return "";
  const isToday = dateOf(opens) === dateOf(reading(now, zone));
  return isToday ? filled(today, { time: timeOfDay(opens, words) }) : filled(later, { moment: dayAndTime(opens, words) });
};

export const showOpen = () => {
  const place = document.querySelector(".open-now");
  if (!place) return;
  const { zone, calendar } = JSON.parse(place.nextElementSibling.textContent);
  const words = wordsOfPage();
  const show = () => {
    place.textContent = said(place.dataset, Date.now(), zone, calendar, words);
    place.className = "open-now";
    place.hidden = !place.textContent;
  };
  // Updated when somebody comes back to the page later.
  addEventListener("visibilitychange", show);
  show();
};
