# Uncaught: unicode.
print("ä")  # expect: ä
raise ValueError("größer als 日本")  # expect error: ValueError: größer als 日本
