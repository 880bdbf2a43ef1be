// A calendar as the feed has it -> the same as pages carry it.
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const minutes = (time) => {
  const [hours, rest] = time.split(":").map(Number);
  return 60 * hours + rest;
};

export const calendar = ({ open, closures, complete }) => ({
  open: WEEK.map((day) =>
    open
      .filter(({ days }) => days.includes(day))
      .flatMap(({ hours }) => hours.map(({ from, to }) => [minutes(from), minutes(to)]))
      .sort(([a], [b]) => a - b),
  ),
  closed: Object.fromEntries(closures.map(({ date, name, closes }) => [date, closes ? [name, minutes(closes)] : [name]])),
  ...complete,
});
