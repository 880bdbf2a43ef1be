// Readings of the clock and numbers -> words, by the patterns of the page's language: a script has no words of its own.

// A sentence with its `{places}` filled; `{day_of_two_digits}` is `{day}`, with a nought before it if it is short.
export const filled = (sentence, values) =>
  sentence.replace(/\{(\w+?)(_of_two_digits)?\}/g, (_, place, isShort) => (isShort ? `0${values[place]}`.slice(-2) : values[place]));

// The patterns that the page carries.
export const wordsOfPage = () => JSON.parse(document.querySelector("[data-words]").textContent);

// `Friday, 1 January 2027`; of a day that comes soon, `Friday`.
export const longDate = (reading, words, isSoon) => {
  const date = new Date(reading);
  const [day, month] = [date.getUTCDate(), date.getUTCMonth()];
  const places = { day, month: words.months[month], month_number: month + 1, year: date.getUTCFullYear() };
  const said = filled((day < 2 && words.first_of_month) || words.date, places);
  const weekday = words.weekdays[date.getUTCDay()];
  return isSoon ? weekday : filled(words.long_date, { weekday, date: said });
};

// `8:30 am`, `noon`, `midnight`.
export const timeOfDay = (reading, words) => {
  const wall = new Date(reading);
  const [hour, minute] = [wall.getUTCHours(), wall.getUTCMinutes()];
  const [onTheHour, withMinutes, twelve] = words.times[hour < 12 ? 0 : 1];
  if (!minute && hour % 12 === 0) return twelve;
  return filled(minute ? withMinutes : onTheHour, { hour, hour12: hour % 12 || 12, minute: `0${minute}`.slice(-2) });
};

// `8:30 am on Friday, 1 January 2027`; on a day that comes soon, `8:30 am on Friday`.
export const dayAndTime = (wall, words, isSoon) =>
  filled(words.moment, { time: timeOfDay(wall, words), date: longDate(wall, words, isSoon) });

// `a`, `a and b`, `a, b and c`.
export const listed = (items, { comma, and }) => [items.slice(0, -1).join(comma), ...items.slice(-1)].filter(Boolean).join(and);

// The form of a text for a number: of the first plural class of which one list of relations holds. A relation has a modulus, whether the rest
// may be in none of the ranges, and the ranges.
export const formFor = (number, forms, rules) => {
  const holds = ([modulus, not, ranges]) => ranges.some(([from, to]) => number % modulus >= from && number % modulus <= to) !== not;
  const [name] = rules.find(([, lists]) => lists.some((list) => list.every(holds))) || ["other"];
  return forms[name];
};
