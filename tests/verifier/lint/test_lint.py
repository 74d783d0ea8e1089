"""`crosscheck lint`: what it finds where, in five languages; suppressions, the baseline, the house; and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.lint.conftest import Lint, put

WRONG = "The bridge reopens on Tuesday 7 May 2025, the mayor said.\n"
LANGUAGES = [
    ("ar", "يعاد افتتاح الجسر يوم الثلاثاء 7 مايو 2025 بعد أعمال استمرت عامين.\n", "يوم الثلاثاء 7 مايو 2025", "الأربعاء"),
    ("en", WRONG, "Tuesday 7 May 2025", "Wednesday"),
    ("es", "El puente reabre el martes 7 de mayo de 2025, dijo el alcalde.\n", "martes 7 de mayo de 2025", "miércoles"),
    ("fr", "Le pont rouvre le mardi 7 mai 2025, a dit le maire.\n", "mardi 7 mai 2025", "mercredi"),
    ("ru", "Мост откроется во вторник 7 мая 2025 года, сообщил мэр.\n", "вторник 7 мая 2025 года", "среда"),
]


def findings(lint: Lint, *arguments: str) -> list[dict[str, Any]]:
    result = lint(*arguments, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    return [found for draft in json.loads(result.stdout)["drafts"] for found in draft["findings"]]


def codes(lint: Lint, *arguments: str) -> list[str]:
    return [found["code"] for found in findings(lint, *arguments)]


@pytest.mark.parametrize(("language", "text", "words", "day"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_a_wrong_weekday_stands_where_it_is_in_the_file(
    lint: Lint, language: str, text: str, words: str, day: str, suffix: str
) -> None:
    source = f"<p>{text}</p>" if suffix == "html" else text
    (found,) = findings(lint, put(f"a.{suffix}", f"\n{source}"), "--language", language)
    assert found["code"] == "T101"
    (passage,) = found["evidence"]
    assert words in passage["text"]
    line = f"\n{source}".split("\n")[passage["line"] - 1]
    assert passage["line"] == passage["end_line"] == 2
    assert line[passage["column"] - 1 : passage["end_column"] - 1] == passage["text"]
    assert any(day[:4].lower() in repair["replacement"].lower() for repair in found["repairs"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "high"], 1),
        (["--fail-on", "never"], 0),
        (["--house", "quiet.toml"], 0),
        (["--house", "low.toml", "--fail-on", "medium"], 0),
        (["--house", "low.toml"], 1),
        (["--house", "info.toml"], 0),
        (["--house", "info.toml", "--fail-on", "info"], 1),
        (["nowhere.md"], 2),
        (["--house", "nowhere.toml"], 2),
        (["--glossary", "arts"], 2),
        (["--baseline", "nowhere.json"], 2),
        (["--write-baseline"], 2),
        (["--diff"], 2),
        (["--fix", "--format", "json"], 2),
        (["--fix", "--baseline", "b.json", "--write-baseline"], 2),
        (["--format", "pdf"], 2),
        (["--lang", "de"], 2),
    ],
)
def test_the_exit_code_says_what_happened(lint: Lint, arguments: list[str], code: int) -> None:
    put("a.md", WRONG)
    put("quiet.toml", '[rules]\nT101 = "off"')
    put("low.toml", '[rules]\nT101 = "low"')
    put("info.toml", '[rules]\nT101 = "info"')
    result = lint("a.md", *arguments)
    assert result.exit_code == code, result.output
    if code == 2:
        assert result.stdout == ""
        assert result.stderr.startswith("crosscheck: ")
        assert len(result.stderr.splitlines()) == 1


def test_nothing_found_ends_with_0(lint: Lint) -> None:
    result = lint(put("a.txt", "It rained.\n"), "--published", "2025-05-06")
    assert (result.exit_code, result.stdout) == (0, "nothing found in 1 draft\n")


def test_what_was_not_looked_at_is_told(lint: Lint) -> None:
    result = lint(put("a.txt", "It rained yesterday.\n"))
    assert result.exit_code == 0
    assert "not looked at: relative dates" in result.stdout


IGNORED = [
    ("<!-- crosscheck: ignore T101: as the source has it -->\n{}", [], "the next paragraph"),
    ("<!-- crosscheck: ignore T101 until 2999-12-31: as the source has it -->\n\n{}", [], "until a day to come"),
    ("{}\n\n<!-- crosscheck: ignore-file T101: as the source has it -->\n", [], "the whole file"),
    ("<!-- crosscheck: ignore E101, T101: as the source has it -->\n{}", ["H903"], "one of two is unused"),
    ("<!-- crosscheck: ignore T101: as the source has it -->\n\nOther.\n\n{}", ["H903", "T101"], "another paragraph"),
    ("<!-- crosscheck: ignore T101 -->\n{}", ["H901", "T101"], "no reason"),
    ("<!-- crosscheck: ignore T101: -->\n{}", ["H901", "T101"], "an empty reason"),
    ("<!-- crosscheck: ignore T101 until 2020-12-31: as agreed -->\n{}", ["H902", "T101"], "expired"),
    ("<!-- crosscheck: ignore T101 until soon: as agreed -->\n{}", ["H904", "T101"], "no day"),
    ("<!-- crosscheck: ignroe T101: as agreed -->\n{}", ["H904", "T101"], "a slip"),
    ("<!-- crosscheck: ignore everything: as agreed -->\n{}", ["H904", "T101"], "no code"),
    ("<!-- crosscheck is a tool -->\n{}", ["T101"], "another comment"),
    ("[crosscheck: ignore T101: as agreed]\n{}", [], "a line in brackets"),
]


@pytest.mark.parametrize(("source", "expected"), [row[:2] for row in IGNORED], ids=[row[2] for row in IGNORED])
def test_a_suppression_in_markdown(lint: Lint, source: str, expected: list[str]) -> None:
    assert codes(lint, put("a.md", source.format(WRONG))) == expected


@pytest.mark.parametrize(("language", "text", "words", "day"), LANGUAGES, ids=[row[0] for row in LANGUAGES])
def test_a_suppression_in_text_and_html(lint: Lint, language: str, text: str, words: str, day: str) -> None:
    put("a.txt", f"[crosscheck: ignore T101: as agreed]\n{text}")
    put("b.html", f"<p>Other.</p><!-- crosscheck: ignore T101: as agreed --><p>{text}</p>")
    result = lint("a.txt", "b.html", "--language", language, "--format", "json")
    drafts = json.loads(result.stdout)["drafts"]
    assert [draft["findings"] for draft in drafts] == [[], []]
    assert [[each["reason"] for each in draft["suppressed"]] for draft in drafts] == [["as agreed"], ["as agreed"]]
    assert result.exit_code == 0


def test_in_text_of_a_line_a_paragraph_a_suppression_ends_with_the_line(lint: Lint) -> None:
    put("a.txt", f"[crosscheck: ignore T101: as agreed]\n{WRONG}Later, it reopens on Monday 8 May 2025.\n")
    (found,) = findings(lint, "a.txt")
    assert found["evidence"][0]["line"] == 3


def test_a_finding_about_a_suppression_stands_at_it(lint: Lint) -> None:
    (found, _) = findings(lint, put("a.md", f"Text.\n\n<!-- crosscheck: ignore T101 -->\n{WRONG}"))
    (passage,) = found["evidence"]
    assert (passage["line"], passage["column"], passage["text"]) == (3, 1, "<!-- crosscheck: ignore T101 -->")


def test_the_baseline_keeps_what_was_there(lint: Lint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("drafts").mkdir()
    put("drafts/a.md", WRONG)
    put("drafts/b.md", "The road opens on Monday 8 May 2025.\n")
    written = lint("drafts", "--baseline", "known.json", "--write-baseline")
    assert (written.exit_code, written.stderr) == (0, "known.json: 2 findings written\n")
    assert [entry["file"] for entry in json.loads(Path("known.json").read_text())["findings"]] == ["drafts/a.md", "drafts/b.md"]
    again = lint("drafts", "--baseline", "known.json")
    assert (again.exit_code, again.stdout) == (0, "nothing found in 2 drafts; 2 in the baseline\n")
    put("drafts/a.md", f"New first line.\n\n{WRONG}\nThe tunnel opens on Sunday 9 May 2025.\n")
    assert len(findings(lint, "drafts", "--baseline", "known.json")) == 1, "what moved is known, what is new is told"
    put("drafts/a.md", f"{WRONG}\n{WRONG.replace('bridge', 'tunnel')}")
    assert len(findings(lint, "drafts", "--baseline", "known.json")) == 1, "the same slip once more is new"
    monkeypatch.chdir(tmp_path / "drafts")
    put("a.md", WRONG)
    assert codes(lint, "a.md", "--baseline", "../known.json") == [], "the baseline holds wherever it is run from"


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"schema": "lint-baseline/2", "findings": []}', '{"schema": "lint-baseline/1", "findings": [1]}']
)
def test_what_is_no_baseline_is_refused(lint: Lint, content: str) -> None:
    put("a.md", WRONG)
    result = lint("a.md", "--baseline", put("known.json", content))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("crosscheck: known.json: ")


def test_a_draft_is_held_against_other_articles(lint: Lint) -> None:
    put(
        "draft.md",
        "---\nlanguage: en\npublished: 2025-05-06\n---\nA ferry sank off Tunis on Monday, killing 40 people, officials said.\n",
    )
    put("wire.txt", "A ferry sank off Tunis on Monday, killing 14 people, officials said.\n")
    found = findings(lint, "draft.md", "--against", "wire.txt", "--published", "2025-05-06", "--same-story")
    assert [each["code"] for each in found] == ["Q201"]
    assert [(item["path"], item["line"], item["text"]) for item in found[0]["evidence"]] == [
        ("draft.md", 5, "40"),
        ("wire.txt", 1, "14"),
    ]


def test_what_is_wrong_in_a_source_is_not_the_draft_s_fault(lint: Lint) -> None:
    put("draft.md", "The bridge reopens in May 2025, the mayor said.\n")
    assert codes(lint, "draft.md", "--against", put("wire.txt", WRONG), "--same-story") == []


def test_a_source_of_another_story_is_told(lint: Lint) -> None:
    put("draft.md", "A ferry sank off Tunis on Monday, killing 40 people, officials said.\n")
    put("wire.txt", "Shares in the steel maker rose 4 percent in Paris after it raised its forecast for the year.\n")
    result = lint("draft.md", "--against", "wire.txt")
    assert result.exit_code == 0
    assert "not compared, another story: wire.txt" in result.stdout


def test_a_draft_among_the_sources_is_not_held_against_itself(lint: Lint) -> None:
    Path("drafts").mkdir()
    put("drafts/a.md", WRONG)
    (draft,) = json.loads(lint("drafts/a.md", "--against", "drafts", "--format", "json").stdout)["drafts"]
    assert draft["not_compared"] == []
    assert [len(found["evidence"]) for found in draft["findings"]] == [1]


def test_two_files_of_one_name_are_two_articles(lint: Lint) -> None:
    for folder in ("a", "b"):
        Path(folder).mkdir()
    put("a/x.txt", WRONG)
    put("b/x.txt", WRONG)
    assert codes(lint, "a/x.txt", "--against", "b/x.txt", "--same-story") == ["T101"]


HOUSE = """
[drafts]
languages = ["ar", "en", "ru"]
glossaries = ["sea"]
[[terms.en]]
avoid = ["illegal immigrant"]
prefer = ["undocumented migrant"]
note = "style guide, People"
[[terms.ar]]
avoid = ["إرهابي"]
prefer = ["مسلح"]
[[terms.ru]]
avoid = ["нелегал"]
prefer = ["мигрант"]
[[glossaries.sea.en]]
avoid = ["boat"]
prefer = ["vessel"]
[[glossaries.land.en]]
avoid = ["lorry"]
prefer = ["truck"]
[[names.en]]
prefer = "Zelensky"
avoid = ["Zelenskyy"]
"""


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        ("An illegal immigrant was found in a boat.", [], [("H101", "undocumented migrant"), ("H101", "vessel")]),
        ("A lorry burned.", [], []),
        ("A lorry burned.", ["--glossary", "land"], [("H101", "truck")]),
        ("Zelenskyy arrived in Paris.", [], [("H102", "Zelensky")]),
        ("وصل الإرهابي إلى المدينة.", ["--language", "ar"], [("H101", "المسلح")]),
        ("Задержан нелегал из соседней страны.", ["--language", "ru"], [("H101", "мигрант")]),
        ("Le pont rouvre le mardi 7 mai 2025.", ["--language", "fr"], []),
    ],
)
def test_a_draft_is_held_to_the_house(lint: Lint, text: str, arguments: list[str], expected: list[tuple[str, str]]) -> None:
    put("house.toml", HOUSE)
    found = findings(lint, put("a.txt", text), "--house", "house.toml", *arguments)
    assert [(each["code"], each["repairs"][0]["replacement"]) for each in found] == expected


def test_a_draft_in_a_language_that_the_house_does_not_write_is_told(lint: Lint) -> None:
    put("house.toml", HOUSE)
    result = lint(put("a.txt", "Le pont rouvre le mardi 7 mai 2025."), "--house", "house.toml", "--language", "fr")
    assert result.exit_code == 0
    assert "not looked at: the draft (its language is fr; the house's drafts are checked in ar, en, ru)" in result.stdout


def test_findings_are_told_in_the_reader_s_language(lint: Lint) -> None:
    (found,) = findings(lint, put("a.txt", WRONG), "--lang", "ar")
    assert "يوافق" in found["message"]


def test_info_is_folded_away(lint: Lint) -> None:
    put("house.toml", '[rules]\nT101 = "info"')
    assert codes(lint, put("a.txt", WRONG), "--house", "house.toml") == []
    assert codes(lint, "a.txt", "--house", "house.toml", "--show", "info") == ["T101"]


def test_a_folder_gives_its_drafts_and_no_hidden_ones(lint: Lint) -> None:
    Path("drafts/.cache").mkdir(parents=True)
    for name in ("drafts/b.md", "drafts/a.txt", "drafts/.cache/c.md", "drafts/d.json", "drafts/a.txt.orig"):
        put(name, WRONG)
    drafts = json.loads(lint("drafts", "--format", "json").stdout)["drafts"]
    assert [draft["path"] for draft in drafts] == ["drafts/a.txt", "drafts/b.md"]


def test_standard_input_is_a_draft(lint: Lint) -> None:
    result = lint("-", typed=WRONG)
    assert result.exit_code == 1
    assert result.stdout.startswith("stdin\n  1:23  high    T101")
