"""A simple interpreter of lines: each command is a method."""

import string
import sys

__all__ = ["Cmd"]

PROMPT = "(Cmd) "
IDENTCHARS = string.ascii_letters + string.digits + "_"


class Cmd:
    """Reads lines and calls `do_COMMAND` with what follows the command."""

    prompt = PROMPT
    identchars = IDENTCHARS
    ruler = "="
    lastcmd = ""
    intro = None
    doc_leader = ""
    doc_header = "Documented commands (type help <topic>):"
    misc_header = "Miscellaneous help topics:"
    undoc_header = "Undocumented commands:"
    nohelp = "*** No help on %s"
    use_rawinput = 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue = []
        self.completekey = completekey

    def cmdloop(self, intro=None):
        """Reads and runs commands until one returns true."""
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + "\n")
        stop = None
        while not stop:
            if self.cmdqueue:
                line = self.cmdqueue.pop(0)
            elif self.use_rawinput:
                try:
                    line = input(self.prompt)
                except EOFError:
                    line = "EOF"
            else:
                self.stdout.write(self.prompt)
                self.stdout.flush()
                line = self.stdin.readline()
                line = line.rstrip("\r\n") if line else "EOF"
            line = self.precmd(line)
            stop = self.onecmd(line)
            stop = self.postcmd(stop, line)
        self.postloop()

    def precmd(self, line):
        """Called with each line before it is run; returns the line to run."""
        return line

    def postcmd(self, stop, line):
        """Called after each command; returns whether to stop."""
        return stop

    def preloop(self):
        """Called once before the loop."""

    def postloop(self):
        """Called once after the loop."""

    def parseline(self, line):
        """Returns the command, its argument and the line; the command is None if there is none."""
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        i = 0
        while i < len(line) and line[i] in self.identchars:
            i += 1
        return line[:i], line[i:].strip(), line

    def onecmd(self, line):
        """Runs one line."""
        command, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        if command == "":
            return self.default(line)
        function = getattr(self, "do_" + command, None)
        if function is None:
            return self.default(line)
        return function(arg)

    def emptyline(self):
        """Called for an empty line: repeats the last command."""
        if self.lastcmd:
            return self.onecmd(self.lastcmd)

    def default(self, line):
        """Called for an unknown command."""
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def completedefault(self, *ignored):
        """Returns no completions."""
        return []

    def completenames(self, text, *ignored):
        """Returns the commands that begin with a text."""
        wanted = "do_" + text
        return [name[3:] for name in self.get_names() if name.startswith(wanted)]

    def get_names(self):
        """Returns the names of everything of the class."""
        return dir(self.__class__)

    def complete_help(self, *args):
        """Returns the topics that begin with a text."""
        topics = {name[5:] for name in self.get_names() if name.startswith("help_" + args[0])}
        return list(set(self.completenames(*args)) | topics)

    def do_help(self, arg):
        'List available commands with "help" or detailed help with "help cmd".'
        if arg:
            helper = getattr(self, "help_" + arg, None)
            if helper is not None:
                helper()
                return
            function = getattr(self, "do_" + arg, None)
            doc = function.__doc__ if function is not None else None
            if doc:
                from inspect import cleandoc
                self.stdout.write(cleandoc(doc) + "\n")
            else:
                self.stdout.write(self.nohelp % (arg,) + "\n")
            return
        names = sorted(set(self.get_names()))
        topics = {name[5:] for name in names if name.startswith("help_")}
        documented, undocumented = [], []
        for name in names:
            if name.startswith("do_"):
                command = name[3:]
                if command in topics:
                    documented.append(command)
                    topics.discard(command)
                elif getattr(self, name).__doc__:
                    documented.append(command)
                else:
                    undocumented.append(command)
        self.stdout.write(self.doc_leader + "\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, undocumented, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        """Prints a headed list of commands."""
        if cmds:
            self.stdout.write(header + "\n")
            if self.ruler:
                self.stdout.write(self.ruler * len(header) + "\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        """Prints a list in as few lines as fit, column by column."""
        if not list:
            self.stdout.write("<empty>\n")
            return
        wrong = [i for i in range(len(list)) if not isinstance(list[i], str)]
        if wrong:
            raise TypeError(f"list[i] not a string for i in {', '.join(map(str, wrong))}")
        size = len(list)
        if size == 1:
            self.stdout.write(list[0] + "\n")
            return
        for rows in range(1, size):
            columns = (size + rows - 1) // rows
            widths = [max([len(text) for text in list[at * rows:(at + 1) * rows]], default=0) for at in range(columns)]
            if sum(widths) + 2 * len(widths) - 2 <= displaywidth:
                break
        else:
            rows = size
            widths = [0]
        for row in range(rows):
            texts = list[row::rows]
            texts = [text.ljust(width) for text, width in zip(texts, widths)]
            self.stdout.write("  ".join(texts) + "\n")
