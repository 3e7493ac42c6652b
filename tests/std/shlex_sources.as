# A lexer reads its stream as it goes, reads others in between, and tells what it sees.
import io
import os
import shlex
import tempfile


class Stream(io.StringIO):
    reads = 0

    def read(self, size):
        self.reads += 1
        return super().read(size)


stream = Stream("one two # the rest\nthree")
lexer = shlex.shlex(stream)
while token := lexer.get_token():
    print(token, stream.reads, lexer.lineno)
with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "inner"), "w") as file:
        file.write("in ner\n")
    lexer = shlex.shlex('a source "inner" b', os.path.join(folder, "outer"))
    lexer.source = "source"
    print(list(lexer))
lexer = shlex.shlex("a b", posix=True)
lexer.push_source("c d", "its name")
print(lexer.get_token(), lexer.error_leader(), list(lexer), lexer.instream.closed, len(lexer.filestack))
lexer = shlex.shlex("x;y && 'q r'", posix=True, punctuation_chars=True)
lexer.debug = 3
lexer.push_token("back")
print(list(lexer))
for text in ("'abc", "a\\"):
    lexer = shlex.shlex(text, posix=True)
    lexer.debug = 2
    try:
        list(lexer)
    except ValueError as e:
        print(e)
