# calendar: tables of days, text, pages.
import calendar, datetime
print(calendar.month(2024, 2), calendar.calendar(2023, m=4), sep='\n')
calendar.prmonth(2024, 9, 3, 2)
print(calendar.monthrange(2023, 2), calendar.isleap(1900), calendar.leapdays(1990, 2030), calendar.weekday(2024, 5, 5), calendar.monthcalendar(2024, 5))
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 2)), list(c.itermonthdays2(2024, 2))[:8], list(c.itermonthdays4(2024, 3))[:3], c.monthdatescalendar(2024, 1)[0])
print(calendar.TextCalendar(6).formatmonth(2025, 1), calendar.HTMLCalendar().formatmonth(2024, 2), calendar.HTMLCalendar(6).formatyear(2024, 4)[:900])
print(list(calendar.day_name), list(calendar.month_abbr), calendar.month_name[5], calendar.day_abbr[-1], calendar.MONDAY, repr(calendar.JANUARY), calendar.Month.MAY, calendar.Day(3))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.weekheader(3), calendar.firstweekday(), calendar.week([(1, 0), (0, 1)], 3))
for f in [lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.month(2024, 0)]:
    try: f()
    except Exception as e: print(type(e).__mro__[1].__name__, type(e).__name__, e)
calendar.setfirstweekday(6); print(calendar.month(2024, 7))
print(c.yeardayscalendar(2024)[0][0][0], [len(x) for x in c.yeardatescalendar(2024, 5)])
