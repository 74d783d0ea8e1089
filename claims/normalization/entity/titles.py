"""Titles that stand for the person who bore them earlier in the article: "the minister" after "Transport Minister Grace X".

A title is given by the words right before a name ("the mayor Rosa X") or in apposition behind it ("Rosa X, the mayor of Y,").
It points back only when a single person has borne it so far and nothing beside it says whose office it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.knowledge.places import nominatives
from claims.language.fold import Folded
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span
from claims.normalization.entity.phones import Script
from claims.normalization.entity.words import NameTables, Word, name_tables, read_words

_BEFORE = 4  # words between a title and the name it announces
_BEHIND = 4  # words between a name and the title in apposition to it


def read_titles(
    text: Folded, language: str, mentions: Sequence[NameMention], *, sentences: Sequence[Span] = (), field: Field = Field.TEXT
) -> tuple[NameMention, ...]:
    """The titles of a field that point back to a person, each with that person's `entity` and `normal`.

    `mentions` are linked names. The titles are no names: they are told beside them, for speakers and participants. Linear.
    """
    tables = name_tables(language)
    words = read_words(text, sentences, (), tables)
    covered: dict[int, NameMention] = {}
    here = sorted((mention for mention in mentions if mention.span.field is field), key=lambda mention: mention.span)
    starts = [(text.find(mention.span.start), text.find(mention.span.end), mention) for mention in here]
    at = 0
    for index, word in enumerate(words):
        while at < len(starts) and starts[at][1] <= word.start:
            at += 1
        if at < len(starts) and starts[at][0] < word.end:
            covered[index] = starts[at][2]
    borne: dict[str, dict[str, NameMention]] = {}
    found: list[NameMention] = []
    for index, word in enumerate(words):
        title = _title(word, tables)
        if title is None or index in covered:
            continue
        holder = _holder(words, index, covered, tables)
        if holder is not None:
            borne.setdefault(title, {}).setdefault(holder.entity or holder.text, holder)
        elif len(borne.get(title, ())) == 1 and _stands_alone(words, index, covered, tables):
            person = next(iter(borne[title].values()))
            start, end = text.span(word.start, word.end)
            found.append(
                NameMention(
                    span=Span(start, end, field),
                    text=text.source[start:end],
                    kind=NameKind.PER,
                    entity=person.entity,
                    normal=person.normal,
                )
            )
    return tuple(found)


def _title(word: Word, tables: NameTables) -> str | None:
    """The title a word is, in the form that its forms share; None when it is none."""
    for form in _forms(word, tables):
        if tables.has("title_heads", form) or (not tables.bicameral and tables.has("titles", form)):
            return form
    return None


def _forms(word: Word, tables: NameTables) -> Iterator[str]:
    if word.script is Script.CYRILLIC:
        yield from nominatives(word.text)
        return
    for prefix in tables.lists.get("definite_prefix", ()):
        if word.text.startswith(prefix) and tables.has("titles", word.text.removeprefix(prefix)):
            yield word.text.removeprefix(prefix)
    yield word.text


def _holder(words: list[Word], index: int, covered: dict[int, NameMention], tables: NameTables) -> NameMention | None:
    """The person named right behind a title, or right before it in apposition."""
    for at in range(index + 1, min(index + 2 + _BEFORE, len(words))):
        if words[at].gap != " " or words[at].opens:
            break
        mention = covered.get(at)
        if mention is not None and mention.kind is NameKind.PER:
            return mention
        if tables.has("reporting", words[at].text) or (at > index + 1 and _title(words[at], tables)):
            break
    for at in range(index, max(index - 1 - _BEHIND, 0), -1):
        if words[at].gap == ", ":
            mention = covered.get(at - 1)
            return mention if mention is not None and mention.kind is NameKind.PER else None
        if words[at].gap != " ":
            break
    return None


def _stands_alone(words: list[Word], index: int, covered: dict[int, NameMention], tables: NameTables) -> bool:
    """True for a title with its article, if the language has one, and no word that says of what or of whom."""
    word = words[index]
    articles = tables.lists.get("definite", frozenset())
    if tables.lists.get("definite_prefix"):
        if not word.text.startswith(tuple(tables.lists["definite_prefix"])):
            return False
    elif "" not in articles:
        before = words[index - 1] if index and word.gap == " " else None
        if not (before is not None and before.text in articles) and word.elided.rstrip("'") not in articles:
            return False
    elif index and word.gap == " " and words[index - 1].text.endswith(tuple(tables.lists.get("adjective_endings", ()))):
        return False
    after = index + 1
    if after >= len(words) or words[after].gap != " ":
        return True
    follows = words[after]
    links = any(tables.has(name, follows.text) for name in ("org_links", "complements", "title_heads"))
    return not links and after not in covered and not follows.capital and not _genitive(words, after, tables)


def _genitive(words: list[Word], at: int, tables: NameTables) -> bool:
    """True when a noun right behind, with no article between, may say of what: only where there are no articles."""
    lists = tables.lists
    if "" in lists.get("definite", frozenset()):
        text = words[at].text
        return not (tables.has("reporting", text) or tables.has("function_words", text) or text.endswith(tables.verb_endings))
    return bool(lists.get("definite_prefix")) and words[at].text.startswith(tuple(lists["definite_prefix"]))
