"""strftime with the flags, widths and modifiers of the C library, for times, dates and datetimes; years far away."""
import datetime
import os
import time

os.environ["TZ"] = "UTC"
time.tzset()


t=(2024,2,9,13,5,9,3,60,0)
for y in (-5,0,5,50,999,2024,12345): print(y, [time.strftime(f,(y,)+t[1:]) for f in ('%Y','%C','%y','%G','%g','%F','%c','%5Y','%_5Y','%-Y','%05C','%D')])
for f in ['%-d','%_d','%0e','%^a','%#a','%#Z','%^B','%#p','%P','%^P','%10a','%010a','%-10a','%_10d','%-5d','%5d','%05d','%3j','%-j','%_j','%k','%0k','%-l','%+4Y','%+d','%Ed','%Od','%EY','%OY','%Ec','%Oc','%Ex','%EX','%E%','%O%','%EB','%OB','%Oe','%OH','%10c','%^c','%-I:%M %p','%#c','%10T','%010T','%-T','%10%','%^z','%10z','%-z','%_z','%_10z','%010z','%10n|','%U %-U %_U','%E','%O','%-','%_','%10','%L','%é','%5é|','%q','%^h','%N','%i', '%__d','%_-d','%-_d','%^#a','%#^a','%Ey','%Oy','%Cx','%EC','%OC','%Eu','%Ou','%Og','%EG','%v','%J','%f','%:z','%::z','%E:z']:
    try: print(f, repr(time.strftime(f,t)), end=' ')
    except Exception as e: print(f, type(e), e, end=' ')
    for d in (datetime.datetime(5,2,9,13,5,9,120), datetime.datetime(2024,2,9,1,tzinfo=datetime.timezone(datetime.timedelta(hours=-3,minutes=-30,seconds=-5))), datetime.time(4,5,6,tzinfo=datetime.timezone.utc), datetime.date(999,12,30)):
        try: print(repr(d.strftime(f)), end=' ')
        except Exception as e: print(type(e).__name__, e, end=' ')
    print()
for t in [(2**31,)+(1,)*8,(2**63,)+(1,)*8,(2000,2**31)+(1,)*7,(-2**31-1,)+(1,)*8,(-2**31+1899,)+(1,)*8,(-2**31+1900,1,1,0,0,0,0,0,0),(2000,-2**31-1)+(1,)*7]:
    for f in (time.asctime, time.mktime, lambda t: time.strftime('%Y',t)):
        try: print(f(t))
        except Exception as e: print(type(e).__name__, e)
