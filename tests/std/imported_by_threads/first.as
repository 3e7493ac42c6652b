import time

time.sleep(0.02)
import imported_by_threads.second
