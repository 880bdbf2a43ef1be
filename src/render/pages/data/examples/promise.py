# What we promise tomorrow, and when a request made now is due:
#   python3 promise.py https://example.org/api/v1/index.json pothole
import json, sys, urllib.request, zoneinfo
from datetime import datetime, timedelta


# The days on which we are open, from a moment on. The first day counts until we close.
def open_days(calendar, moment):
    while str(moment.date()) < calendar["complete"]["until"]:
        day, weekday, time = f"{moment:%Y-%m-%d %A %H:%M}".lower().split()
        closes = next((one["closes"] or "" for one in calendar["closures"] if one["date"] == day), "24:00")
        hours = [one for row in calendar["open"] if weekday in row["days"] for one in row["hours"]]
        if any(one["from"] < closes and time < min(one["to"], closes) for one in hours):
            yield day
        moment = moment.replace(hour=0, minute=0) + timedelta(days=1)


urls = {one["name"]: one["url"] for one in json.load(urllib.request.urlopen(sys.argv[1]))["documents"]}
timeline, business = (json.load(urllib.request.urlopen(urls[name])) for name in ("timeline", "calendars"))
now = datetime.now(zoneinfo.ZoneInfo(timeline["time_zone"]))
for one in [one for one in timeline["versions"] if sys.argv[2].lower() in str(one["service"]["name"]).lower()]:
    begins, ends, target = one["effective"]["known_from"], one["effective"]["until"] or "9999", one["target"]
    if begins <= str(now.date() + timedelta(days=1)) < ends:
        print("Tomorrow:", one["promise"]["en"])
    if begins <= str(now.date()) < ends and target["unit"] == "business_day":
        calendar = next(one for one in business["calendars"] if one["id"] == target["calendar"])
        print("A request made now is due on", list(open_days(calendar, now))[target["value"]])
