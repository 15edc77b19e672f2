"""What the search finds: in small folders through the command, and on this site for those who use it."""

from __future__ import annotations

import time
from collections import defaultdict
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.library import load_library
from macros.search.index import TEXTS, TITLES, build_index
from macros.wiki.search_entries import synonyms_of
from scripts.baukasten import main
from tests.search.conftest import Ask
from tests.search.site_entries import entries_of, fresh_build
from tests.support.needs import ROOT

FOLDER = Path(__file__).parent
CASES: dict[str, Any] = yaml.safe_load((FOLDER / "finding.yml").read_text(encoding="utf-8"))
EXACT: dict[str, Any] = yaml.safe_load((FOLDER / "exact.yml").read_text(encoding="utf-8"))
QUERIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "queries.yml").read_text(encoding="utf-8"))
LEAST_FIRST, LEAST_AMONG_FIVE, LEAST_OF_A_CLASS = 0.82, 0.95, 0.78
MOST_FIRST_STAGE = 200_000
MOST_SECONDS = 2
ODD: dict[str, Any] = yaml.safe_load((FOLDER / "odd_pages.yml").read_text(encoding="utf-8"))
HOSTILE = {
    "a" * 10_000: "ein langes Wort",
    "wärmeplanung" * 900: "ein langes Kompositum",
    "kosten " * 1500: "ein Wort sehr oft",
    " ".join(f"wort{number}" for number in range(1500)): "viele Wörter",
    "a-" * 5000: "viele Teile",
    "e\u0301" * 5000: "viele Akzente",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the index of the small pages, written by the command."""
    return indexed(CASES, tmp_path_factory.mktemp("suchindex"))


def indexed(cases: dict[str, Any], folder: Path) -> dict[str, str]:
    """Return the index that the command writes of the pages of some cases."""
    for name, text in cases["seiten"].items():
        (folder / name).write_text(text, encoding="utf-8")
    synonyms, out = folder / "synonyme.yml", folder / "index"
    synonyms.write_text(yaml.safe_dump(cases["synonyme"], allow_unicode=True), encoding="utf-8")
    assert main(["suchindex", "--aus", str(folder), "--nach", str(out), "--synonyme", str(synonyms)]) == 0
    return {name: (out / name).read_text(encoding="utf-8") for name in (TITLES, TEXTS)}


@pytest.mark.parametrize("case", CASES["faelle"], ids=lambda case: case["anfrage"] or "nichts")
def test_a_query_finds_its_page(case: dict[str, Any], files: dict[str, str], ask: Ask) -> None:
    assert ask("load", files=files) == [TITLES, TEXTS]
    found = ask("search", query=case["anfrage"])
    first = found[0] if found else {"url": None}
    assert first["url"] == case["erste"]
    assert len({result["url"] for result in found}) == len(found)
    for key, name in (("grund", "reason"), ("abschnitt", "heading"), ("anker", "anchor")):
        assert case.get(key, first.get(name)) == first.get(name)
    if "markiert" in case:
        passage = first["passage"]
        assert [passage["text"][start:end] for start, end in passage["marks"]] == case["markiert"]
    if "meinten" in case:
        assert ask("describe", query=case["anfrage"])["suggestion"] == case["meinten"]


def test_what_is_called_just_that_comes_first(tmp_path: Path, ask: Ask) -> None:
    ask("load", files=indexed(EXACT, tmp_path))
    for case in EXACT["faelle"]:
        found = ask("search", query=case["anfrage"])
        first = found[0] if found else {"url": None, "reason": None}
        assert first["url"] == case["erste"], case
        assert case.get("grund", first["reason"]) == first["reason"], case


def test_titles_are_searched_before_the_texts_are_there(files: dict[str, str], ask: Ask) -> None:
    assert ask("load", files=files, stages=1) == [TITLES]
    assert [result["url"] for result in ask("search", query="Wärmeplanung")] == ["waerme.md"]
    assert ask("search", query="Beträge") == []
    ask("bodies")
    assert [result["url"] for result in ask("search", query="Beträge")] == ["haushalt.md"]


def test_without_a_hit_the_nearest_terms_are_named(files: dict[str, str], ask: Ask) -> None:
    ask("load", files=files)
    described = ask("describe", query="Steuergruppierung")
    assert described["nearestTerms"] == ["Lenkungskreis"]


@pytest.mark.parametrize("query", HOSTILE, ids=HOSTILE.get)
def test_no_query_keeps_the_search_busy(query: str, files: dict[str, str], ask: Ask) -> None:
    ask("load", files=files)
    start = time.perf_counter()
    ask("search", query=query)
    ask("describe", query=query)
    assert time.perf_counter() - start < MOST_SECONDS


@pytest.fixture(scope="module")
def odd_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pages that no style guide would let pass, and with links out of it."""
    outside, folder = tmp_path_factory.mktemp("aussen"), tmp_path_factory.mktemp("seltsam")
    (outside / "fremd.md").write_text("# Staatsgeheimnis\n", encoding="utf-8")
    for name, text in ODD["seiten"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, (piece, times) in ODD["grosse"].items():
        (folder / name).write_text(f"# Sehr lang\n\n{piece * times}\n", encoding="utf-8")
    (folder / "windows.md").write_bytes("# Gemüsegarten\n".encode("cp1252"))
    (folder / "verweis.md").symlink_to(outside / "fremd.md")
    (folder / "ordner").symlink_to(outside)
    (folder / "nirgends.md").symlink_to("fehlt.md")
    return folder


def test_a_folder_is_indexed_as_it_comes(
    odd_pages: Path, tmp_path: Path, ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    start = time.perf_counter()
    assert main(["suchindex", "--aus", str(odd_pages), "--nach", str(tmp_path)]) == 0
    assert time.perf_counter() - start < 10 * MOST_SECONDS
    assert "windows.md ist kein Text in UTF-8" in capsys.readouterr().err
    ask("load", files={name: (tmp_path / name).read_text(encoding="utf-8") for name in (TITLES, TEXTS)})
    for query, pages in ODD["faelle"].items():
        assert [found["url"] for found in ask("search", query=query)] == pages, query


@pytest.mark.parametrize(
    ("synonyms", "says"), [("- a\n- b\n", "keine Liste von Begriffen"), ("a: [b", "kein gültiges YAML")]
)
def test_the_command_says_what_is_wrong(
    synonyms: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seite.md").write_text("# Seite\n", encoding="utf-8")
    (tmp_path / "s.yml").write_text(synonyms, encoding="utf-8")
    paths = ["--aus", str(tmp_path), "--nach", str(tmp_path / "index")]
    assert main(["suchindex", *paths, "--synonyme", str(tmp_path / "s.yml")]) == 1
    assert says in "".join(capsys.readouterr())
    assert main(["suchindex", "--aus", str(tmp_path / "leer"), "--nach", str(tmp_path / "index")]) == 1
    assert "keine Seite" in "".join(capsys.readouterr())


def test_what_people_look_for_on_this_site_stands_among_the_first_five(ask: Ask) -> None:
    library = load_library(ROOT)
    entries = list(entries_of(library, fresh_build(library)))
    assert pages_that_are_gone({entry.url.removesuffix(".html") for entry in entries}) == []
    index = build_index(entries, synonyms_of(library))
    assert len(index[TITLES].encode()) < 2 * MOST_FIRST_STAGE
    ask("load", files=index)
    titles = {entry.title: {other.url for other in entries if other.title == entry.title} for entry in entries}
    firsts = {title: ask("search", query=title, limit=1)[0]["url"] for title in titles}
    assert [title for title, url in firsts.items() if url not in titles[title]] == []
    ranks: dict[str, list[int]] = defaultdict(list)
    missed = []
    for query in QUERIES:
        found = [result["url"].removesuffix(".html") for result in ask("search", query=query["anfrage"], limit=5)]
        fits = [number for number, url in enumerate(found) if any(fnmatch(url, page) for page in query["seiten"])]
        if query["klasse"] == "unsinn":
            assert not found, f"„{query['anfrage']}“ findet {found}"
            continue
        ranks[query["klasse"]].append(fits[0] if fits else 5)
        missed += [] if fits else [query["anfrage"]]
    every = [rank for some in ranks.values() for rank in some]
    assert sum(rank < 5 for rank in every) >= LEAST_AMONG_FIVE * len(every), missed
    assert sum(rank == 0 for rank in every) >= LEAST_FIRST * len(every)
    for name, some in ranks.items():
        assert sum(rank < 5 for rank in some) >= LEAST_OF_A_CLASS * len(some), (name, missed)


def test_there_are_enough_queries_of_all_kinds_and_all_groups() -> None:
    assert len(QUERIES) >= 150
    assert len({query["klasse"] for query in QUERIES}) >= 12
    assert {query["gruppe"] for query in QUERIES} == {"teilnahme", "mitwirkung", "projektteam"}
    assert len({query["anfrage"] for query in QUERIES}) == len(QUERIES)


def pages_that_are_gone(urls: set[str]) -> list[str]:
    """Return the pages that queries expect and the site no longer has."""
    expected = {page for query in QUERIES for page in query["seiten"]}
    return sorted(page for page in expected if not any(fnmatch(url, page) for url in urls))
