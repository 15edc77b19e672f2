"""Copied texts: the browser's own code on small pieces of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from tests.support.needs import ROOT
from tests.support.servers import static_server

CASES = yaml.safe_load(Path(__file__).with_name("transcripts.yml").read_text(encoding="utf-8"))
BOTH = """async (html) => {
  const { plainText, richText } = await import("/transcript.js");
  const holder = document.createElement("div");
  holder.innerHTML = html;
  return { plain: plainText(holder), rich: richText(holder) };
}"""


@pytest.mark.browser
def test_a_copied_text_is_what_its_reader_expects(page: Page) -> None:
    with static_server(ROOT / "docs/assets/javascript") as address:
        page.goto(address)
        for case in CASES:
            written = page.evaluate(BOTH, case["html"])
            assert written == {"plain": case["plain"], "rich": case["rich"]}, case["name"]
