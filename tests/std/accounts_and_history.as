# Accounts and groups of the system, the history of typed lines.
import grp
import pwd
import readline

print(pwd.getpwuid(0).pw_name, pwd.getpwnam("root").pw_uid, grp.getgrgid(0).gr_name, type(pwd.getpwall()[0]).__name__)
for wrong in (
    lambda: pwd.getpwnam("no such name"),
    lambda: grp.getgrnam("no such name"),
    lambda: pwd.getpwuid("0"),
    lambda: pwd.getpwnam(3),
):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)

readline.clear_history()
readline.add_history("first")
readline.add_history("second")
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_item(9))
readline.replace_history_item(0, "changed")
readline.remove_history_item(1)
print(readline.get_history_item(1), readline.get_current_history_length(), readline.get_completer())
readline.parse_and_bind("tab: complete")
