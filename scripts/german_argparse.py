"""argparse that speaks German: its own texts are replaced through the gettext hooks it offers."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, NoReturn

from macros.errors import nearest

HELP = ("-h", "--hilfe", "--help")
TEXTS: Mapping[str, str] = {
    "usage: ": "Aufruf: ",
    "options": "Schalter",
    "positional arguments": "Befehle",
    "subcommands": "Befehle",
    "%(heading)s:": "%(heading)s:",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Es fehlt: %s",
    "one of the arguments %s is required": "Einer dieser Schalter wird gebraucht: %s",
    "unrecognized arguments: %s": "Unbekannt: %s",
    "ambiguous option: %(option)s could match %(matches)s": "„%(option)s“ ist nicht eindeutig, gemeint sein kann: "
    "%(matches)s",
    "not allowed with argument %s": "nicht zusammen mit %s",
    "ignored explicit argument %r": "der Schalter nimmt keinen Wert: %r",
    "expected one argument": "hier fehlt ein Wert",
    "expected at most one argument": "höchstens ein Wert ist erlaubt",
    "expected at least one argument": "mindestens ein Wert wird gebraucht",
    "expected %s argument": "%s Wert wird gebraucht",
    "expected %s arguments": "%s Werte werden gebraucht",
    "invalid %(type)s value: %(value)r": "„%(value)s“ passt hier nicht",
    "invalid choice: %(value)r (choose from %(choices)s)": "„%(value)s“ gibt es nicht; zur Wahl stehen: %(choices)s",
    "can't open '%(filename)s': %(error)s": "„%(filename)s“ lässt sich nicht öffnen: %(error)s",
}


class GermanParser(argparse.ArgumentParser):
    """A parser whose help, usage and errors are German; sub-parsers made from it are of the same kind."""

    def __init__(self, **settings: object) -> None:
        """Offer `-h`, `--hilfe` and `--help`; refuse abbreviated options, which would break with new ones."""
        argparse.__dict__.update(_=_text, ngettext=_counted)
        super().__init__(add_help=False, allow_abbrev=False, **settings)  # type: ignore[arg-type]
        self.add_argument(*HELP, action="help", help="diese Hilfe zeigen")

    def parse_known_args(self, *given: Any, **settings: Any) -> tuple[Any, list[str]]:
        """Refuse what a command does not know where its own options can be named, not those of the whole program."""
        known, unknown = super().parse_known_args(*given, **settings)
        if unknown:
            self.error(f"{_text('unrecognized arguments: %s') % ' '.join(unknown)}. {self._advice(unknown[0])}")
        return known, unknown

    def error(self, message: str) -> NoReturn:
        """End with code 2, the message and the way to the help."""
        self.exit(2, f"{self.prog}: {message}\nHilfe: {self.prog} --hilfe\n")

    def _advice(self, unknown: str) -> str:
        options = [option for option in self._option_string_actions if option not in HELP]
        return nearest(unknown.partition("=")[0], options) or f"Möglich sind: {', '.join(options or HELP)}"


def _text(english: str) -> str:
    return TEXTS.get(english, english)


def _counted(singular: str, plural: str, count: int) -> str:
    return _text(singular if count == 1 else plural)
