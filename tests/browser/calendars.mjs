// A calendar as the feed has it -> the same as pages carry it.
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const minutes = (time) => {
  const [hours, rest] = time.split(":").map(Number);
  return 60 * hours + rest;
};

const spans = (hours) => hours.map(({ from, to }) => [minutes(from), minutes(to)]).sort(([a], [b]) => a - b);

// The rows of a season, or those that apply all year.
const week = (open, season) => {
  const rows = open.filter((row) => !row.season || row.season.from === season?.from);
  return WEEK.map((day) => spans(rows.filter(({ days }) => days.includes(day)).flatMap(({ hours }) => hours)));
};

const closure = ({ name, closes, hours }) => [name, ...(hours ? [spans(hours)] : closes ? [minutes(closes)] : [])];

export const calendar = ({ open, closures, complete }) => ({
  open: week(open),
  seasons: open.filter(({ season }) => season).map(({ season }) => [season.from.slice(2), season.to.slice(2), week(open, season)]),
  closed: Object.fromEntries(closures.map((one) => [one.date, closure(one)])),
  ...complete,
});
