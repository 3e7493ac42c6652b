# The main thread can be waited for: it has ended when its last line has run.
# clock: real
import threading
import time


def wait(main):
    main.join(0.001)
    print(main.is_alive())
    main.join()
    print("main has ended", main.is_alive())


thread = threading.Thread(target=wait, args=(threading.main_thread(),))
thread.start()
time.sleep(0.05)
print("last line")
# expect: True
# expect: last line
# expect: main has ended False
