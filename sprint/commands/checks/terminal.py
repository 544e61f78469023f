"""The terminal: its size, colours, letters, mouse and clipboard, and what stands between it and us."""

import locale
import os
import shutil
import sys
from collections.abc import Mapping

from sprint.commands.checks.finding import Finding, broken, look, ok

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
_CLIPBOARD = ("kitty", "alacritty", "foot", "wezterm", "ghostty", "contour", "rio")
_TERM_PROGRAMS = ("WezTerm", "ghostty", "vscode", "rio", "WarpTerminal", "iTerm.app")


def check_terminal(environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """How the terminal is, as far as it and the environment tell."""
    findings = [_place(), _kind(environ), _colours(environ), _letters()]
    if environ.get("TMUX") or environ.get("STY"):
        findings.append(_between(environ))
    return [*findings, _clipboard(environ)]


def _place() -> Finding:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return look("There is no terminal here, or not on both ends.", "Start the screens in one.")
    width, height = shutil.get_terminal_size()
    words = f"The terminal has {width} by {height} cells."
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return broken(words, f"Make it {LEAST_WIDTH} by {LEAST_HEIGHT} at least; 80 by 24 is good.")
    return ok(words)


def _kind(environ: Mapping[str, str]) -> Finding:
    term = environ.get("TERM", "")
    if term in ("", "dumb", "unknown"):
        return broken(
            f"TERM is {term or 'not set'}, so no screen can be drawn.",
            "Set it, for example to xterm-256color.",
        )
    if term == "linux":
        return look(
            "This is the console of Linux: no mouse, 16 colours, few letters.", "A window does better."
        )
    return ok(f"TERM is {term}, which draws screens and knows the mouse.")


def _colours(environ: Mapping[str, str]) -> Finding:
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR"):
        return ok("NO_COLOR is set: no colours are used.")
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") or "direct" in term:
        return ok("Colours: all of them.")
    if "256" in term:
        return ok("Colours: 256, as TERM tells; COLORTERM=truecolor would say that there are more.")
    return look(
        "Colours: 16, as TERM tells.",
        "If they look wrong, `sprint config set theme sprint-terminal`; else set COLORTERM=truecolor.",
    )


def _letters() -> Finding:
    found = (sys.stdout.encoding or locale.getpreferredencoding(False)).upper().replace("-", "")
    if found == "UTF8":
        return ok("Letters: UTF-8.")
    return broken(f"Letters: {found}, not UTF-8.", "Set LANG to one that ends in .UTF-8, such as C.UTF-8.")


def _between(environ: Mapping[str, str]) -> Finding:
    if environ.get("TMUX"):
        return look(
            "tmux stands between.",
            "For all colours and the clipboard put `set -as terminal-features ',*:RGB'` and "
            "`set -g set-clipboard on` into ~/.tmux.conf.",
        )
    return look(
        "screen stands between: it passes no clipboard on, and some keys late.",
        "tmux does both, if you like.",
    )


def _clipboard(environ: Mapping[str, str]) -> Finding:
    if (
        environ.get("STY")
        or environ.get("TERM_PROGRAM") == "Apple_Terminal"
        or environ.get("TERM") == "linux"
    ):
        return look(
            "Copying an invite will hardly reach the clipboard here.", "Mark it with the mouse instead."
        )
    known = environ.get("TERM_PROGRAM") in _TERM_PROGRAMS or environ.get("WT_SESSION")
    if known or any(name in environ.get("TERM", "") for name in _CLIPBOARD):
        return ok("Copying an invite reaches the clipboard, if your terminal is set to allow it.")
    return ok("Copying an invite may reach the clipboard; if not, mark it with the mouse, with Shift held.")
