# Which browser is asked: the one of BROWSER, of a name, of a class that a script registers.
import os
os.environ.pop("DISPLAY", None); os.environ["TERM"]=""; os.environ["BROWSER"]="echo got %s:/nope/x"
import webbrowser
print(webbrowser.open("http://a.b/c"), webbrowser._tryorder)
print(webbrowser.get("echo %s").args, type(webbrowser.get("echo %s &")).__name__)
class B(webbrowser.BaseBrowser):
    def open(self, url, new=0, autoraise=True): print("B", url, new, autoraise); return True
webbrowser.register("b", B); webbrowser.register("c", None, B("c"), preferred=True)
print(webbrowser.open_new_tab("u"), webbrowser._tryorder, webbrowser.get("b").name, webbrowser.get("c").name)
try: webbrowser.get("zzz")
except webbrowser.Error as e: print(e)
try: webbrowser.Mozilla("x").open("u", 7)
except webbrowser.Error as e: print(e)
os.environ["BROWSER"]="true"


