"""The form of the start page: rows that keep what was typed, uploads that become rows, and errors that belong to a field."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict

from claims.errors import InvalidArticle
from claims.model.article import Article
from verifier.config import Config
from verifier.errors import Refused
from verifier.ingest import Ingested, Limits, read
from verifier.ingest.kinds import recognised
from verifier.limits import read_json
from verifier.reports.labels import Labels

LEAST_ROWS = 2
_CARRIED = ("id", "url", "dateline")
"""What an uploaded article may have beyond the fields that are shown; carried along unseen."""
_NAMING = ("ninjs", "newsml-g2", "json")
"""Formats whose articles have ids of their own; a hash of the content would only confuse whoever sees it."""
_NUMBERED = re.compile(r"a\d+(?:-2)*\Z")
"""The ids that rows of the form get, and those of the examples."""
_KEPT = "1"
_PLAIN = {
    "published": "Not a date that can be read. Write it like 2025-05-07, 2025-05-07 18:30 or 2025-05-07T18:30+03:00.",
    "language": "Not a language tag. Write it like ar, en or es-MX, or leave it to be recognised.",
}
_NOT_TEXT = "this is not text in UTF-8; save it as UTF-8 and choose it again"
FIXED = (*_PLAIN.values(), _NOT_TEXT)
"""Messages that are looked up in the reader's language when they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article as it was typed. `errors` holds one message for each field that cannot be used."""

    outlet: str = ""
    title: str = ""
    language: str = ""
    published: str = ""
    text: str = ""
    id: str = ""
    url: str = ""
    dateline: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(getattr(self, name).strip() for name in ("outlet", "title", "published", "text"))


NAMES = tuple(item.name for item in fields(Row) if item.name != "errors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The rows of the page and what is wrong with the form as a whole."""

    rows: tuple[Row, ...] = (Row(), Row())
    errors: tuple[str, ...] = ()
    file_errors: tuple[str, ...] = ()
    address_errors: tuple[str, ...] = ()
    addresses: str = ""  # those that could not be read, to be mended
    notes: tuple[str, ...] = ()  # what a file or a page held that was not read
    articles: tuple[Article, ...] = ()
    keep: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether the rows are articles that can be compared."""
        return bool(self.articles) and not (
            self.errors or self.file_errors or self.address_errors or any(row.errors for row in self.rows)
        )


def typed(
    sent: MultiDict[str, str],
    uploads: Iterable[FileStorage],
    config: Config,
    t: Labels,
    *,
    fetched: Callable[[str], Ingested],
) -> Form:
    """What was typed, uploaded and linked to, unchecked: for adding and removing rows. `fetched` reads an address."""
    columns = {name: sent.getlist(name) for name in NAMES}
    length = min(max(map(len, columns.values()), default=0), config.max_articles)
    rows = [_typed(columns, at) for at in range(length)]
    uploaded: list[Row] = []
    errors: list[str] = []
    notes: list[str] = []
    for upload in uploads:
        if not upload.filename:
            continue
        try:
            uploaded += _uploaded(upload.filename, upload.read(), config, notes)
        except (Refused, InvalidArticle) as error:
            errors.append(f"{upload.filename}: {t(str(error).replace('the body', 'the file'))}")
    linked, wrong, left = _linked(sent.get("addresses", ""), t, notes, fetched)
    uploaded += linked
    if uploaded:
        rows = [row for row in rows if not row.is_blank] + uploaded
    if len(rows) > config.max_articles:
        errors.append(t("There are {n} articles; at most {most} can be compared at once.", n=len(rows), most=config.max_articles))
        rows = rows[: config.max_articles]
    return Form(
        rows=padded(rows),
        file_errors=tuple(errors),
        address_errors=tuple(wrong),
        addresses="\n".join(left),
        notes=tuple(dict.fromkeys([*sent.getlist("note"), *notes])),
        keep=sent.get("keep") == _KEPT,
    )


def _linked(lines: str, t: Labels, notes: list[str], fetched: Callable[[str], Ingested]) -> tuple[list[Row], list[str], list[str]]:
    """The articles of addresses, one a line; what is wrong with others, and those others."""
    rows: list[Row] = []
    errors: list[str] = []
    left: list[str] = []
    for line in dict.fromkeys(part.strip() for part in lines.splitlines() if part.strip()):
        try:
            found = fetched(line)
        except (Refused, InvalidArticle) as error:
            errors.append(f"{line[:200]}: {t(str(error))}")
            left.append(line)
            continue
        rows += [row_of(article) for article in found.articles]
        notes += _told(line, found)
    return rows, errors, left


def _told(name: str, found: Ingested) -> list[str]:
    return [f"{name[:200]}: {note['what']} ({note['why']})" for note in found.notes]


def checked(form: Form, config: Config, t: Labels) -> Form:
    """The form with its articles, or with a message beside each field that cannot be used. Blank rows are passed over."""
    articles: list[Article] = []
    rows: list[Row] = []
    for row in form.rows:
        if row.is_blank:
            rows.append(row)
            continue
        errors = _errors(row, config, t)
        rows.append(replace(row, errors=errors))
        if not errors:
            articles.append(Article.from_dict(_article(row, len(rows), articles)))
    missing = () if articles or any(row.errors for row in rows) else (t("Paste at least one article, or choose files."),)
    return replace(form, rows=tuple(rows), articles=tuple(articles), errors=(*form.errors, *missing))


def row_of(article: Article) -> Row:
    """An article as a row of the form."""
    values: dict[str, Any] = {name: getattr(article, name) or "" for name in NAMES}
    return Row(**{**values, "published": article.published_as_sent or ""})


def padded(rows: Sequence[Row], least: int = LEAST_ROWS) -> tuple[Row, ...]:
    """At least so many rows, blank ones at the end."""
    return (*rows, *(Row() for _ in range(least - len(rows))))


def packed(articles: Iterable[Article]) -> str:
    """Articles as JSON, for the hidden field behind the downloads."""
    kept = [{**{name: getattr(article, name) for name in NAMES}, "published": article.published_as_sent} for article in articles]
    return json.dumps(kept, ensure_ascii=False)


def with_ids_of_their_own(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Articles as they are kept: a number of the form is no id that lasts, or the first of every comparison would be one article.

    Ids that came with a file stay. The others are made from the content, so that the same words are the same article.
    """
    taken = {article.id for article in articles}
    made = []
    for article in articles:
        sent = {**{name: getattr(article, name) for name in NAMES}, "published": article.published_as_sent, "id": None}
        own = Article.from_dict(sent)
        made.append(own if _NUMBERED.match(article.id) and own.id not in taken else article)
        taken.add(made[-1].id)
    return tuple(made)


def unpacked(text: str, config: Config) -> tuple[Article, ...]:
    """The articles of `packed`. Raises `Refused` or `InvalidArticle` for anything else."""
    listed = read_json(text.encode("utf-8", "replace"), max_depth=config.max_depth)
    if not isinstance(listed, list) or not 0 < len(listed) <= config.max_articles:
        raise InvalidArticle(f"articles must be a list of 1 to {config.max_articles} articles", field="articles")
    return tuple(map(Article.from_dict, listed))


def _article(row: Row, number: int, taken: Sequence[Article]) -> dict[str, str]:
    values = {name: getattr(row, name).strip() for name in NAMES if name != "text"}
    ids = {article.id for article in taken}
    free = values["id"] or f"a{number}"
    while free in ids:
        free += "-2"
    return {**{name: value for name, value in values.items() if value}, "id": free, "text": row.text}


def _errors(row: Row, config: Config, t: Labels) -> dict[str, str]:
    """A message for each field that cannot be used; what is wrong with a field that is not shown stands under the text."""
    if len(row.text) > config.max_characters:
        return {"text": t("The text has {n} characters; at most {most} are read.", n=len(row.text), most=config.max_characters)}
    errors: dict[str, str] = {}
    for name in NAMES:
        value = getattr(row, name) if name == "text" else getattr(row, name).strip()
        try:
            Article.from_dict({"text": "-", name: value or ("" if name == "text" else None)})
        except InvalidArticle as error:
            message = str(error)
            errors["text" if name in _CARRIED else name] = t(_PLAIN.get(name, "")) or f"{message[:1].upper()}{message[1:]}."
    if not row.text.strip():
        errors["text"] = t("The text is missing. Paste the words of the article.")
    return errors


def _uploaded(name: str, content: bytes, config: Config, notes: list[str]) -> list[Row]:
    path = PurePath(name.replace("\\", "/"))
    kind = path.suffix.lower()
    if kind == ".txt":
        try:
            return [Row(text=_newlines(content.decode("utf-8-sig")), id=path.stem[:60])]
        except UnicodeDecodeError as error:
            raise Refused("invalid-article", _NOT_TEXT) from error
    if kind == ".json" and recognised(content, name=name, media_type=None) != "ninjs":
        listed = read_json(content, max_depth=config.max_depth)
        if isinstance(listed, dict) and set(listed) == {"articles"}:
            listed = listed["articles"]
        return [_row(item) for item in (listed if isinstance(listed, list) else [listed])]
    limits = Limits(max_bytes=config.max_bytes, max_articles=config.max_articles, max_characters=config.max_characters)
    found = read(content, name=name, limits=limits)
    notes += _told(path.name, found)
    ids = [reading.article.id if reading.format in _NAMING else "" for reading in found.readings]
    return [replace(row_of(article), id=id_[:60]) for article, id_ in zip(found.articles, ids, strict=True)]


def _row(data: Any) -> Row:
    return replace(row_of(Article.from_dict(data)), id=data.get("id") or "")


def _typed(columns: Mapping[str, Sequence[str]], at: int) -> Row:
    values: dict[str, Any] = {name: _newlines(column[at]) if at < len(column) else "" for name, column in columns.items()}
    return Row(**values)


def _newlines(text: str) -> str:
    """Forms send a line end as two characters, whatever was typed; offsets count what was typed."""
    return text.replace("\r\n", "\n")
