import time

print("failing begins")
time.sleep(0.02)
raise LookupError("at the end")
