"""Twin of docs/assets/javascript/search/coding.js: sorted words and lists of numbers as short text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

_DIGITS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\<')
_HALF = len(_DIGITS) // 2
_MOST_SHARED = 35
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def pack_words(words: Sequence[str]) -> str:
    """Return sorted words, each as the number of first letters it shares with the one before, and the rest."""
    return " ".join(_rest(before, word) for before, word in pairwise(["", *words]))


def pack_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on as text: small ones take one character, larger ones two or three."""
    return "".join(map(_packed, numbers))


def _rest(before: str, word: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
    shared = min(sum(1 for _ in same), _MOST_SHARED)
    return _BASE_36[shared] + word[shared:]


def _packed(number: int) -> str:
    text = _DIGITS[number % _HALF + _HALF]
    number //= _HALF
    while number:
        number -= 1
        text = _DIGITS[number % _HALF] + text
        number //= _HALF
    return text
