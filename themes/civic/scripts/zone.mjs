// A time zone's name -> what its clocks say at a moment, and the moment of what they say. The browser's zone data decide.
// A reading of the clock is held as the milliseconds that it would be in UTC.

const formats = {};

// Moment -> reading, to the second.
export const reading = (moment, zone) => {
  formats[zone] ||= new Intl.DateTimeFormat("en", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  const parts = {};
  for (const { type, value } of formats[zone].formatToParts(moment)) parts[type] = value;
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
};

// Reading -> moment. In the hour that spring skips it is the moment after it, in the hour that autumn repeats the first one.
export const moment = (wall, zone) => {
  const offset = (at) => reading(at, zone) - at;
  const day = 864e5;
  const [before, after] = [wall - offset(wall - day), wall - offset(wall + day)];
  return reading(before, zone) !== wall && reading(after, zone) === wall ? after : before;
};
