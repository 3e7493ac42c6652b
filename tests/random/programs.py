"""One program of a seed: several themes, one after another."""

import warnings

import base
import bindings
import composed
import deeper
import everyday
import language
import library
import made
import reports
import stories
import suspended
import values
import widely
import witnessed

THEMES = values.THEMES + language.THEMES + library.THEMES + deeper.THEMES + stories.THEMES + everyday.THEMES + composed.THEMES + bindings.THEMES + reports.THEMES + suspended.THEMES + witnessed.THEMES + made.THEMES
warnings.simplefilter("ignore")


def only(names):
    """Leaves the themes of these names; that of arguments that do not fit the library is there by name alone, as it differs often."""
    THEMES[:] = [theme for theme in THEMES + widely.THEMES if theme.__name__ in names]


def write(w):
    """Writes one theme; again if what came out is no Python."""
    while True:
        mark = len(w.out)
        w.r.choice(THEMES)(w)
        try:
            compile("\n".join(w.out[mark:]) + "\n", "theme", "exec")
            return
        except SyntaxError:
            del w.out[mark:]


def program(seed):
    w = base.Writer(seed)
    for _ in range(4):
        write(w)
    return w.text()
