# Names outside ASCII; keywords that are soft.
größe = 3
名前 = "x"
_private = 1
π = 3.14
print(größe, 名前, _private, π)  # expect: 3 x 1 3.14
match = 1
case = 2
type = 3
_ = 4
print(match, case, type, _)  # expect: 1 2 3 4
match (match):
    case 1:
        print("soft keyword")  # expect: soft keyword
match = [1, 2]
print(match[0])  # expect: 1
type += 1
print(type)  # expect: 4
print(match)  # expect: [1, 2]
