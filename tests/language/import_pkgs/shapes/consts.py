PI = 3
ONE = 1
_hidden = "no"
