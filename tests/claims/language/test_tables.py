"""Tables of words are read the short way only where that gives what TOML says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import claims.language
from claims.language.base import _read, _rows

ROOT = Path(claims.language.__file__).parent
TABLES = sorted(ROOT.rglob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_table_is_what_toml_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _read(text, path.name) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = 1", "a number"),
        ("a = [\n1]", "an array over two lines"),
        ('a = ["x"]\na = ["y"]', "a key that stands twice is an error, which TOML names"),
        ("a = ['x']", "literal strings"),
        ("[a]", "a table"),
    ],
)
def test_other_lines_are_left_to_toml(text: str, why: str) -> None:
    assert _rows(text) is None, why


def test_notes_and_brackets_in_strings() -> None:
    assert _rows('a = ["x # y", "z]"]  # note\n\n# b') == {"a": ["x # y", "z]"]}
