// Readings of the clock -> words, as the program writes them. The names of days and months are the language's own.

const name = (day, part, lang) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", [part]: "long" }).format(day);

// `Friday, 1 January 2027`.
export const longDate = (day, lang) => {
  const date = new Date(day);
  return `${name(day, "weekday", lang)}, ${date.getUTCDate()} ${name(day, "month", lang)} ${date.getUTCFullYear()}`;
};

// `8:30 am`, `noon`, `midnight`.
export const timeOfDay = (reading) => {
  const wall = new Date(reading);
  const [hour, minute] = [wall.getUTCHours(), wall.getUTCMinutes()];
  if (!minute && hour % 12 === 0) return hour ? "noon" : "midnight";
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, "0")}` : ""} ${hour < 12 ? "am" : "pm"}`;
};

// `8:30 am on Friday, 1 January 2027`.
export const dayAndTime = (wall, lang) => `${timeOfDay(wall)} on ${longDate(wall, lang)}`;

// `a`, `a and b`, `a, b and c`.
export const listed = (items) => [items.slice(0, -1).join(", "), ...items.slice(-1)].filter(Boolean).join(" and ");

// A sentence with its `{places}` filled.
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, place) => values[place]);
