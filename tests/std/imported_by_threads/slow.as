import time

print("slow begins")
time.sleep(0.02)
value = 1
