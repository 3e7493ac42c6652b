# Uncaught: no message.
raise RuntimeError  # expect error: RuntimeError
