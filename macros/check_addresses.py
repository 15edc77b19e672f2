"""Which addresses a link may carry at all: https to a plain host name, or a page of the wiki."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

Fault = tuple[str, str, str]
"""What was found, what is expected, what to do."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:[a-z0-9äöüß](?:[a-z0-9äöüß-]{0,61}[a-z0-9äöüß])?\.)+[a-z]{2,}")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_INSIDE = re.compile(r"[A-Za-z0-9_./#-]*(?:#[\w.-]*)?")
_EXPECTED = "eine Adresse mit https:// oder eine Seite des Wikis wie /vorlagen/index.md"
_REMEDIES = {
    "http": "https:// statt http:// schreiben",
    "mailto": "die E-Mail-Adresse als Text schreiben",
    "tel": "die Telefonnummer als Text schreiben",
    "file": "die Datei gehört nicht ins Wiki; auf eine öffentliche Seite verweisen",
}


def address_fault(target: str) -> Fault | None:
    """Return what is wrong with the form of a link's target, or None."""
    if fault := _unclean(target):
        return fault
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() == "https":
        return _outside_fault(target)
    if scheme:
        remedy = _REMEDIES.get(scheme[1].lower(), "den Link löschen oder auf eine Seite mit https:// verweisen")
        return f"ein Link mit „{scheme[0]}“", _EXPECTED, remedy
    if target.startswith("//"):
        return f"ein Link „{target[:60]}“, der mit // beginnt", _EXPECTED, "https: davor ergänzen"
    if not _INSIDE.fullmatch(target):
        remedy = "nur Kleinbuchstaben, Ziffern, Bindestriche, Punkte und Schrägstriche; ohne ? und %"
        return f"ein Link auf „{target[:60]}“, der keine Seite sein kann", _EXPECTED, remedy
    return None


def host_of(target: str) -> str:
    """Return the host name of an https address, or an empty string."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    return (parts.hostname or "").lower() if parts.scheme else ""


def _unclean(target: str) -> Fault | None:
    if not target:
        return "ein Link ohne Adresse", "[Name der Seite](Adresse)", "die Adresse in die runden Klammern schreiben"
    if "{{" in target:
        return "ein Feld in einer Adresse", "eine feste Adresse", "das Feld neben den Link schreiben"
    if _ENTITY.search(target):
        return "ein umschriebenes Zeichen in einer Adresse", "das Zeichen selbst", "zum Beispiel & schreiben"
    if "\\" in target:
        return "ein umgekehrter Schrägstrich in einer Adresse", "Schrägstriche /", "\\ durch / ersetzen"
    if any(not sign.isprintable() or sign.isspace() or sign in "<>\"`'" for sign in target):
        expected = "eine Adresse ohne Leerzeichen, Anführungszeichen und unsichtbare Zeichen"
        return f"eine Adresse mit Leer- oder Sonderzeichen: „{target[:60]}“", expected, "die Adresse neu eintippen"
    return None


def _outside_fault(target: str) -> Fault | None:
    try:
        parts = urlsplit(target)
        port = parts.port
    except ValueError:
        return f"eine Adresse, die es nicht geben kann: „{target[:60]}“", _EXPECTED, "die Adresse prüfen"
    if not target.lower().startswith("https://"):
        return f"ein Link auf „{target[:60]}“", _EXPECTED, "hinter https: zwei Schrägstriche schreiben"
    if "@" in parts.netloc:
        remedy = "alles zwischen https:// und @ löschen, das @ auch"
        return "eine Adresse mit Benutzernamen oder Kennwort", _EXPECTED, remedy
    if port is not None or parts.netloc.endswith(":"):
        return f"eine Adresse mit einer Zahl hinter dem Doppelpunkt: „{parts.netloc}“", _EXPECTED, "„:…“ löschen"
    return _host_fault(parts)


def _host_fault(parts: SplitResult) -> Fault | None:
    host = parts.netloc.lower()
    if any(label.startswith("xn--") for label in host.split(".")):
        remedy = "die Adresse so schreiben, wie die Seite sich nennt"
        return f"eine verschlüsselte Schreibweise in der Adresse: „{host}“", "eine Adresse in Klartext", remedy
    if re.search(r"[^\x00-\x7fäöüß]", host):
        remedy = "die Adresse von Hand mit der deutschen Tastatur eintippen"
        return f"fremde Buchstaben in der Adresse: „{host}“", "Buchstaben a–z und Umlaute", remedy
    if re.fullmatch(r"[\d.]+|\[.*\]|0x[0-9a-f.x]+|.*\.\d+", host):
        return f"eine Adresse aus Zahlen: „{host}“", "der Name der Seite", "den Namen statt der Zahlen schreiben"
    if not _HOST.fullmatch(host):
        return f"eine Adresse, die im Internet niemand erreicht: „{host}“", _EXPECTED, "die Adresse prüfen"
    return None
