# What we promise tomorrow, and when a request made now is due:
#   python3 promise.py https://example.org/api/v1/index.json pothole
# It counts business days after a request; due.py counts everything.
import datetime, json, sys, urllib.request, zoneinfo

# Whether a day is in a season, which can go on into the next year. Both of its days are part of it.
is_in = lambda season, day: not season or (season["from"] <= day) + (day <= season["to"]) + (season["to"] < season["from"]) == 2


# The days on which we are open, from a moment on. The first day counts until we close.
def open_days(calendar, moment):
    while calendar["complete"] and (day := str(moment.date())) < calendar["complete"]["until"]:
        weekday, time, day_of_year = f"{moment:%A %H:%M --%m-%d}".lower().split()
        closure = next((one for one in calendar["closures"] if one["date"] == day), {"closes": "24:00", "hours": None})
        usual = [one for row in calendar["open"] if weekday in row["days"] and is_in(row["season"], day_of_year) for one in row["hours"]]
        yield from {day for one in closure["hours"] or usual if max(time, one["from"]) < min(one["to"], "24:00" if closure["hours"] else closure["closes"] or "")}
        moment = moment.replace(hour=0, minute=0) + datetime.timedelta(days=1)


urls = {one["name"]: one["url"] for one in json.load(urllib.request.urlopen(sys.argv[1]))["documents"]}
timeline, business = (json.load(urllib.request.urlopen(urls[name])) for name in ("timeline", "calendars"))
now = datetime.datetime.now(zoneinfo.ZoneInfo(timeline["time_zone"]))
for one in [one for one in timeline["versions"] if sys.argv[2].lower() in str(one["service"]["name"]).lower()]:
    begins, ends, target, clock = one["effective"]["known_from"], one["effective"]["until"] or "9999", one["target"], one["clock"]
    if begins <= str(now.date() + datetime.timedelta(days=1)) < ends:
        print("Tomorrow:", one["promise"]["en"])
    if (target["comparison"], target["unit"], (clock["starts"] or {}).get("code")) == ("at_most", "business_day", "request_received") and begins <= str(now.date()) < ends:
        days = next(open_days(one, now) for one in business["calendars"] if one["id"] == target["calendar"])
        due = [f"is due on {day}" for day in days][target["value"] :] or ["has no date yet: the list of closed days ends before it"]
        print("A request made now", due[0] if is_in((one["conditions"] or {}).get("season"), f"{now:--%m-%d}") else "has no date: it is out of season")
