// What we promise tomorrow, and when a request made now is due:
//   node promise.mjs https://example.org/api/v1/index.json pothole
const read = async (url) => (await fetch(url)).json();
const dayAfter = (day) => new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10);
const isWithin = (day, { known_from: from, until }) => from <= day && day < (until ?? "9999");
const dayOfYear = (day) => `-${day.slice(4)}`;
// A season includes both of its days, and can go on into the next year.
const isSeason = (day, { from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to);

// The days on which we are open, from a day and time on. The first day counts until we close.
function* openDays(calendar, day, time) {
  for (; day < calendar.complete?.until; day = dayAfter(day), time = "00:00") {
    const weekday = new Date(day).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
    const closure = calendar.closures.find((one) => one.date === day);
    const closes = closure && !closure.hours ? (closure.closes ?? "") : "24:00";
    const isUsual = (row) => row.days.includes(weekday.toLowerCase()) && (!row.season || isSeason(dayOfYear(day), row.season));
    const hours = closure?.hours ?? calendar.open.filter(isUsual).flatMap((row) => row.hours);
    if (hours.some((one) => one.from < closes && time < closes && time < one.to)) yield day;
  }
}

const { documents, time_zone: timeZone } = await read(process.argv[2]);
const urls = Object.fromEntries(documents.map((one) => [one.name, one.url]));
const [{ versions }, { calendars }] = await Promise.all([read(urls.timeline), read(urls.calendars)]);
const [today, time] = new Date().toLocaleString("sv", { timeZone }).split(" ");
for (const { service, effective, promise, target, clock, conditions } of versions) {
  if (!service.name.en.toLowerCase().includes(process.argv[3].toLowerCase())) continue;
  if (isWithin(dayAfter(today), effective)) console.log(`Tomorrow: ${promise.en}`);
  // Here, only business days after a request are counted.
  const kind = [target.comparison, target.unit, clock.starts?.code].join();
  if (!isWithin(today, effective) || kind !== "at_most,business_day,request_received") continue;
  if (conditions?.season && !isSeason(dayOfYear(today), conditions.season)) {
    console.log("A request made now has no date: it is out of season");
    continue;
  }
  const calendar = calendars.find((one) => one.id === target.calendar);
  const due = [...openDays(calendar, today, time)][target.value];
  const said = due ? `is due on ${due}` : "has no date yet: the list of closed days ends before it";
  console.log(`A request made now ${said}`);
}
