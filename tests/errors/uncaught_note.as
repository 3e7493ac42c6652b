# Uncaught: note.
e = ValueError("noted")
e.add_note("look here")
raise e  # expect error: ValueError: noted
