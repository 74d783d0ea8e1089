"""The documentation tells today's truth: what it shows is run, what exists is listed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claims import check
from claims.rules import CATALOGUE
from tools import events_page, rules_page

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "benchmarks" / "README.md"]


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
def test_every_rule_is_in_the_readme(rule) -> None:  # type: ignore[no-untyped-def]
    assert f"| {rule.code} | {rule.summary} | {rule.basis.value} |" in README


def test_the_answer_shown_in_the_readme_is_the_answer() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    shown = json.loads(block)
    (text,) = re.findall(r'"text": "(Russia.*?)"}\'', README)
    real = check(text).to_dict()
    assert shown["verdict"] == real["verdict"]
    for key, value in shown["findings"][0].items():
        assert _subset(value, real["findings"][0][key]), key


def _subset(shown: object, real: object) -> bool:
    if isinstance(shown, dict) and isinstance(real, dict):
        return all(_subset(value, real.get(key)) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(real, list):
        return len(shown) == len(real) and all(_subset(a, b) for a, b in zip(shown, real, strict=True))
    return shown == real


def test_the_program_of_the_tutorial_runs(capsys: pytest.CaptureFixture[str]) -> None:
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", tutorial, re.DOTALL)
    exec(compile(program, "tutorial", "exec"), {})  # noqa: S102  (our own page)
    assert "T201" in capsys.readouterr().out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_local_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_page_of_events_tells_what_the_tables_say() -> None:
    assert events_page.PAGE.read_text(encoding="utf-8") == events_page.render(), "python -m tools.events_page --write"


def test_the_page_of_rules_tells_what_the_rules_say() -> None:
    assert rules_page.PAGE.read_text(encoding="utf-8") == rules_page.render(), "python -m tools.rules_page --write"
