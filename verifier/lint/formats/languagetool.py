"""The answer of LanguageTool's `/v2/check`, which many editors read: a match for each passage, offsets in UTF-16 code units.

A match may be replaced as a whole, so a repair of a part of it is told as the whole with the part repaired.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from json import dumps
from typing import Any

import claims
from claims import rules
from claims.language.base import LANGUAGES, language
from verifier.lint.model import Linted, Mend, Note, Place
from verifier.lint.suppressions import CODES

CATEGORIES = {
    "T": ("CROSSCHECK_TIME", "Dates and times"),
    "Q": ("CROSSCHECK_QUANTITY", "Figures"),
    "E": ("CROSSCHECK_ENTITY", "Names, places and titles"),
    "V": ("CROSSCHECK_EVENT", "What happened"),
    "A": ("CROSSCHECK_ATTRIBUTION", "Who says so"),
    "S": ("CROSSCHECK_STORY", "The story as a whole"),
    "H": ("CROSSCHECK_HOUSE", "House style"),
}
_ISSUES = {"H101": "terminology", "H102": "misspelling", "E101": "misspelling", "A101": "typographical"}
_ISSUES_BY_LETTER = {"Q": "numbers", "H": "style"}
_CONTEXT = 40  # characters on either side of a match


class Units:
    """Offsets of a text in UTF-16 code units: characters beyond the basic plane count twice."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if character > "\uffff"]

    def at(self, offset: int) -> int:
        """A code point offset in code units."""
        return offset + bisect_left(self._wide, offset)


def render(results: Sequence[Linted]) -> str:
    """The answer for a draft; for several an array of them, each with its `path`."""
    answers = [{"path": result.draft.path, **answer(result)} for result in results]
    return dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, allow_nan=False, indent=2)


def answer(result: Linted, *, asked: str | None = None) -> dict[str, Any]:
    """The object that `/v2/check` answers with. `asked`: the language that was asked for, if any."""
    detected = {**_language(result.language), "confidence": round(result.confidence, 2)}
    return {
        "software": software(),
        "warnings": {"incompleteResults": bool(result.unsupported)},
        "language": {**_language(asked or result.language), "detectedLanguage": detected},
        "matches": list(_matches(result)),
    }


def empty_answer(asked: str) -> dict[str, Any]:
    """The answer for a text without words."""
    return {
        "software": software(),
        "warnings": {"incompleteResults": False},
        "language": {**_language(asked), "detectedLanguage": {**_language(asked), "confidence": 0.0}},
        "matches": [],
    }


def software() -> dict[str, Any]:
    """What answers, as LanguageTool says it."""
    return {
        "name": "Crosscheck",
        "version": claims.ENGINE_VERSION,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "status": "",
    }


def _language(tag: str) -> dict[str, str]:
    code = tag.split("-", maxsplit=1)[0].lower()
    return {"name": language(code).name if code in LANGUAGES else tag, "code": tag}


def _matches(result: Linted) -> Iterator[dict[str, Any]]:
    source = result.draft.source
    units = Units(source)
    found = [
        _match(note, place, place.start, place.end, source, units)
        for note in result.notes
        for place in _once(note.places)
        if place.start is not None and place.end is not None
    ]
    yield from sorted(found, key=lambda match: (match["offset"], match["rule"]["id"]))


def _once(places: Sequence[Place]) -> list[Place]:
    return list({(place.start, place.end): place for place in places}.values())


def _match(note: Note, place: Place, start: int, end: int, source: str, units: Units) -> dict[str, Any]:
    others = [f"{each.draft.article.outlet or each.draft.article.id}: “{each.text}”" for each in note.others]
    first, last = max(0, start - _CONTEXT), min(len(source), end + _CONTEXT)
    context = Units(source[first:last])
    category, named = CATEGORIES[note.code[0]]
    return {
        "message": " ".join([f"{note.message}. {note.advice}", *others]),
        "shortMessage": note.name.replace("-", " "),
        "replacements": [{"value": value} for value in dict.fromkeys(_values(note.mends, start, end, source))],
        "offset": units.at(start),
        "length": units.at(end) - units.at(start),
        "context": {
            "text": source[first:last],
            "offset": context.at(start - first),
            "length": context.at(end - first) - context.at(start - first),
        },
        "sentence": _sentence(place),
        "type": {"typeName": "Other"},
        "rule": {
            "id": note.code,
            "description": _summary(note.code),
            "issueType": _ISSUES.get(note.code) or _ISSUES_BY_LETTER.get(note.code[0], "inconsistency"),
            "category": {"id": category, "name": named},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _values(mends: Sequence[Mend], start: int, end: int, source: str) -> Iterator[str]:
    for mend in mends:
        if mend.start is not None and mend.end is not None and start <= mend.start and mend.end <= end:
            yield source[start : mend.start] + mend.put + source[mend.end : end]


def _sentence(place: Place) -> str:
    """The line of the article that a passage stands in."""
    if place.span is None:
        return place.text
    text = place.draft.article.field_text(place.span.field)
    start = text.rfind("\n", 0, place.span.start) + 1
    end = text.find("\n", place.span.end)
    return text[start : end if end >= 0 else len(text)].strip()


def _summary(code: str) -> str:
    return CODES[code][1] if code in CODES else rules.rule(code).summary
