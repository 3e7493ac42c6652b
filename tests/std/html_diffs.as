# Two texts side by side as HTML, whole and near their changes, wrapped and not.
import difflib

old = ["one\n", "two\n", "thre\te\n", "same\n", "same 2\n", "gone < here\n", "", "end of it, which is long"]
new = ["one\n", "tvo\n", "thre e\n", "added\n", "same\n", "same 2\n", "\n", "end of it, which was longer"]
for options in ({}, {"wrapcolumn": 9, "tabsize": 4}):
    diff = difflib.HtmlDiff(**options)
    print(diff.make_table(old, new, "old", "new"))
    for width in (0, 1, 3):
        print(diff.make_table(old, new, context=True, numlines=width))
print(difflib.HtmlDiff().make_table([], []), difflib.HtmlDiff().make_table(["a"], ["a"], context=True))
print(difflib.HtmlDiff().make_file(["é\n"], ["e\n"], charset="ascii"))
