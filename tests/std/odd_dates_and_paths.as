# What time.strftime and asctime make of fields out of range; variables and home folders in paths of bytes.
import os
import time

for change in (1, 0), (2, 0), (1, 13), (1, -1), (2, 32), (3, 24), (4, 60), (5, 61), (5, 62), (6, -1), (6, -2), (6, 7), (7, 0), (7, 367):
    date = [2000, 1, 2, 3, 4, 5, 6, 2, 0]
    date[change[0]] = change[1]
    for show in lambda date: time.strftime("%Y-%m-%d %H:%M:%S %a %j", date), time.asctime:
        try:
            print(change, show(tuple(date)))
        except ValueError as e:
            print(change, e)

os.environ["ROOM"] = "größer"
os.environ["HOME"] = "/home/me/"
for path in b"$ROOM/x", "${ROOM}$ROOM", b"${ROOM}/$ABSENT_", "${", b"~", "~/x", b"~/x":
    print(os.path.expandvars(path), os.path.expanduser(path))
