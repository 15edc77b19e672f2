"""Why the machine refuses to read or write, in German: what it says itself is English nearly everywhere."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "dafür fehlt die Berechtigung",
    errno.EPERM: "dafür fehlt die Berechtigung",
    errno.ENOENT: "die Datei oder den Ordner gibt es nicht",
    errno.ENOTDIR: "ein Teil des Wegs ist eine Datei, kein Ordner",
    errno.EEXIST: "ein Teil des Wegs ist eine Datei, kein Ordner",
    errno.EISDIR: "das ist ein Ordner, keine Datei",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EDQUOT: "der zugeteilte Speicherplatz ist aufgebraucht",
    errno.ENAMETOOLONG: "der Weg oder der Name der Datei ist zu lang",
    errno.EBUSY: "die Datei ist in einem anderen Programm offen",
    errno.ETXTBSY: "die Datei ist in einem anderen Programm offen",
}


def reason_of(error: OSError) -> str:
    """Return the reason in German; one that is seldom is named by its number, which can be looked up."""
    return _REASONS.get(error.errno or 0, f"Fehler {error.errno} des Betriebssystems")
