"""The house file reaches every answer of the command line and the service, and a bad one stops both with a line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from verifier import create_app
from verifier.cli import main
from verifier.config import Config
from verifier.errors import InvalidSetting

WRONG_DAY = "The bridge reopens on Tuesday 7 May 2025."


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text('[silence]\nrules = ["T101"]\n', encoding="utf-8")
    return path


def test_the_service_answers_by_its_house(house: Path) -> None:
    client = create_app(Config(log_level="error", house=str(house))).test_client()
    assert client.post("/v1/claims/check", json={"text": WRONG_DAY, "language": "en"}).get_json()["findings"] == []
    article = {"text": WRONG_DAY, "language": "en"}
    assert client.post("/v1/comparisons", json={"articles": [article]}).get_json()["findings"] == []
    report = client.post("/v1/comparisons?format=md", json={"articles": [article]}).get_data(as_text=True)
    assert "T102" in report
    assert "T101" not in report, "not listed as looked for either"


def test_without_a_house_nothing_is_silenced() -> None:
    client = create_app(Config(log_level="error")).test_client()
    assert client.post("/v1/claims/check", json={"text": WRONG_DAY, "language": "en"}).get_json()["findings"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "No such file"),
        (b"[silence]\nrules = ['T999']", "there is no rule 'T999'"),
        (b"\xff", "not UTF-8"),
        (b"silence", "the house file is not TOML"),
    ],
    ids=["missing", "unknown rule", "not UTF-8", "not TOML"],
)
def test_a_bad_house_stops_the_start(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "house.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidSetting) as refused:
        create_app(Config(house=str(path)))
    assert str(refused.value).startswith(f"CROSSCHECK_HOUSE: {path}: ")
    assert why in str(refused.value)
    result = CliRunner().invoke(main, ["compare", __file__, "--house", str(path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"crosscheck: {path}: ")


def test_the_command_line_compares_by_the_house(house: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(WRONG_DAY, encoding="utf-8")
    assert CliRunner().invoke(main, ["compare", str(text), "--language", "en"]).exit_code == 1
    assert CliRunner().invoke(main, ["compare", str(text), "--language", "en", "--house", str(house)]).exit_code == 0
    assert CliRunner().invoke(main, ["check", str(text), "--language", "en", "--house", str(house)]).exit_code == 0
