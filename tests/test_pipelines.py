"""The pipelines and forms of both platforms, looked at by linters made for them; CODEOWNERS by its own promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.needs import ROOT

BIN = Path(sys.executable).parent
SCHEMAS = {
    "vendor.github-workflows": sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    "vendor.github-issue-forms": [
        ROOT / ".github/ISSUE_TEMPLATE/fehler.yml",
        ROOT / ".github/ISSUE_TEMPLATE/vorschlag.yml",
    ],
    "vendor.github-issue-config": [ROOT / ".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml"],
}
RISKY = """\
on: pull_request_target
jobs:
  bauen:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
"""


def test_the_pipelines_pass_the_audit() -> None:
    done = audit(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_audit_would_find_a_risky_pipeline(tmp_path: Path) -> None:
    (tmp_path / "neu.yml").write_text(RISKY, encoding="utf-8")
    done = audit(tmp_path / "neu.yml")
    assert done.returncode != 0
    assert {"dangerous-triggers", "template-injection", "unpinned-uses"} <= set(
        done.stdout.replace("[", " ").replace("]", " ").split()
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_pipelines_and_forms_fit_the_schema_of_their_platform(schema: str) -> None:
    transform = ["--data-transform", "gitlab-ci"] if schema.endswith("gitlab-ci") else []
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *transform, *SCHEMAS[schema]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_both_platforms_ask_the_same_of_a_proposal() -> None:
    github = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8") == github


def test_every_topic_has_its_owners_and_the_program_belongs_to_the_technicians() -> None:
    lines = [
        line.split() for line in (ROOT / "CODEOWNERS").read_text(encoding="utf-8").splitlines() if line[:1] in "*/"
    ]
    owners = {line[0]: line[1:] for line in lines if line}
    topics = yaml.safe_load((ROOT / "snippets/vokabular.yml").read_text(encoding="utf-8"))["handlungsfelder"]
    assert len({owners[pattern][0] for pattern in owners if pattern.startswith("*")}) == len(topics)
    for path in (
        "/macros/",
        "/scripts/",
        "/tests/",
        "/mkdocs.yml",
        "/.github/",
        "/.gitlab-ci.yml",
        "/.ci/",
        "/CODEOWNERS",
    ):
        assert owners[path] == ["@zwillingsbaukasten/technik"], path
        assert path == "/CODEOWNERS" or (ROOT / path.strip("/")).exists()


def audit(path: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "zizmor", "--offline", "--persona=pedantic", "--no-progress", path]
    return subprocess.run(command, capture_output=True, text=True, check=False)
