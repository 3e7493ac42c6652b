# time.strptime gives a struct_time; what the text does not say is as on the first of January 1900.
import time

for text, format in (
    ("1970-01-01-00-16-40", "%Y-%m-%d-%H-%M-%S"),
    ("12", "%H"),
    ("2024 60", "%Y %j"),
    ("Feb 29", "%b %d"),
    ("2024 +0100", "%Y %z"),
    ("2024 UTC", "%Y %Z"),
    ("2024-W05-3", "%G-W%V-%u"),
    ("1 2", "%m"),
    ("x", "%H"),
):
    try:
        read = time.strptime(text, format)
        print(tuple(read), read.tm_zone, read.tm_gmtoff)
    except ValueError as e:
        print(e)
print(time.strptime("Thu Jan  1 00:16:40 1970"))
