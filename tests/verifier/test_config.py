from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from verifier.config import Config, variable
from verifier.errors import InvalidSetting

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "configuration.md"


@pytest.mark.parametrize("setting", [setting.name for setting in fields(Config)])
def test_every_setting_is_documented_with_its_default(setting: str) -> None:
    rows = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{variable(setting)}`")]
    assert len(rows) == 1
    default = getattr(Config(), setting)
    assert f"| `{int(default) if isinstance(default, bool) else default}` |" in rows[0]


def test_every_documented_setting_exists() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    documented = {line.split("`")[1] for line in text.splitlines() if line.startswith("| `CROSSCHECK_")}
    assert documented == {variable(setting.name) for setting in fields(Config)}


def test_an_empty_environment_gives_the_defaults() -> None:
    assert Config.from_environment({}) == Config()


def test_settings_are_read_by_their_type() -> None:
    found = Config.from_environment(
        {"CROSSCHECK_MAX_BYTES": "1000", "CROSSCHECK_WARM_UP": "0", "CROSSCHECK_LOG_FORMAT": "TEXT", "PATH": "/bin"}
    )
    assert found == Config(max_bytes=1000, warm_up=False, log_format="text")


def test_an_empty_variable_counts_as_unset() -> None:
    assert Config.from_environment({"CROSSCHECK_PORT": ""}).port == 8000


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("CROSSCHECK_MAX_BYTES", "lots", "not a number"),
        ("CROSSCHECK_MAX_BYTES", "0", "below the least"),
        ("CROSSCHECK_MAX_BYTES", "-1", "negative"),
        ("CROSSCHECK_MAX_BYTES", "9" * 5000, "more digits than Python reads"),
        ("CROSSCHECK_MAX_BYTES", "٥٠", "digits, but not the ones a shell writes"),
        ("CROSSCHECK_WARM_UP", "maybe", "neither yes nor no"),
        ("CROSSCHECK_LOG_LEVEL", "loud", "not a level"),
        ("CROSSCHECK_MAX_BITES", "1", "a typing error would be silent otherwise"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, why: str) -> None:
    with pytest.raises(InvalidSetting, match=name):
        Config.from_environment({name: value})
