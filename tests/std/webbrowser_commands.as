# webbrowser: the command of BROWSER shows pages, and browsers that programs register.
import os

os.environ["BROWSER"] = "echo first %s:echo"
import webbrowser


class Mine(webbrowser.BaseBrowser):
    def open(self, url, new=0, autoraise=True):
        print("mine", url, new, autoraise, flush=True)
        return new != 2


def tell(what):
    try:
        print(what(), flush=True)
    except Exception as e:
        print(type(e).__name__, e, flush=True)


tell(lambda: webbrowser.open("https://example.org/a b"))
tell(lambda: type(webbrowser.get()).__name__)
tell(lambda: (webbrowser.get().name, webbrowser.get().args, webbrowser.get().basename))
tell(lambda: webbrowser.get("echo second '%s x'").open("u"))
tell(lambda: webbrowser.get("echo").open_new("u"))
tell(lambda: webbrowser.get("no-such-program-at-all %s").open("u"))
tell(lambda: webbrowser.get("no-such-program-at-all"))
tell(lambda: type(webbrowser.get("echo %s &")).__name__)
tell(lambda: webbrowser.GenericBrowser("false").open("u"))
tell(lambda: webbrowser.GenericBrowser(["echo", "-n", "<%s>"]).open("u"))
webbrowser.register("Mine", Mine, preferred=True)
tell(lambda: webbrowser.open("u", autoraise=False))
tell(lambda: webbrowser.open_new("u"))
tell(lambda: webbrowser.open_new_tab("u"))
tell(lambda: webbrowser.get("mINE").name)
webbrowser.register("other", None, Mine("o"))
tell(lambda: webbrowser.get("other").open_new_tab("u"))
tell(lambda: webbrowser.BaseBrowser("x").open("u"))
print(webbrowser.__all__, webbrowser.Error.__mro__[1])
