# Uncaught: custom.
class AppError(Exception):
    def __str__(self):
        return "custom text"


raise AppError(1, 2)  # expect error: AppError: custom text
