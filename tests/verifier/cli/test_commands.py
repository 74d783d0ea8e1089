from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from claims.rules import CATALOGUE
from tests.verifier import fakes
from verifier import reports
from verifier.cli import main

ROOT = Path(__file__).parents[3]
REFERENCE = ROOT / "docs" / "reference" / "cli.md"


def _rendered(report: dict[str, Any], articles: list[Any], form: str, *, language: str) -> str:
    return f"{form}: {len(report['findings'])} of {len(articles)}" + ("" if language == "en" else f" in {language}")


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_library: None) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reports, "render", _rendered)
    Path("wrong.txt").write_text(f"It reopens on {fakes.WRONG_DAY}.", encoding="utf-8")
    Path("right.txt").write_text("It reopens on Wednesday.", encoding="utf-8")
    Path("house.toml").write_text('[silence]\nrules = ["T101"]', encoding="utf-8")
    Path("bad.toml").write_text('[silence]\nrules = ["T999"]', encoding="utf-8")


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=typed)


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (["check", "It rains."], 0, "nothing found"),
        (["check", f"On {fakes.WRONG_DAY}."], 1, "a finding"),
        (["check", "wrong.txt"], 1, "the same in a file"),
        (["check", "It rains.", "--against", "wrong.txt"], 0, "what is wrong in a source is not the text's fault"),
        (["compare", "right.txt"], 0, "nothing found"),
        (["compare", "right.txt", "wrong.txt"], 1, "a finding"),
        (["extract", "wrong.txt"], 0, "extraction finds no faults"),
        (["rules"], 0, "ran"),
        (["explain", CATALOGUE[0].code], 0, "ran"),
        (["explain", CATALOGUE[0].code.lower()], 0, "ran"),
        (["--version"], 0, "ran"),
        (["--help"], 0, "ran"),
        (["explain", "Z999"], 2, "no such rule"),
        (["compare"], 2, "no file"),
        (["compare", "nowhere.txt"], 2, "no such file"),
        (["compare", "right.txt", "--format", "docx"], 2, "no such format"),
        (["check", "It rains.", "--language", "??"], 2, "no language"),
        (["check", "It rains.", "--published", "soon"], 2, "no time"),
        (["check", "It rains.", "--output", "no/such/folder.json"], 2, "cannot be written"),
        (["chekc", "It rains."], 2, "no such command"),
        (["serve", "--port", "99999"], 2, "no such port"),
        (["compare", "right.txt", "--house", "house.toml"], 0, "a house file"),
        (["check", "It rains.", "--house", "house.toml"], 0, "a house file"),
        (["compare", "right.txt", "--house", "nowhere.toml"], 2, "no such file"),
        (["compare", "right.txt", "--house", "bad.toml"], 2, "a house file that cannot be used"),
        (["check", "It rains.", "--house", "bad.toml"], 2, "a house file that cannot be used"),
    ],
)
def test_the_exit_code_says_what_happened(arguments: list[str], code: int, why: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    if code == 2:
        assert result.stdout == ""
        assert result.stderr.startswith("crosscheck: ")
        assert len(result.stderr.splitlines()) == 1


def test_a_finding_of_severity_info_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    result = fakes.check(f"On {fakes.WRONG_DAY}.").to_dict()
    result["findings"][0]["severity"] = "info"
    result["verdict"] = "nothing_found"
    monkeypatch.setattr("claims.check", lambda *_, **__: type("Result", (), {"to_dict": lambda self: result})())
    assert run("check", "x").exit_code == 0


def test_an_unexpected_error_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by\nzero \ud800")

    monkeypatch.setattr("claims.check", fail)
    result = run("check", "x")
    assert result.exit_code == 2
    assert result.stderr == "crosscheck: unexpected ZeroDivisionError: by zero \\ud800\n"


def test_json_is_the_library_s_own() -> None:
    assert json.loads(run("check", "It rains.", "--format", "json").stdout)["schema"] == "check/1"
    assert json.loads(run("compare", "right.txt").stdout)["schema"] == "comparison/1"
    assert json.loads(run("extract", "right.txt").stdout)["schema"] == "extraction/1"
    assert [each["article"] for each in json.loads(run("extract", "right.txt", "wrong.txt").stdout)] == ["right", "wrong"]
    lines = run("extract", "right.txt", "wrong.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["right", "wrong"]


@pytest.mark.parametrize("option", [("--same-story", True), ("--not-same-story", False), (None, None)])
def test_same_story_is_handed_on(option: tuple[str | None, bool | None]) -> None:
    result = run("compare", "right.txt", *([option[0]] if option[0] else []))
    assert json.loads(result.stdout)["stories"][0]["why"] == f"same_story is {option[1]}"


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["compare", "right.txt", "wrong.txt", "--format", "md"], "md: 1 of 2"),
        (["compare", "right.txt", "wrong.txt", "--format", "text"], "md: 1 of 2"),
        (["compare", "right.txt", "wrong.txt", "--format", "html"], "html: 1 of 2"),
        (["check", "wrong.txt", "--against", "right.txt", "--format", "html"], "html: 1 of 2"),
        (["check", "wrong.txt", "--format", "text"], "Verdict: conflicting"),
        (["extract", "wrong.txt", "--format", "text"], "# What was read\n"),
        (["extract", "wrong.txt", "--format", "md"], "# What was read\n"),
        (["extract", "wrong.txt", "--format", "html"], "<!doctype html>"),
        (["extract", "wrong.txt", "right.txt", "--format", "html"], "<!doctype html>"),
        (["rules", "--format", "text"], min(rule.code for rule in CATALOGUE)),
        (["explain", CATALOGUE[0].code], CATALOGUE[0].code),
    ],
)
def test_answers_can_be_read(arguments: list[str], start: str) -> None:
    assert run(*arguments).stdout.startswith(start)


@pytest.mark.parametrize(
    ("name", "start"), [("r.html", "html:"), ("r.md", "md:"), ("r.txt", "md:"), ("r.json", "{"), ("r.docx", "{")]
)
def test_the_name_of_the_output_decides_the_format(name: str, start: str) -> None:
    result = run("compare", "wrong.txt", "--output", name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert Path(name).read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(("name", "start"), [("r.html", "<!doctype"), ("r.md", "# What"), ("r.jsonl", '{"'), ("r.json", "{\n")])
def test_the_name_of_the_output_decides_how_an_extraction_is_told(name: str, start: str) -> None:
    assert run("extract", "wrong.txt", "--output", name).exit_code == 0
    assert Path(name).read_text(encoding="utf-8").startswith(start)


def test_an_extraction_shows_every_article_and_claim() -> None:
    page = run("extract", "wrong.txt", "right.txt", "--format", "html").stdout
    assert page.count('class="card claim-card') == 2
    assert page.count('class="reading"') == 2


def test_standard_input_is_read() -> None:
    assert run("check", "-", typed=f"On {fakes.WRONG_DAY}.").exit_code == 1
    assert run("compare", "-", typed='{"articles": [{"text": "a"}, {"text": "b"}]}').exit_code == 0


def test_every_command_and_option_is_documented() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    for name, command in _leaves(main):
        assert f"`crosscheck {name}" in text
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if option.startswith("--"):
                    assert f"`{option}" in text, f"{name} {option}"


def _leaves(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _leaves(command, f"{before}{name} ")
        else:
            yield before + name, command


def crosscheck(*arguments: str, typed: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "verifier", *arguments],
        input=typed,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), **environment},
    )


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_text_is_utf_8_whatever_the_locale(locale: str) -> None:
    told = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    Path("خبر.json").write_text(json.dumps([{"id": "خبر", "text": "أعيد فتح الجسر."}]), encoding="utf-8")
    result = crosscheck("extract", "خبر.json", "--language", "ar", "--format", "json", **told)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["article"] == "خبر"
    assert "خبر" in result.stdout.decode()
    missing = crosscheck("compare", "مفقود.txt", **told)
    assert missing.returncode == 2
    assert "no such file" in missing.stderr.decode()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m verifier rules --format json | true'
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    result = subprocess.run(["sh", "-c", command], capture_output=True, timeout=120, check=False, env=environment)
    assert result.stderr == b""


def test_help_loads_neither_the_web_framework_nor_the_library() -> None:
    code = (
        "import sys; from verifier.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, env=environment)
    assert not {"flask", "claims", "spacy"} & set(result.stderr.split())


def test_findings_are_told_in_the_language_asked_for() -> None:
    found = json.loads(run("check", f"On {fakes.WRONG_DAY}.", "--lang", "ar-EG", "--format", "json").output)["findings"][0]
    assert found["message"].count("الأربعاء") == 1
    assert found["advice"] == "راجع المصدر الأصلي لمعرفة الصحيح منهما: اليوم أم التاريخ."
    compared = json.loads(run("compare", "wrong.txt", "right.txt", "--lang", "ar", "--format", "json").output)["findings"][0]
    assert compared["message"] == found["message"]
    assert run("compare", "wrong.txt", "right.txt", "--lang", "ar", "--format", "md").output.strip() == "md: 1 of 2 in ar"


def test_a_language_that_findings_are_not_told_in_is_refused() -> None:
    result = run("check", "It rains.", "--lang", "de")
    assert result.exit_code == 2
    assert "en, ar" in result.output


@pytest.mark.parametrize(("name", "begins"), [("report.xlsx", b"PK"), ("report.csv", b"csv: 1"), ("report.jsonl", b"jsonl: 1")])
def test_the_name_of_the_output_decides_the_form(name: str, begins: bytes) -> None:
    assert run("compare", "wrong.txt", "--output", name).exit_code == 1
    assert Path(name).read_bytes().startswith(begins)


def test_a_workbook_can_be_piped() -> None:
    assert run("compare", "wrong.txt", "--format", "xlsx").stdout_bytes.startswith(b"PK")


def test_pdf_without_its_extra_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = run("compare", "wrong.txt", "--format", "pdf")
    assert result.exit_code == 2
    assert result.stderr.startswith("crosscheck: PDF needs WeasyPrint")
    assert "pip install 'crosscheck[pdf]'" in result.stderr
