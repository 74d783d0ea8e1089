"""A passage in its sentence: what stands before it, the passage itself, what stands after it, cut to a length that can be read."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.errors import UnsupportedLanguage
from claims.language import base
from claims.language.fold import fold
from claims.language.sentences import split_sentences
from claims.model.article import Article

_REACH = 220
"""Characters of context kept on each side; longer sentences are cut at a word."""
_LONGEST = 700
"""Longest passage shown whole; its middle is left out beyond."""
# Languages written from right to left, by the likely script of CLDR; a script subtag overrides.
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "mzn", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage as it is shown. `before` and `after` are the rest of its sentence; `cut_*` say that more was left out."""

    before: str
    marked: str
    after: str
    cut_before: bool
    cut_after: bool
    in_title: bool
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The passage in its sentence, on one line, without marks."""
        return f"{'… ' if self.cut_before else ''}{self.before}{self.marked}{self.after}{' …' if self.cut_after else ''}"


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of texts begin and end; each text is split once, when first asked for."""

    _known: dict[tuple[str, str], tuple[list[int], list[int]]] = field(default_factory=dict)

    def around(self, article: Article, language: str, start: int, end: int) -> tuple[int, int]:
        """`[start, end)` widened to the sentences it touches; a passage outside every sentence stays as it is."""
        key = (article.id, language)
        if key not in self._known:
            found = split_sentences(fold(article.text), language.split("-", maxsplit=1)[0].lower())
            self._known[key] = ([first for first, _ in found], [last for _, last in found])
        begins, stops = self._known[key]
        first, last = bisect_right(stops, start), bisect_left(begins, end) - 1
        if first > last or first >= len(begins):
            return start, end
        return min(start, begins[first]), max(end, stops[last])


def quote(article: Article | None, evidence: Mapping[str, Any], language: str, sentences: Sentences) -> Quote:
    """The passage of an evidence in its sentence; without the article, or with offsets that do not fit it, the passage alone."""
    where, start, end = str(evidence.get("field") or "text"), int(evidence["start"]), int(evidence["end"])
    said = evidence.get("text")
    text = article.field_text(where) if article else ""
    if not text or not 0 <= start <= end <= len(text):
        marked = str(said or "")
        return Quote(
            before="", marked=marked, after="", cut_before=False, cut_after=False, in_title=where == "title", start=start, end=end
        )
    first, last = sentences.around(article, language, start, end) if article and where == "text" else (0, len(text))
    before, cut_before = _tail(text[first:start])
    after, cut_after = _head(text[end:last])
    return Quote(
        before=before,
        marked=_whole(text[start:end]),
        after=after,
        cut_before=cut_before,
        cut_after=cut_after,
        in_title=where == "title",
        start=start,
        end=end,
    )


def direction(language: str, text: str = "") -> str:
    """ "rtl" or "ltr": by the language, or by most letters of the text when the language is not known."""
    parts = language.lower().replace("_", "-").split("-")
    if any(part in _RIGHT_TO_LEFT_SCRIPTS for part in parts[1:]) or (parts[0] in _RIGHT_TO_LEFT and len(parts[-1]) != 4):
        return "rtl"
    if parts[0] not in ("", "und", "mul", "zxx"):
        return "ltr"
    strong = [unicodedata.bidirectional(character) for character in text[:2000]]
    return "rtl" if strong.count("R") + strong.count("AL") > strong.count("L") else "ltr"


def language_name(code: str) -> str:
    """The English name of a language, or its code when there is no language data."""
    try:
        return base.language(code.split("-", maxsplit=1)[0].lower()).name
    except UnsupportedLanguage:
        return code or "unknown"


def encodable(text: str) -> str:
    """Text without lone surrogates, which JSON can carry and which are no characters."""
    return text.encode("utf-8", "replace").decode()


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def _tail(text: str) -> tuple[str, bool]:
    if len(text) <= _REACH:
        return _spaced(text), False
    kept = text[-_REACH:]
    at = kept.find(" ")
    return _spaced(kept[at + 1 :] if 0 <= at < _REACH // 2 else kept), True


def _head(text: str) -> tuple[str, bool]:
    if len(text) <= _REACH:
        return _spaced(text), False
    kept = text[:_REACH]
    at = kept.rfind(" ")
    return _spaced(kept[:at] if at > _REACH // 2 else kept), True


def _whole(text: str) -> str:
    return _spaced(text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} […] {text[-_LONGEST // 2 :]}")


def _spaced(text: str) -> str:
    """White space as single spaces, one kept at each edge that has any."""
    if not text:
        return ""
    inner = one_line(text)
    return (" " if text[0].isspace() else "") + inner + (" " if inner and text[-1].isspace() else "")
