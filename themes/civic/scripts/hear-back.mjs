// The time that a resident asked at -> the days on which each promise of the page is due, in words, in place of the example.
import { due } from "./due.mjs";
import { dayAndTime, filled, listed, longDate, timeOfDay } from "./words.mjs";
import { reading } from "./zone.mjs";

// A promise, and the page's sentences about its date and about closed days -> the answer; nothing where no date can be given.
export const answer = ({ unit, amounts, calendar }, [dated, skipped], { zone, calendars }, asked, lang) => {
  const ends = amounts.map((amount) => due(asked, zone, amount, unit, calendars[calendar]));
  if (ends.some(({ refused }) => refused)) return null;
  const [first, last] = [ends[0], ends.at(-1)].map(({ at, on }) =>
    on === undefined ? dayAndTime(reading(at, zone), lang) : longDate(on, lang),
  );
  const days = listed(ends.at(-1).skipped.map(([, name]) => name));
  return filled(days ? `${dated} ${skipped}` : dated, { first, last, days });
};

// The times of day to choose from, as minutes; the present one is added when it is asked for.
const HALF_HOURS = Array.from({ length: 48 }, (_, at) => at * 30);

export const hearBack = () => {
  const section = document.querySelector("[data-skipped]");
  if (!section) return;
  const { lang } = document.documentElement;
  const [form, live, refusal] = ["form", "[aria-live]", "template"].map((part) => section.querySelector(part));
  const data = JSON.parse(section.querySelector("script").textContent);
  const [day, time, now] = form.elements;
  const lead = live.querySelector("[data-asked]");
  const places = live.querySelectorAll("[data-answer]");
  const show = () => {
    const asked = day.valueAsNumber + time.value * 6e4;
    if (Number.isNaN(asked)) return;
    lead.textContent = filled(lead.dataset.asked, { asked: dayAndTime(asked, lang) });
    data.promises.forEach((promise, at) => {
      const sentences = [places[at].dataset.answer, section.dataset.skipped];
      places[at].replaceChildren(answer(promise, sentences, data, asked, lang) || refusal.content.cloneNode(true));
    });
  };
  const takeNow = () => {
    const wall = reading(Date.now(), data.zone);
    const minute = Math.floor((wall % 864e5) / 6e4);
    const times = [...new Set([...HALF_HOURS, minute])].sort((a, b) => a - b);
    time.replaceChildren(...times.map((one) => new Option(timeOfDay(one * 6e4), one, false, one === minute)));
    day.valueAsNumber = wall - (wall % 864e5);
    show();
  };
  const speak = (change) => () => {
    live.ariaLive = "polite";
    change();
  };
  day.addEventListener("input", speak(show));
  time.addEventListener("input", speak(show));
  now.addEventListener("click", speak(takeNow));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  takeNow();
};
