from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import Refused
from verifier.limits import nesting, read_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def depth(value: Any) -> int:
    if isinstance(value, dict | list):
        return 1 + max((depth(item) for item in (value.values() if isinstance(value, dict) else value)), default=0)
    return 0


@given(JSON, st.booleans())
def test_json_is_read_as_it_was_written(value: Any, escaped: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=escaped).encode(), max_depth=1000) == value


@given(JSON)
def test_depth_is_counted_outside_strings(value: Any) -> None:
    assert nesting(json.dumps(value), limit=1000) == depth(value)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "not JSON"),
        (b'{"a": 1,}', "not JSON"),
        (b"{'a': 1}", "not JSON"),
        (b'{"a": 1} {"b": 2}', "not JSON"),
        (b'{"a": "line\nbreak"}', "not JSON"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b'{"a": NaN}', "NaN"),
        (b"[Infinity]", "Infinity"),
        (b"[-Infinity]", "Infinity"),
        (b"[1e999]", "too large"),
        (b"[" + b"9" * 5000 + b"]", "too large"),
        (b'{"a": 1, "b": 2, "a": 3}', "'a' stands twice"),
    ],
)
def test_what_is_not_strict_json_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words) as caught:
        read_json(body, max_depth=20)
    assert caught.value.problem == "invalid-json"


@pytest.mark.parametrize(
    "body", [b"[" * 1_000_000, b'{"a":' * 300_000, b"[" * 21 + b"]" * 21], ids=["arrays", "objects", "one too many"]
)
def test_depth_is_bounded_before_parsing(body: bytes) -> None:
    with pytest.raises(Refused, match="nested") as caught:
        read_json(body, max_depth=20)
    assert caught.value.problem == "too-deep"


def test_the_deepest_allowed_is_read() -> None:
    assert depth(read_json(b"[" * 20 + b"]" * 20, max_depth=20)) == 20


def test_brackets_in_a_string_are_no_depth() -> None:
    assert read_json(json.dumps("[{" * 500_000).encode(), max_depth=1) == "[{" * 500_000


def test_a_byte_order_mark_is_taken() -> None:
    assert read_json(b"\xef\xbb\xbf[]", max_depth=1) == []


@pytest.mark.parametrize(
    "body", ['"' + '\\"' * 500_000, '"' * 1_000_001, "\\" * 1_000_000, '"' + "a" * 1_000_000], ids=lambda body: body[:3]
)
def test_an_endless_string_costs_one_pass(body: str) -> None:
    assert nesting(body, limit=20) == 0
