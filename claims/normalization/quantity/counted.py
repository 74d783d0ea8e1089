"""The concept that a number counts: the noun right after it, with adjectives between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims.knowledge.concepts import concept
from claims.model.claim import ConceptMention
from claims.normalization.quantity.number import Number
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind

_RANK = {"event": 1, "measure": 1, "quality": 2}  # what is counted is a thing first, an event next; qualities are its adjectives


class Counted:
    """Answers what stands after a number, from the concept mentions of a text."""

    def __init__(self, reading: Reading, concepts: Sequence[ConceptMention]) -> None:
        self._reading = reading
        self._at: dict[int, tuple[str, int]] = {}
        for mention in sorted(concepts, key=lambda c: (c.span.start, -c.span.end, _rank(c.concept), c.concept)):
            first = bisect_left(reading.starts, mention.span.start)
            last = bisect_left(reading.starts, mention.span.end)
            while first + 1 < last and self._is_small(first):
                first += 1  # a phrase that is met with its article: "des sièges"
            if last > first and _rank(mention.concept) < 2:
                self._at.setdefault(first, (mention.concept, last))

    def _is_small(self, at: int) -> bool:
        word, lexicon = self._reading.tokens[at].text, self._reading.lexicon
        return lexicon.is_in("boundary", word) or lexicon.is_in("of", word) or lexicon.is_in("articles", word)

    def is_next(self, at: int) -> bool:
        """True when a concept begins at token `at`."""
        return at in self._at

    def at(self, at: int) -> str | None:
        """The thing named by the one token `at`."""
        found = self._at.get(at)
        return found[0] if found is not None and found[1] == at + 1 and _rank(found[0]) == 0 else None

    def after(self, number: Number, at: int) -> str | None:
        """The concept counted by a number that ends before token `at`, None when no concept is near enough."""
        if not self._at:
            return None
        tokens, lexicon = self._reading.tokens, self._reading.lexicon
        index, steps = at, 0
        linked = number.bridged or number.vague or number.share
        while index < len(tokens) and steps < lexicon.syntax["reach"]:
            found = self._at.get(index)
            token = tokens[index]
            if token.kind is not Kind.WORD:
                if linked and steps == 0 and token.text == "'":
                    index += 1
                    continue
                return None
            if found is not None and not lexicon.is_in("boundary", token.text):
                return self._head(index, found, many=number.value != 1, near=steps == 0)
            if linked and steps == 0 and (lexicon.is_in("of", token.text) or lexicon.is_in("articles", token.text)):
                index += 1
                continue
            if steps == 0 and index == at and (skipped := self._partitive(index)):
                index += skipped
                continue
            if lexicon.is_in("boundary", token.text):
                return None
            index, steps = index + 1, steps + (not lexicon.is_in("adjectives_before", token.text))
        return None

    def _partitive(self, at: int) -> int:
        """How many words say that the number is a part of what follows: "two of his deputies"; 0 where none do."""
        tokens, lexicon = self._reading.tokens, self._reading.lexicon
        if at + 2 >= len(tokens) or not lexicon.is_in("partitive", tokens[at].text):
            return 0
        return 2 if lexicon.is_in("partitive_before", tokens[at + 1].text) else int("partitive_before" not in lexicon.sets)

    def _head(self, first: int, found: tuple[str, int], *, many: bool, near: bool) -> str | None:
        """In "31 hospital patients" the patients are counted: a plural right after a singular is the head.

        A word for an event counts only right after the number, and as a plural where the language shows it.
        """
        endings = self._endings("plural_endings")
        tokens = self._reading.tokens
        name, last = found
        after = self._at.get(last)
        if last < len(tokens) and tokens[last].text == "'" and tokens[last].glued:
            return None  # "a third of the country's schools"
        if after is not None and _rank(name) > _rank(after[0]):
            return after[0]  # "14 signed documents"
        plural = not endings or tokens[last - 1].text.endswith(endings)
        if many and not plural and last < len(tokens) and tokens[last].kind is Kind.WORD and tokens[last].text.endswith(endings):
            if after is not None:
                return after[0] if tokens[after[1] - 1].text.endswith(endings) else name
            if not self._reading.lexicon.is_in("boundary", tokens[last].text):
                return None
        if _rank(name) == 0:
            return name
        return (
            name if near and (plural or not many) and self._is_noun(tokens[first].text, tokens[last - 1].text, many=many) else None
        )

    def _is_noun(self, word: str, last: str, *, many: bool) -> bool:
        """False for what looks like a verb: "more than 200 suffered"."""
        plurals, verbs = self._endings("event_endings"), self._endings("not_counted_endings")
        return not (many and plurals and not last.endswith(plurals)) and not (verbs and word.endswith(verbs))

    def _endings(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._reading.lexicon.sets.get(name, ())))


def _rank(name: str) -> int:
    known = concept(name)
    return _RANK.get(known.kind, 0) if known is not None else 0
