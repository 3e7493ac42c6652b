# The place where an exception is raised is found whatever the words of the instruction there are.
told = []
for n in range(400):
    before = "len('a')\n" * n
    code = before + "try: [1].remove(3)\nexcept ValueError as e: told.append(e.__traceback__ is not None)"
    exec(code, {"told": told})
print(len(told), all(told))
