"""The words of a report in the reader's language: labels by their English text, days, counts, the values of findings.

English is the language the report is written in; another has a table `languages/<code>.toml` from English to its own. What a table
lacks stays English, and so does what the library says in English only: features of an alignment, gaps.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from claims.language import base
from claims.rules.wording import ENGLISH, TOLD, teller
from verifier.reports import words


class Labels:
    """Calls itself a text of the report: `t("Articles")`, `t("Considered and set aside: {n}", n=3)`."""

    def __init__(self, code: str, *packages: str) -> None:
        """The words of the reports, and those of other packages that have a folder `languages`."""
        data = table(code)
        self.code = code
        self.direction = base.language(code).direction
        self._texts: Mapping[str, str] = {**data.get("texts", {}), **_texts_of(packages, code)}
        self._months: tuple[str, ...] = tuple(data.get("months", words.MONTHS))

    def __call__(self, english: str, **values: Any) -> str:
        """A text of the report, filled with values."""
        return self._texts.get(english, english).format(**values) if values else self._texts.get(english, english)

    @property
    def english(self) -> Markup:
        """The attributes of an element whose words are English in a report of another language."""
        return Markup("") if self.code == ENGLISH else Markup(' lang="en" dir="ltr"')

    def told(self, english: str) -> str:
        """English words in running text, kept apart where the report is in another language."""
        return english if self.code == ENGLISH else words.isolated(english)

    def counted(self, number: int, one: str, many: str | None = None) -> str:
        """ "1 fact", "2 facts"; another language has one text for "{n} facts"."""
        own = self._texts.get(f"{{n}} {many or one + 's'}")
        return own.format(n=number) if own else words.counted(number, one, many)

    def words_for(self, table: Mapping[str, str], key: str) -> str:
        """The words of a key of the contract."""
        return self(words.words_for(table, key))

    def confidence(self, value: float) -> str:
        """How sure, in words and as a percentage."""
        word, percentage = words.confidence(value).rsplit(" (", 1)
        return f"{self(word)} ({percentage}"

    def day(self, value: str) -> str:
        """A date or date-time of ISO 8601 as an editor writes it."""
        return words.day(value, self._months).replace(", ", self(", "))

    def sentence(self, text: str, labels: Mapping[str, str]) -> str:
        """A message for reading: days written out, articles by outlet, quotations isolated."""
        return words.sentence(text, labels, self._months)

    def value(self, code: str, value: str) -> str:
        """A normalized value of a finding."""
        return words.readable(value if self.code == ENGLISH else teller(self.code).label(code, value), self._months)


@cache
def labels(code: str) -> Labels:
    """The labels of a language; English where a report has none."""
    return Labels(code if code in TOLD else ENGLISH)


def _texts_of(packages: Iterable[str], code: str) -> dict[str, str]:
    return {english: own for package in packages for english, own in table(code, package).get("texts", {}).items()}


@cache
def table(code: str, package: str = "verifier.reports") -> dict[str, Any]:
    """The table of a language in a package, empty for English."""
    path = files(package) / "languages" / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
