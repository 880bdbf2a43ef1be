# What we promise tomorrow, and when a request made now is due:
#   python3 promise.py https://example.org/api/v1/index.json pothole
# It counts business days after a request, in a season that can go on into the next year.
import datetime, json, sys, urllib.request, zoneinfo


# The days on which we are open, from a moment on. The first day counts until we close.
def open_days(calendar, moment):
    while calendar["complete"] and (day := str(moment.date())) < calendar["complete"]["until"]:
        weekday, time = f"{moment:%A %H:%M}".lower().split()
        closes = next((one["closes"] or "" for one in calendar["closures"] if one["date"] == day), "24:00")
        yield from {day for row in calendar["open"] if weekday in row["days"] for one in row["hours"] if max(time, one["from"]) < min(one["to"], closes)}
        moment = moment.replace(hour=0, minute=0) + datetime.timedelta(days=1)


urls = {one["name"]: one["url"] for one in json.load(urllib.request.urlopen(sys.argv[1]))["documents"]}
timeline, business = (json.load(urllib.request.urlopen(urls[name])) for name in ("timeline", "calendars"))
now = datetime.datetime.now(zoneinfo.ZoneInfo(timeline["time_zone"]))
for one in [one for one in timeline["versions"] if sys.argv[2].lower() in str(one["service"]["name"]).lower()]:
    begins, ends, target = one["effective"]["known_from"], one["effective"]["until"] or "9999", one["target"]
    if begins <= str(now.date() + datetime.timedelta(days=1)) < ends:
        print("Tomorrow:", one["promise"]["en"])
    if (target["comparison"], target["unit"]) == ("at_most", "business_day") and (one["clock"]["starts"] or {}).get("code") == "request_received" and begins <= str(now.date()) < ends:
        days = next(open_days(one, now) for one in business["calendars"] if one["id"] == target["calendar"])
        season, day = (one["conditions"] or {}).get("season") or {"from": "", "to": "A"}, f"{now:--%m-%d}"
        is_season = (season["from"] <= day) + (day <= season["to"]) + (season["to"] < season["from"]) == 2
        due = [f"is due on {day}" for day in days][target["value"] :] or ["has no date yet: the list of closed days ends before it"]
        print("A request made now", due[0] if is_season else "has no date: it is out of season")
