"""Barriers that axe-core finds on a page: in both palettes and several widths, no rule again on what looks the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support import needs

PALETTES = {"dark": "slate", "light": "default"}
"""What a reader prefers, and the name that the theme gives its palette."""
PLACES = ("scrollable-region-focusable",)
"""What can differ where the same is shown in the same colours."""
COLOURS = ("color-contrast", "link-in-text-block", *PLACES)
"""What can differ where the same is shown in other colours."""
LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
END_MOTIONS = """
document.getAnimations().filter((motion) => motion.effect.getComputedTiming().endTime < Infinity)
  .forEach((motion) => motion.finish())
"""
RUN = """
axe.run({{resultTypes: ["violations"], {options}}}).then((result) => JSON.stringify(result.violations.map(
  (violation) => `${{violation.id}}: ${{violation.nodes.map((node) => node.html.slice(0, 160)).join(" … ")}}`)))
"""


@dataclass(frozen=True)
class Look:
    """What a page shows and in which colours, each as a hash."""

    shown: str
    colours: str


def barriers(page: Page, *widths: int) -> list[str]:
    """Return what axe-core finds in both palettes in each width, and the widths for which the page is too wide.

    Without a width it is that of the window. The page stays in the last width, light.
    """
    found: list[str] = []
    known: set[Look] = set()
    size = page.viewport_size
    assert size
    for width in widths or (size["width"],):
        page.set_viewport_size({"width": width, "height": size["height"]})
        for preferred in PALETTES:
            prefer(page, preferred)
            seen = look(page)
            found += [f"{width} {preferred}: {fault}" for fault in violations(page, _rules(seen, known))]
            known.add(seen)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{width}: zu breit")
    return found


def violations(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """Return what axe-core finds on a page as it stands, by some rules or by all that it has.

    It runs beside the page, whose policy lets no foreign script in.
    """
    script = needs.npm_file("axe-core/axe.min.js", called="axe-core (npm)").read_text(encoding="utf-8")
    options = f"runOnly: {json.dumps(rules)}" if rules else ""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": f"globalThis.axe || (() => {{ {script} }})()"})
    run = {"expression": RUN.format(options=options), "awaitPromise": True, "returnByValue": True}
    answer = session.send("Runtime.evaluate", run)
    session.detach()
    found: list[str] = json.loads(answer["result"]["value"])
    return found


def prefer(page: Page, preferred: str) -> None:
    """Let the reader's system be light or dark, and the page at the end of its transition."""
    page.emulate_media(color_scheme=preferred)  # type: ignore[arg-type]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", PALETTES[preferred])
    page.evaluate(END_MOTIONS)


def look(page: Page) -> Look:
    """Return how a page looks now."""
    return Look(*page.evaluate(LOOK))


def _rules(seen: Look, known: set[Look]) -> Sequence[str]:
    if seen in known:
        return PLACES
    return COLOURS if seen.shown in {other.shown for other in known} else ()
