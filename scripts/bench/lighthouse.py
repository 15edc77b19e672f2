"""What Lighthouse says of the built site: `python -m scripts.bench.lighthouse [FOLDER]`.

Needs npm and Chromium (CHROME_PATH). Its figures for speed hold for an idle machine only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from scripts.bench.serving import served
from scripts.bench.table import table

LIGHTHOUSE = "lighthouse@12.8.2"  # 13 needs a newer Node
PAGES = (
    "index.html",
    "vorlagen/beschlussvorlage/grundsatzbeschluss.html",
    "bausteine/beschluss/beschluss-grundsatz.html",
    "vorlagen/index.html",
)
FORMS = ("mobile", "desktop")
_FLAGS = "--headless=new --no-sandbox"
_HEAD = ("Seite", "Gerät", "Leistung", "Barrierefreiheit", "Gute Praxis", "kB gepackt")


def main(site: Path) -> None:
    """Print the scores of each kind of page, and how much it loads."""
    with served(site) as address, tempfile.TemporaryDirectory(prefix="zwillingsbaukasten_") as folder:
        pages = [(page, form) for page in PAGES for form in FORMS]
        reports = [_report(f"{address}{page}", form, Path(folder) / "bericht.json") for page, form in pages]
    rows = [(*where, *figures(report)) for where, report in zip(pages, reports, strict=True)]
    print(table([_HEAD, *rows]))  # noqa: T201 - this is the result


def figures(report: dict[str, Any]) -> list[str]:
    """Return the scores of a report out of 100, and the kilobytes that the page loads."""
    scores = (report["categories"][name]["score"] for name in ("performance", "accessibility", "best-practices"))
    loaded = report["audits"]["total-byte-weight"]["numericValue"] / 1000
    return [*(f"{100 * score:.0f}" for score in scores), f"{loaded:.0f}"]


def _report(address: str, form: str, target: Path) -> dict[str, Any]:
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={target}"]
    command += ["--only-categories=performance,accessibility,best-practices", f"--chrome-flags={_FLAGS}"]
    command += ["--preset=desktop"] if form == "desktop" else []
    surroundings = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    subprocess.run(command, check=True, env=surroundings, cwd=target.parent)  # noqa: S603 - fixed program and options
    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return report


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
