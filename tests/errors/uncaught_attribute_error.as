# Uncaught: attribute error.
class Robot:
    def walk(self):
        return "walks"


print(Robot().walk())  # expect: walks
print(Robot().wlak())  # expect error: AttributeError: 'Robot' object has no attribute 'wlak'
