"""Repairs: only those agreed to, at the right characters of the file, which is written whole and keeps what it was."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import pytest

from tests.verifier.lint.conftest import Lint, put
from verifier.lint import fix

WRONG = "The bridge reopens on Tuesday 7 May 2025, the mayor said.\n"
TERMS = """
[[terms.en]]
avoid = ["illegal immigrant"]
prefer = ["R&D <guest>"]
[[terms.ar]]
avoid = ["إرهابي"]
prefer = ["مسلح"]
"""


def content(name: str) -> str:
    return Path(name).read_bytes().decode()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1\n", "on Wednesday 7 May"),
        ("2\n", "on Tuesday 6 May"),
        ("3\n", "on Tuesday 13 May"),
        ("n\n", "on Tuesday 7 May"),
        ("q\n", "on Tuesday 7 May"),
        ("", "on Tuesday 7 May"),
        ("y\n4\n0\nx\n2\n", "on Tuesday 6 May"),
    ],
)
def test_a_person_chooses_among_repairs(lint: Lint, typed: str, expected: str) -> None:
    result = lint(put("a.txt", WRONG), "--fix", typed=typed)
    assert expected in content("a.txt")
    changed = expected != "on Tuesday 7 May"
    assert result.exit_code == (0 if changed else 1)
    assert Path("a.txt.orig").exists() == changed
    if changed:
        assert content("a.txt.orig") == WRONG


def test_what_was_agreed_to_before_stopping_is_written(lint: Lint) -> None:
    put("a.txt", f"{WRONG}The tunnel opens on Monday 8 May 2025.\n")
    result = lint("a.txt", "--fix", "--no-orig", typed="1\nq\n")
    assert content("a.txt") == f"{WRONG.replace('Tuesday', 'Wednesday')}The tunnel opens on Monday 8 May 2025.\n"
    assert result.exit_code == 1
    assert "1 finding left" in result.stdout
    assert not Path("a.txt.orig").exists()


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.md", "It reopens on **Tuesday** 7 May 2025.\r\n", "It reopens on **Wednesday** 7 May 2025.\r\n"),
        (
            "a.html",
            "<p>It reopens on <b>Tuesday</b> 7&nbsp;May 2025.</p>",
            "<p>It reopens on <b>Wednesday</b> 7&nbsp;May 2025.</p>",
        ),
        ("a.txt", "\ufeffIt reopens on Tuesday 7 May 2025.", "\ufeffIt reopens on Wednesday 7 May 2025."),
        ("a.txt", "\U0001f600 It reopens on Tuesday 7 May 2025.", "\U0001f600 It reopens on Wednesday 7 May 2025."),
        (
            "a.json",
            '{"text": "\\ud83d\\ude00 \\"It\\" reopens on Tuesday 7 May 2025."}',
            '{"text": "\\ud83d\\ude00 \\"It\\" reopens on Wednesday 7 May 2025."}',
        ),
    ],
)
def test_all_but_the_repair_stays_as_it_was(lint: Lint, name: str, source: str, expected: str) -> None:
    lint(put(name, source), "--language", "en", "--fix", typed="1\n")
    assert content(name) == expected


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.txt", "An illegal immigrant left.", "An R&D <guest> left."),
        ("a.md", "An illegal immigrant left.", "An R&D \\<guest> left."),
        ("a.html", "<p>An illegal immigrant left.</p>", "<p>An R&amp;D &lt;guest&gt; left.</p>"),
        ("a.json", '{"text": "An illegal immigrant left."}', '{"text": "An R&D <guest> left."}'),
    ],
)
def test_a_repair_is_written_as_the_file_writes_it(lint: Lint, name: str, source: str, expected: str) -> None:
    put("house.toml", TERMS)
    lint(put(name, source), "--language", "en", "--house", "house.toml", "--fix", typed="y\n")
    assert content(name) == expected


def test_arabic_is_repaired_with_its_particles_and_shown_in_isolates(lint: Lint) -> None:
    put("house.toml", TERMS)
    result = lint(put("a.txt", "وصل الإرهابي إلى المدينة.\n"), "--language", "ar", "--house", "house.toml", "--fix", typed="y\n")
    assert content("a.txt") == "وصل المسلح إلى المدينة.\n"
    assert "- \u2068وصل [الإرهابي] إلى المدينة.\u2069" in result.stdout
    assert "+ \u2068وصل [المسلح] إلى المدينة.\u2069" in result.stdout


def test_a_repair_that_mark_up_stands_in_is_told_and_not_offered(lint: Lint) -> None:
    put("house.toml", TERMS)
    source = "An *illegal* immigrant left."
    result = lint(put("a.md", source), "--language", "en", "--house", "house.toml", "--fix", typed="y\n")
    assert content("a.md") == source
    assert "repair it?" not in result.stdout
    assert result.exit_code == 1


def test_a_diff_writes_nothing_and_can_be_applied(lint: Lint) -> None:
    put("a.txt", f"One.\n{WRONG}Three.")
    result = lint("a.txt", "--fix", "--diff")
    assert content("a.txt") == f"One.\n{WRONG}Three."
    assert result.stdout.startswith("--- a/a.txt\n+++ b/a.txt\n@@")
    assert "of 1 finding with several repairs the best supported is shown" in result.stderr
    subprocess.run(["patch", "-p1", "-s"], input=result.stdout.encode(), check=True)
    assert content("a.txt") == f"One.\n{WRONG.replace('Tuesday', 'Wednesday')}Three."


def test_a_diff_takes_the_repair_that_a_source_supports(lint: Lint) -> None:
    put("a.txt", "The old bridge in Lima reopens on Tuesday 7 May 2025, the mayor said.\n")
    put("wire.txt", "The old bridge in Lima reopens on Tuesday 6 May 2025, the mayor said.\n")
    (draft,) = json.loads(lint("a.txt", "--against", "wire.txt", "--same-story", "--format", "json").stdout)["drafts"]
    (wrong,) = [found for found in draft["findings"] if found["code"] == "T101"]
    assert [repair["replacement"] for repair in wrong["repairs"] if repair["supported_by"]] == ["6"]
    assert (
        "+The old bridge in Lima reopens on Tuesday 6 May"
        in lint("a.txt", "--against", "wire.txt", "--same-story", "--fix", "--diff").stdout
    )


@pytest.mark.parametrize(
    ("arguments", "why"), [(["a.docx"], "DOCX files are not repaired"), (["-"], "standard input is not repaired")]
)
def test_what_is_not_repaired_in_its_file_is_refused(lint: Lint, arguments: list[str], why: str) -> None:
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_paragraph(WRONG)
    document.save("a.docx")
    result = lint(*arguments, "--fix", typed=WRONG)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_a_file_that_changed_meanwhile_is_left_alone(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", WRONG)

    def change(*_: object) -> str:
        put("a.txt", f"New. {WRONG}")
        return "1"

    monkeypatch.setattr("builtins.input", change)
    result = lint("a.txt", "--fix")
    assert result.exit_code == 2
    assert "a.txt: the file has changed since it was read" in result.stderr
    assert content("a.txt") == f"New. {WRONG}"


def test_mode_and_link_of_a_file_stay(lint: Lint) -> None:
    put("real.txt", WRONG)
    os.chmod("real.txt", 0o640)
    Path("a.txt").symlink_to("real.txt")
    lint("a.txt", "--fix", typed="1\n")
    assert Path("a.txt").is_symlink()
    assert "Wednesday" in content("real.txt")
    assert stat.S_IMODE(Path("real.txt").stat().st_mode) == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "real.txt", "real.txt.orig"]


def test_a_failed_write_leaves_the_file_and_nothing_else(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt", WRONG)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device", "a.txt")

    monkeypatch.setattr(fix.os, "replace", fail)
    result = lint("a.txt", "--fix", "--no-orig", typed="1\n")
    assert result.exit_code == 2
    assert content("a.txt") == WRONG
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_several_articles_of_one_file_are_repaired_together(lint: Lint) -> None:
    put("a.json", json.dumps([{"id": name, "text": WRONG} for name in "ab"]))
    lint("a.json", "--fix", typed="1\n2\n")
    assert [article["text"] for article in json.loads(content("a.json"))] == [
        WRONG.replace("Tuesday", "Wednesday"),
        WRONG.replace("7", "6"),
    ]


def test_edits_are_put_in_from_the_start() -> None:
    edits = [fix.Edit(0, 1, "A"), fix.Edit(2, 2, "-"), fix.Edit(3, 4, "")]
    assert fix.edited("abcd", edits) == "Ab-c"
