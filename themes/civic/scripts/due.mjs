// A local time, an amount and a calendar (and, for seconds, minutes and hours, the line for which the clock waits) -> when it is due, and the closed days on the way. The same arithmetic as the program's, tested with the same cases.
// Days and local times are milliseconds in UTC. A calendar has `open` (for each weekday from Monday, [from, to] in minutes), `closed`
// (by date: the name, and the minute of an early closing or the day's own hours), perhaps `seasons` (first and last day of the year, and the
// week of that season; `open` is that of the rest of the year), `from` (the first day that its list covers) and `until` (the first day that it no
// longer covers).
import { moment, reading } from "./zone.mjs";

const MINUTE = 6e4;
const DAY = 864e5;
const ELAPSED = { second: 1e3, minute: MINUTE, hour: 36e5 };
const WHOLE = { calendar_day: [1], week: [7], month: [0, 1], year: [0, 12] };
const LAST = Date.UTC(9999, 11, 31);

export const dateOf = (day) => new Date(day).toISOString().slice(0, 10);

const refuse = (refused, day) => {
  throw { refused, day };
};

// Whether a day is in a season, which may go on into the next year.
export const isIn = ([from, to], day) => {
  const date = dateOf(day).slice(5);
  return from <= to ? from <= date && date <= to : from <= date || date <= to;
};

const usualHours = (day, { open, seasons = [] }) => {
  const [, , week = open] = seasons.find((season) => isIn(season, day)) || [];
  return week[(new Date(day).getUTCDay() + 6) % 7];
};

export const hoursOn = (day, calendar) => {
  const date = dateOf(day);
  if (date < calendar.from || date >= calendar.until) refuse("outside_calendar", date);
  const usual = usualHours(day, calendar);
  const [name, closes = 0] = calendar.closed[date] || [];
  if (Array.isArray(closes)) return closes;
  return name ? usual.filter(([from]) => from < closes).map(([from, to]) => [from, Math.min(to, closes)]) : usual;
};

const openFrom = (day, calendar) => {
  while (!hoursOn(day, calendar).length) day += DAY;
  return day;
};

const arrival = (received, day, calendar) => {
  const last = hoursOn(day, calendar).at(-1);
  return last && received < day + last[1] * MINUTE ? day : openFrom(day + DAY, calendar);
};

const businessHours = (received, day, left, calendar, zone) => {
  for (const start = moment(received, zone); ; day += DAY) {
    for (const [from, to] of hoursOn(day, calendar)) {
      const begins = Math.max(start, moment(day + from * MINUTE, zone));
      const open = moment(day + to * MINUTE, zone) - begins;
      if (open > 0 && left <= open) return { at: begins + left };
      left -= Math.max(open, 0);
    }
  }
};

// In a month that is too short, the last day counts.
const later = (day, count, [days, months = 0]) => {
  const date = new Date(day + count * days * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + count * months];
  const end = Math.min(Date.UTC(year, month, date.getUTCDate()), Date.UTC(year, month + 1, 0));
  return end <= LAST ? end : refuse("out_of_range");
};

// The first day on or after another that comes every year ("06-30") or every month ("10"); the last of a month that is too short for it.
export const nextOf = (by, day) => {
  const [date, month] = by.split("-").reverse().map(Number);
  const from = new Date(day);
  for (let at = month ? month - 1 : from.getUTCMonth(); ; at += month ? 12 : 1) {
    const found = Math.min(Date.UTC(from.getUTCFullYear(), at, date), Date.UTC(from.getUTCFullYear(), at + 1, 0));
    if (found >= day) return found;
  }
};

// Returns the names of the days in a range that are closed although the weekday is open.
const closedIn = (from, to, calendar, all = []) => {
  for (; from < to; from += DAY) {
    const [name, closes] = calendar.closed[dateOf(from)] || [];
    if (name && !closes && usualHours(from, calendar).length) all.push([from, name]);
  }
  return all;
};

// On a day that closes before its usual time, a request after that is late: the day with its name.
const lateOn = (day, arrived, calendar) => {
  const [name] = calendar.closed[dateOf(day)] || [];
  const [closes, usually] = [hoursOn(day, calendar), usualHours(day, calendar)].map((hours) => hours.at(-1)?.[1]);
  return name && arrived >= day + DAY && closes < usually ? [[day, name]] : [];
};

// The local time at which a clock starts that waits for its line to open.
const clockStart = (received, day, line) => {
  for (let at = day; ; at += DAY) {
    const hours = hoursOn(at, line).find(([, to]) => received < at + to * MINUTE);
    if (hours) return Math.max(received, at + hours[0] * MINUTE);
  }
};

const count = (received, zone, amount, unit, calendar, line) => {
  const day = received - (received % DAY);
  if (ELAPSED[unit]) {
    const starts = line ? clockStart(received, day, line) : received;
    const skipped = line ? closedIn(day, starts - (starts % DAY), line, lateOn(day, starts, line)) : [];
    return { at: moment(starts, zone) + amount * ELAPSED[unit], skipped };
  }
  if (unit.startsWith("business") && !calendar) refuse("no_calendar");
  if (!calendar) return { on: later(day, amount, WHOLE[unit]), skipped: [] };
  const arrived = arrival(received, day, calendar);
  const late = lateOn(day, arrived, calendar);
  if (unit === "business_hour") {
    const due = businessHours(received, day, amount * 36e5, calendar, zone);
    return { ...due, skipped: closedIn(day, reading(due.at, zone), calendar, late) };
  }
  let on = arrived;
  if (unit === "business_day") {
    for (; amount; amount--) on = openFrom(on + DAY, calendar);
    return { on, skipped: closedIn(day, on, calendar, late) };
  }
  const end = later(arrived, amount, WHOLE[unit]);
  on = openFrom(end, calendar);
  return { on, skipped: closedIn(end, on, calendar, closedIn(day, arrived, calendar, late)) };
};

// Returns `{at: moment}` or `{on: day}` with `skipped`, or `{refused, day}`. Never guesses.
export const due = (...request) => {
  try {
    return count(...request);
  } catch (refusal) {
    if (refusal.refused) return refusal;
    throw refusal;
  }
};
