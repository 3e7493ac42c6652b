# termios and tty: attributes of a terminal of our own, kept, changed and set back; its size; errors.
# clock: real
import os
import termios
import tty

master, slave = os.openpty()
before = termios.tcgetattr(slave)
print(len(before), [type(x).__name__ for x in before], len(before[6]) == termios.NCCS, before[6][termios.VINTR], before[4] == termios.B38400)
print(before[3] & termios.ICANON != 0, before[3] & termios.ECHO != 0)
given = tty.setcbreak(slave)
now = termios.tcgetattr(slave)
print(given == before, now[3] & termios.ICANON, now[3] & termios.ECHO, now[6][termios.VMIN], now[6][termios.VTIME], now[3] & termios.ISIG != 0)
os.write(master, b"k")
print(os.read(slave, 10))
tty.setraw(slave, termios.TCSANOW)
raw = termios.tcgetattr(slave)
print(raw[1] & termios.OPOST, raw[3] & termios.ISIG, raw[2] & termios.CSIZE == termios.CS8)
os.write(slave, b"a\n")
print(os.read(master, 10))
termios.tcsetattr(slave, termios.TCSADRAIN, before)
print(termios.tcgetattr(slave) == before)
termios.tcsetwinsize(slave, (30, 100))
print(termios.tcgetwinsize(master), os.get_terminal_size(slave))
termios.tcflush(slave, termios.TCIOFLUSH)
termios.tcdrain(slave)
termios.tcflow(slave, termios.TCOON)
changed = list(before)
changed[4] = changed[5] = termios.B9600
changed[6] = [*before[6]]
changed[6][termios.VINTR] = b"\x07"
termios.tcsetattr(slave, termios.TCSANOW, changed)
print(termios.tcgetattr(slave)[4:6] == [termios.B9600] * 2, termios.tcgetattr(slave)[6][termios.VINTR])
reading, writing = os.pipe()
for wrong in (
    lambda: termios.tcgetattr(reading),
    lambda: termios.tcsetattr(slave, 77, before),
    lambda: termios.tcsetattr(slave, termios.TCSANOW, before[:6]),
    lambda: termios.tcsetattr(slave, termios.TCSANOW, [*before[:6], [b"x"]]),
    lambda: termios.tcsetattr(slave, termios.TCSANOW, [*before[:6], [None] * termios.NCCS]),
    lambda: termios.tcgetattr(-1),
    lambda: termios.tcgetattr("x"),
    lambda: termios.tcflush(slave, 99),
    lambda: termios.tcsetwinsize(slave, 5),
    lambda: termios.tcgetwinsize(writing),
):
    try:
        print(wrong())
    except (termios.error, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(issubclass(termios.error, Exception), termios.error.__module__, tty.__all__)
