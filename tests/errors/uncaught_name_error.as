# Uncaught: name error.
print("start")  # expect: start
total = 5
print(totl)  # expect error: NameError: name 'totl' is not defined
