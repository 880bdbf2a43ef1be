// An iCalendar file on standard input -> what ical.js reads of it, as JSON: of each event, its words, its begin and its end; of a whole day, the
// dates, and of hours, the seconds since 1970 by the zone's rules in the file.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
// The file's own rules are the only ones that the reader knows.
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue("tzid"));
}
const moment = (time) => {
  if (time.isDate) return time.toString();
  if (time.zone === ICAL.Timezone.localTimezone) throw new Error(`${time} is in no zone`);
  return time.toUnixTime();
};
const said = calendar.getAllSubcomponents("vevent").map((event) => {
  const { summary, startDate, endDate } = new ICAL.Event(event);
  return [summary, moment(startDate), moment(endDate)];
});
process.stdout.write(JSON.stringify(said));
