name = "py"
