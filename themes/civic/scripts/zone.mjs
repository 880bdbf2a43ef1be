// The offsets of a time zone, as the page carries them -> its local time at a moment, and the moment of a local time.
// The browser's own table of time zones is never asked: it may not know the zone, or be older than a decision about the city's clocks.
// A zone is a list of `[minute, offset]`, both in minutes, from 1970 in UTC on; the last entry is its end and has no offset. A local time is held
// as the milliseconds that it would be in UTC. Outside the list, the results are NaN.

const offset = (moment, zone) => zone.findLast(([minute]) => minute * 6e4 <= moment)?.[1] * 6e4;

// Moment -> local time.
export const reading = (moment, zone) => moment + offset(moment, zone);

// Local time -> moment. In the hour skipped in spring, the moment after it; in the hour repeated in autumn, the first of the two.
export const moment = (wall, zone) => {
  const [before, after] = [-864e5, 864e5].map((day) => wall - offset(wall + day, zone));
  return reading(before, zone) !== wall && reading(after, zone) === wall ? after : before;
};
