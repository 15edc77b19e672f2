"""`pruefen`, `formatieren` and `neu` where a case of `faelle.yml` is not enough."""

from __future__ import annotations

import io
import json
import signal
from pathlib import Path

import pytest
from rich.console import Console

from macros.errors import Finding, ToolError
from macros.scaffold import propose_id, with_term
from scripts.baukasten import main
from scripts.findings import as_json, as_layout, as_lines, count
from scripts.output import visible
from scripts.writing import write_content
from tests.support.content import copy_core

FINDINGS = [
    Finding("docs/b.md", 3, "zweiter Fund", advice=True),
    Finding("docs/b.md", 9, "ein \x1b]0;Titel\x07 [bold]Fund[/bold]\nmit „:smile:“", "ein Wort", "das Wort ändern"),
    Finding("docs/a.md", 2, "ein langer Fund " * 12, advice=True),
]
GLOSSARY = """\
# Kopf

begriffe:
  - begriff: Alpha  # bleibt
    feld: Daten
  # zu Gamma
  - begriff: Gamma
    feld: Daten

# Ende
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_core(tmp_path / "inhalt")


def test_json_is_all_that_is_said_and_keeps_its_form(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "docs/probe.md").write_text("# Probe\n\n{{ falsch }} \x7f\n", encoding="utf-8")
    assert main(["--ordner", str(content), "pruefen", "--json", "docs/probe.md"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.isascii()
    report = json.loads(said.out)
    assert [*report] == ["version", "fehler", "hinweise", "funde"]
    assert report["version"] == 1
    assert (report["fehler"], report["hinweise"]) == (len(report["funde"]), 0)
    assert [*report["funde"][0]] == ["datei", "zeile", "art", "gefunden", "erwartet", "abhilfe"]
    assert (report["funde"][0]["datei"], report["funde"][0]["art"]) == ("docs/probe.md", "fehler")


def test_json_of_sound_content_is_empty(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--ordner", str(content), "pruefen", "--json", "docs/index.md"]) == 0
    assert json.loads(capsys.readouterr().out) == {"version": 1, "fehler": 0, "hinweise": 0, "funde": []}


def test_json_of_an_unknown_file_leaves_standard_output_empty(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--ordner", str(content), "pruefen", "--json", "gibt-es-nicht"]) == 1
    assert capsys.readouterr().out == ""


def test_files_may_be_given_from_the_current_folder(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(content / "snippets/begruendung")
    for path in ("alternativen.md", ".\\alternativen.md", "..\\begruendung\\alternativen.md"):
        assert main(["--ordner", str(content), "pruefen", path]) == 0
        assert "Alles in Ordnung in 1 Datei." in capsys.readouterr().out


def test_faults_stand_before_advice_and_files_in_order() -> None:
    lines = as_lines(FINDINGS).split("\n")
    assert [line for line in lines if line.startswith("docs/")] == ["docs/a.md", "docs/b.md"]
    assert lines.index("  Zeile 3: Hinweis: zweiter Fund") > lines.index("    Abhilfe: das Wort ändern")
    assert [entry["art"] for entry in json.loads(as_json(FINDINGS))["funde"]] == ["hinweis", "fehler", "hinweis"]


@pytest.mark.parametrize("width", [24, 59, 60, 80, 200])
def test_findings_fit_the_terminal_and_hide_nothing(width: int) -> None:
    said = _on_terminal(width, color=False)
    assert all(len(line) <= width for line in said.split("\n"))
    words = " ".join(said.split())
    for part in (
        "docs/a.md",
        "docs/b.md",
        "9",
        "Fehler:",
        "Hinweis:",
        "Erwartet: ein Wort",
        "Abhilfe: das Wort ändern",
    ):
        assert part in words
    assert "[bold]Fund[/bold]" in said
    assert "‹U+001B›" in "".join(said.split())


def test_contributed_text_cannot_steer_the_terminal() -> None:
    said = _on_terminal(80, color=True)
    assert "\x1b]0" not in said
    assert "\x07" not in said
    assert "\x1b[1;31m" not in said.replace("\x1b[31mFehler", "")
    assert (
        visible("a\x1b\u202e\u200b\x9b\x00b\tc\nd\u00a0–") == "a‹U+001B›‹U+202E›‹U+200B›‹U+009B›‹U+0000›b\tc\nd\u00a0–"
    )


@pytest.mark.parametrize(
    ("faults", "advice", "files", "sentence"),
    [
        (1, 0, 1, "1 Fehler in 1 Datei."),
        (0, 1, 1, "1 Hinweis in 1 Datei."),
        (0, 2, 1, "2 Hinweise in 1 Datei."),
        (3, 2, 2, "3 Fehler, 2 Hinweise in 2 Dateien."),
    ],
)
def test_the_last_line_counts(faults: int, advice: int, files: int, sentence: str) -> None:
    kinds = [False] * faults + [True] * advice
    findings = [Finding(f"{number % files}.md", number, "x", advice=kind) for number, kind in enumerate(kinds)]
    assert count(findings) == sentence


def test_formatting_keeps_the_rights_of_a_file(content: Path) -> None:
    file = content / "docs/probe.md"
    file.write_text("Eins\n\n\nzwei", encoding="utf-8")
    file.chmod(0o640)
    assert main(["--ordner", str(content), "formatieren", "docs/probe.md"]) == 0
    assert file.read_bytes() == b"Eins\n\nzwei\n"
    assert file.stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_through_a_link_or_outside(tmp_path: Path) -> None:
    root, other = tmp_path / "projekt", tmp_path / "woanders"
    (root / "docs").mkdir(parents=True)
    other.mkdir()
    (other / "a.md").write_text("alt", encoding="utf-8")
    (root / "docs/a.md").symlink_to(other / "a.md")
    (root / "docs/ordner").symlink_to(other)
    for path in ("docs/a.md", "docs/ordner/a.md", "../woanders/a.md", "docs/../../woanders/a.md"):
        with pytest.raises(ToolError, match="wird nicht geschrieben"):
            write_content(root, path, "neu")
    assert (other / "a.md").read_text(encoding="utf-8") == "alt"


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("alt", encoding="utf-8")
    with pytest.raises(ToolError, match=r"Die Datei a\.md gibt es schon"):
        write_content(tmp_path, "a.md", "neu", new=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_an_interrupted_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("alt", encoding="utf-8")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_content(tmp_path, "a.md", "neu")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a.md": "alt"}


def test_questions_are_asked_again_until_the_answer_fits(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ["a <b>", "Leitplanken", "Zeigt etwas.", "99", "Rechd", "recht", "", "leitplanken-zwei"]
    monkeypatch.setattr("sys.stdin", Terminal("\n".join(typed) + "\n"))
    assert main(["--ordner", str(content), "neu", "baustein"]) == 0
    said = capsys.readouterr()
    for part in (
        "Titel: ",
        "keine spitzen",
        "  Begründung (begruendung)",
        "kann nicht „99“ sein",
        "Meinten Sie „recht“?",
    ):
        assert part in said.err
    assert "id [leitplanken]: " in said.err
    assert "Die id „leitplanken“ gibt es schon" in said.err
    assert "Angelegt: snippets/recht/leitplanken-zwei.md" in said.out
    assert main(["--ordner", str(content), "pruefen", "snippets/recht/leitplanken-zwei.md"]) == 0
    assert main(["--ordner", str(content), "formatieren", "--pruefen", "snippets/recht"]) == 0


def test_ending_the_questions_leaves_no_file(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(content.rglob("*"))
    monkeypatch.setattr("sys.stdin", Terminal("Titel\n"))
    assert main(["--ordner", str(content), "neu", "vorlage"]) == 128 + signal.SIGINT
    assert capsys.readouterr().err.endswith("Abgebrochen.\n")
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("term", "before"), [("Aber", "  - begriff: Alpha"), ("Beta", "  # zu Gamma"), ("ähnlich", ""), ("ZZZ", "")]
)
def test_a_term_comes_to_its_place_and_all_else_stays(term: str, before: str, ending: str) -> None:
    old = GLOSSARY.replace("\n", ending)
    new = with_term(old, {"begriff": term, "synonyme": [], "feld": "Daten"})
    entry = f"  - begriff: {term}\n    feld: Daten\n".replace("\n", ending)
    assert new.replace(entry, "", 1) == old
    following = new.partition(entry)[2]
    assert following.startswith(before or f"{ending}# Ende")


def test_a_term_follows_a_last_line_without_end() -> None:
    new = with_term("begriffe:\n  - begriff: A", {"begriff": "B: b"})
    assert new == 'begriffe:\n  - begriff: A\n  - begriff: "B: b"\n'


@pytest.mark.parametrize(
    ("title", "proposal"),
    [
        ("Größe & Maß", "groesse-mass"),
        ("  -5 Grad: „Übung“ #1", "5-grad-uebung-1"),
        ("Kostenschätzung für éine Straße", "kostenschaetzung-fuer-eine-strasse"),
        ("x" * 80, "x" * 60),
        (f"{'wort ' * 20}", "-".join(["wort"] * 12)),
        ("§ …", ""),
    ],
)
def test_an_id_is_made_of_the_words_of_the_title(title: str, proposal: str) -> None:
    assert propose_id(title) == proposal


def _on_terminal(width: int, *, color: bool) -> str:
    stream = io.StringIO()
    system = "standard" if color else None
    console = Console(file=stream, width=width, force_terminal=color, color_system=system, markup=False, emoji=False)
    console.print(as_layout(FINDINGS, width))
    return stream.getvalue()
