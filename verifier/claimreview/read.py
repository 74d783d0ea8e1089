"""Reviews of others, read into fact-checks: ClaimReview of schema.org, and the other shapes that reviews travel in (`shapes`).

A page holds reviews in several places: a bare object, a list, an `@graph`, and items of a feed or list (DataFeed, ItemList). All
are walked alike: whatever is of the type ClaimReview is a review, wherever it stands. Nothing is fetched.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from verifier.claimreview import shapes
from verifier.errors import Refused
from verifier.limits import read_json
from verifier.storage.factchecks import FactCheck, id_of

_TYPE = "ClaimReview"
_INSIDE = ("@graph", "dataFeedElement", "itemListElement", "item", "mainEntity", "hasPart", "review", "associatedClaimReview")
_MOST = 200  # reviews of one request: each claim is read
_DEEPEST = 20  # nesting of linked data in a page
_LONGEST = 2000  # characters of a claim, a name, an address
_SCRIPT = re.compile(r"<(/?)script\b([^<>]{0,1000})>", re.IGNORECASE)
_LINKED = re.compile(r"type\s?=\s?[\"']?application/ld\+json", re.IGNORECASE)
_SITE = re.compile(r"https?://([^/?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A review that was not taken: where it stands, as a JSON pointer, and why."""

    at: str
    why: str

    def to_dict(self) -> dict[str, str]:
        """`{at, why}`."""
        return {"at": self.at, "why": self.why}


def read(sent: Any) -> Iterator[FactCheck | LeftOut]:
    """The fact-checks in what was sent, and the reviews that lack what makes one.

    An object with the key `page` is a web page, whose scripts of the type application/ld+json are read.
    """
    page = sent.get("page") if isinstance(sent, Mapping) else None
    number = -1
    for number, (at, review) in enumerate(_in_page(page) if isinstance(page, str) else _reviews(sent, "")):
        if number == _MOST:
            yield LeftOut(at, f"only the first {_MOST} reviews of a request are taken")
            return
        yield _fact_check(at, review)
    if number < 0:
        yield LeftOut("", f"holds no object of the type {_TYPE}, and none of the other shapes of a review")


def _scripts(page: str) -> Iterator[str]:
    """The texts of a page's scripts of linked data. One pass over the page, whatever it holds."""
    begun: int | None = None
    for tag in _SCRIPT.finditer(page):
        if tag.group(1):
            if begun is not None:
                yield page[begun : tag.start()]
            begun = None
        elif _LINKED.search(tag.group(2)):
            begun = tag.end()


def _in_page(page: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The reviews of a page; a script that is no JSON is passed over, as every reader of pages does."""
    for number, text in enumerate(_scripts(page)):
        with contextlib.suppress(Refused):
            yield from _reviews(read_json(text.encode("utf-8", "replace"), max_depth=_DEEPEST), f"/page#script{number + 1}")


def _reviews(value: Any, at: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _reviews(one, f"{at}/{number}")
    elif isinstance(value, Mapping):
        if _TYPE in _types(value):
            yield at, value
        else:
            for below, review in shapes.reviews(value):
                yield f"{at}{below}", review
        for key in (*_INSIDE, *shapes.INSIDE):
            if key in value:
                yield from _reviews(value[key], f"{at}/{key}")


def _types(value: Mapping[str, Any]) -> list[str]:
    """The types of an object, with or without the vocabulary's address before them."""
    given = value.get("@type")
    listed = given if isinstance(given, list) else [given]
    return [re.split(r"[/#:]", one)[-1] for one in listed if isinstance(one, str)]


def _fact_check(at: str, review: Mapping[str, Any]) -> FactCheck | LeftOut:
    item = _first(review.get("itemReviewed"))
    claim = _text(review.get("claimReviewed")) or _text(item.get("text")) or _text(item.get("name"))
    url = _address(review.get("url")) or _address(review.get("@id")) or _address(review.get("mainEntityOfPage"))
    reviewer = _named(review.get("author")) or _named(review.get("publisher"))
    rating = _first(review.get("reviewRating"))
    value = _number(rating.get("ratingValue"))
    told = _text(rating.get("alternateName")) or _text(rating.get("name")) or _text(rating.get("ratingValue"))
    told = told or (f"{value:g}" if value is not None else None)
    if claim is None:
        return LeftOut(at, "names no claim (`claimReviewed`)")
    if url is None:
        return LeftOut(at, "names no address of its own (`url`)")
    if reviewer is None:
        site = _SITE.match(url)
        if site is None:
            return LeftOut(at, "names no reviewer (`author`)")
        reviewer = site.group(1)
    if told is None:
        return LeftOut(at, "gives no rating (`reviewRating` with `alternateName` or `ratingValue`)")
    return FactCheck(
        id=id_of(url, claim),
        claim=claim,
        reviewer=reviewer,
        url=url,
        rating=told,
        value=value,
        best=_number(rating.get("bestRating")),
        worst=_number(rating.get("worstRating")),
        date=_text(review.get("datePublished")) or _text(review.get("dateCreated")),
        language=_language(review.get("inLanguage")),
        claimant=_named(item.get("author")),
        appearances=tuple(_appearances(item)),
    )


def _appearances(item: Mapping[str, Any]) -> list[str]:
    """Where the claim was made: an address, an object with one, or a list of either."""
    found: list[str] = []
    for key in ("firstAppearance", "appearance", "sameAs"):
        given = item.get(key)
        for one in given if isinstance(given, list) else [given]:
            address = _address(one)
            if address is not None:
                found.append(address)
    return list(dict.fromkeys(found))[:50]


def _address(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return _address(value.get("url")) or _address(value.get("@id"))
    found = _text(value)
    return found if found is not None and _SITE.match(found) and not re.search(r"\s", found) else None


def _named(value: Any) -> str | None:
    """A name: given as text, as an object, or as a list of either."""
    listed = value if isinstance(value, list) else [value]
    names = [_text(one.get("name")) if isinstance(one, Mapping) else _text(one) for one in listed]
    return ", ".join(name for name in names if name)[:_LONGEST] or None


def _language(value: Any) -> str | None:
    given = value.get("alternateName") if isinstance(value, Mapping) else value
    tag = _text(given)
    return tag if tag is not None and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else None


def _first(value: Any) -> Mapping[str, Any]:
    listed = value if isinstance(value, list) else [value]
    return next((one for one in listed if isinstance(one, Mapping)), {})


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    plain = " ".join(value.encode("utf-8", "replace").decode().split())  # a lone surrogate is no character
    return plain[:_LONGEST] or None


def _number(value: Any) -> float | None:
    """A number, or the text of one: "3", "3,5". A share or a word is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}([.,]\d{1,6})?", value.strip(), re.ASCII):
        value = value.strip().replace(",", ".")
    elif not isinstance(value, int | float) or abs(value) > 1e9:
        return None
    return float(value)
