"""IPTC ninjs, versions 2 (lower-case names) and 3 (camelCase names)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from verifier.errors import Refused
from verifier.ingest.listed import DEEPEST
from verifier.ingest.markup import text_of_html
from verifier.ingest.model import Draft, Limits, Reading
from verifier.ingest.times import as_iso, what_is_missing
from verifier.limits import read_json

FORMAT = "ninjs"
_ONLY_THREE = (
    "versionCreated",
    "firstCreated",
    "pubStatus",
    "infoSources",
    "altIds",
    "contentCreated",
    "copyrightHolder",
    "edNote",
)
_ASIDE = frozenset(("caption", "summary", "abstract", "teaser", "description", "alt", "kicker", "social"))
"""Roles of bodies that are not the article."""
_MARKED_UP = re.compile(r"html|xml|nitf", re.IGNORECASE)


def read(data: bytes, *, limits: Limits) -> list[Reading]:
    """The article of an item, or those of a list of items. Raises `Refused` for JSON that is none."""
    value = read_json(data, max_depth=DEEPEST)
    items = value if isinstance(value, list) else [value]
    if not items or not all(map(is_item, items)):
        raise Refused("unreadable-file", "it is no ninjs; an item is a JSON object with uri, and with bodies in versions 2 and 3")
    if len(items) > limits.max_articles:
        raise Refused("too-large", f"it holds {len(items)} items; at most {limits.max_articles} are read at once")
    return [_draft(item).finished(limits) for item in items]


def is_item(value: Any) -> bool:
    """Whether a JSON value has the keys of a ninjs item."""
    return isinstance(value, Mapping) and isinstance(value.get("uri"), str) and "text" not in value


def version(item: Mapping[str, Any]) -> int:
    """2 or 3: as the item states it, else by its names. Raises `Refused` for version 1."""
    standard = item.get("standard")
    stated = str(standard.get("version", "")) if isinstance(standard, Mapping) else ""
    if stated[:2] in ("1.", "2.", "3."):
        number = int(stated[0])
    elif any(name in item for name in _ONLY_THREE) or any("contentType" in body for body in _objects(item.get("bodies"))):
        number = 3
    else:
        number = 2 if "bodies" in item or "headlines" in item else 1
    if number == 1:
        raise Refused("unreadable-file", "it is ninjs of version 1, or has no bodies; versions 2 and 3 are read")
    return number


def _draft(item: Mapping[str, Any]) -> Draft:
    three = version(item) == 3

    def named(name: str) -> Any:
        return item.get(name if three else name.lower())

    body, left_out = _body(item, "contentType" if three else "contenttype")
    draft = Draft(format=FORMAT, text=body, id=_text(item["uri"]), language=_text(item.get("language")))
    if draft.id and draft.id.startswith(("http://", "https://")):
        draft.url = draft.id
    headlines = [head for head in _objects(item.get("headlines")) if _text(head.get("value"))]
    main = next((head for head in headlines if head.get("role") in (None, "main", "headline")), headlines[0] if headlines else {})
    draft.title = text_of_html(str(main.get("value") or ""))
    sources = _objects(named("infoSources"))
    draft.outlet = next((name for source in sources if (name := _text(source.get("name")))), None) or _text(
        named("copyrightHolder")
    )
    first, this = as_iso(_text(named("firstCreated"))), as_iso(_text(named("versionCreated")))
    draft.published = first or this
    draft.modified = this if this != draft.published else None
    if missing := what_is_missing(draft.published):
        draft.note("published", missing)
    if left_out:
        draft.note("text", f"the item has {left_out} more texts, captions or summaries, which are left out")
    _standing(draft, _text(named("pubStatus")), _text(item.get("embargoedUntil") or item.get("embargoed")), _text(named("edNote")))
    return draft


def _standing(draft: Draft, status: str | None, embargo: str | None, to_editors: str | None) -> None:
    if status not in (None, "usable"):
        draft.note("status", f"the agency says that the item is {status[:40]}")
    if embargo:
        draft.note("status", f"the item is under embargo until {embargo[:40]}")
    if to_editors:
        draft.note("status", f"the agency tells editors: {to_editors[:300]}")


def _body(item: Mapping[str, Any], kind: str) -> tuple[str, int]:
    """The words of the longest body that is the article, and how many bodies of other words there are."""
    found: list[tuple[bool, int, str]] = []
    for body in _objects(item.get("bodies")):
        value = _text(body.get("value")) or ""
        marked_up = bool(_MARKED_UP.search(str(body.get(kind) or "")))
        words = text_of_html(value) if marked_up else value.strip()
        if words:
            found.append((str(body.get("role") or "").lower() not in _ASIDE, len(words.split()), words))
    if not found:
        raise Refused("no-text", "the item has no body with words")
    best = max(found, key=lambda body: body[:2])
    same = " ".join(best[2].split())
    return best[2], sum(" ".join(words.split()) != same for *_, words in found)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
