# Entries of accounts and groups that a script makes.
import grp
import pwd

entry = pwd.struct_passwd(("app", "x", 12345, 12345, "", "/home/app", "/bin/sh"))
print(entry, entry.pw_dir, entry[0], len(entry))
print(grp.struct_group(("app", "x", 3, ["one"])))
for items in [(), ("a",), "abcdefg", 5, ("a",) * 8]:
    try:
        print(pwd.struct_passwd(items))
    except TypeError as e:
        print(e)
print(pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name)
