"""Which texts are near each other, case by case; and how long a thousand texts take."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.wiki.nearness import nearest

CASES = yaml.safe_load(Path(__file__).with_name("nearness.yml").read_text(encoding="utf-8"))
MOST = 2
SECONDS = 5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_nearest_texts_are_named(case: dict[str, Any]) -> None:
    found = nearest(case["texts"], case.get("apart", {}), MOST)
    assert {name: list(found[name]) for name in case["gives"]} == case["gives"]


def test_a_thousand_texts_take_seconds() -> None:
    chance = random.Random(8)
    words = [f"wort{number}" for number in range(8000)]
    shares = [1 / (number + 1) for number in range(len(words))]
    texts = {f"text{number}": dict.fromkeys(chance.choices(words, shares, k=300), 1) for number in range(1000)}
    begin = time.process_time()
    assert len(nearest(texts, {}, 3)) == len(texts)
    assert time.process_time() - begin < SECONDS
