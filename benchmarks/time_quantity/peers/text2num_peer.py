"""text2num: spelled numbers become figures; the numbers of the rewritten sentence are its answers, in order and without offsets."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from protocol import run

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def load() -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    from text_to_num import alpha2digit  # noqa: PLC0415  the import is part of the cold start

    def read(sentence: dict[str, Any]) -> list[dict[str, Any]]:
        text = sentence["text"].replace("\u202f", "").replace("\u00a0", "")
        with suppress(Exception):  # a language it refuses; the figures are still read
            text = alpha2digit(text, sentence["language"])
        values = []
        for word in _NUMBER.findall(text):
            plain = re.sub(r"[.,](?=\d{3}\b)", "", word).replace(",", ".")
            if plain.count(".") < 2:
                values.append({"start": None, "end": None, "low": float(plain), "high": float(plain)})
        return values

    return read


run(load)
