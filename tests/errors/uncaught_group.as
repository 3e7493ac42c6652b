# Uncaught: group.
raise ExceptionGroup("several", [ValueError("a"), TypeError("b")])  # expect error: ExceptionGroup: several (2 sub-exceptions)
