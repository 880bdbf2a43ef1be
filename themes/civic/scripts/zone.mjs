// The name of a time zone -> its local time at a moment, and the moment of a local time, from the browser's time zone data.
// A local time is held as the milliseconds that it would be in UTC.

const formats = {};

// Moment -> local time, to the second.
export const reading = (moment, zone) => {
  formats[zone] ||= new Intl.DateTimeFormat("en", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const parts = {};
  for (const { type, value } of formats[zone].formatToParts(moment)) parts[type] = value;
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
};

// Local time -> moment. In the hour skipped in spring, the moment after it; in the hour repeated in autumn, the first of the two.
export const moment = (wall, zone) => {
  const offset = (at) => reading(at, zone) - at;
  const day = 864e5;
  const [before, after] = [wall - offset(wall - day), wall - offset(wall + day)];
  return reading(before, zone) !== wall && reading(after, zone) === wall ? after : before;
};
