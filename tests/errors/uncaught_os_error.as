# Uncaught: os error.
print("opening")  # expect: opening
open("/no/such/file.txt")  # expect error: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file.txt'
