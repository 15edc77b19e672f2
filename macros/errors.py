"""Every error the Zwillingsbaukasten raises.

BaukastenError            message for people, in German
├── ContentError          findings in contributed content, each with file, line and remedy
├── ProfileError          a Kommunenprofil that cannot be used
├── ConditionError        a condition that cannot be read
├── ConversionError       a page that could not become a document
├── PackageError          a file that is not one of our documents
└── ToolError             something on the machine is missing or busy
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in contributed content: where it is, what was found, what to do (German texts).

    `advice` tells what ought to be better from what must not be published.
    """

    path: str
    line: int
    found: str
    expected: str = ""
    remedy: str = ""
    advice: bool = False

    def __str__(self) -> str:
        """Return the finding as one paragraph that starts with file and line."""
        sentences = [f"{self.path}:{self.line}: {'Hinweis: ' if self.advice else ''}{self.found}"]
        if self.expected:
            sentences.append(f"Erwartet: {self.expected}")
        if self.remedy:
            sentences.append(f"Abhilfe: {self.remedy}")
        return "\n    ".join(sentences)


class BaukastenError(Exception):
    """Base of all errors; its text is German and meant to be shown as it is."""


class ContentError(BaukastenError):
    """Contributed content does not hold; carries all findings at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings in a stable order."""
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class ProfileError(BaukastenError):
    """A Kommunenprofil has a missing, unknown or impossible value."""


class ConditionError(BaukastenError):
    """A condition of a variant cannot be read or names something unknown."""


class ConversionError(BaukastenError):
    """A page could not be turned into a document."""


class PackageError(BaukastenError):
    """A file is not a document made here, or is damaged."""


class ToolError(BaukastenError):
    """A tool is missing, a port is busy, the network is not there."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a German half sentence that names the nearest known word, or an empty string."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Meinten Sie „{matches[0]}“?" if matches else ""
