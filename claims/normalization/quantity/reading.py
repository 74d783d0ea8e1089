"""One text being read: its tokens, and what the written form tells (capitals, lines, spaces)."""

from __future__ import annotations

from claims.language.fold import Folded
from claims.normalization.quantity.lexicon import Lexicon
from claims.normalization.quantity.number import Number, Words
from claims.normalization.quantity.reader import read_number
from claims.normalization.quantity.tokens import Kind, Token, tokenize

_NARROW = "\u00a0\u202f\u2009\u2007"
_ENDS = ".!?:…؟"
_OPENERS = "\"'«“”‘(["
_TITLE_WORDS = 40


class Reading:
    """A text with its tokens. Lines and capitals are looked at on demand, each line once."""

    def __init__(self, text: Folded, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.tokens: tuple[Token, ...] = tokenize(text, lexicon.particles)
        self.starts = [text.origin[token.start] for token in self.tokens]
        self.words = Words(self.tokens, lexicon, self.narrow)
        self.ordinals = tuple(sorted(lexicon.sets.get("ordinals", ())))
        self._title: dict[int, bool] = {}

    def number(self, at: int, *, joined: bool = True) -> Number | None:
        """The number that begins at token `at`; `joined=False` stops before a conjunction that is a word of its own."""
        return read_number(self.words, at, joined=joined)

    def written(self, at: int) -> str:
        """The first character of token `at` as sent."""
        return self.text.source[self.starts[at]]

    def capital(self, at: int) -> bool:
        """True when token `at` is a word that begins with a capital letter."""
        return self.tokens[at].kind is Kind.WORD and self.written(at).isupper()

    def branded(self, at: int) -> bool:
        """True when a capital stands inside token `at`, after a small first letter: "iPhone"."""
        token = self.tokens[at]
        if token.kind is not Kind.WORD or not self.written(at).islower():
            return False
        end = self.text.origin[token.end - 1] + 1
        return not self.text.source[self.starts[at] : end].islower()

    def starts_sentence(self, at: int) -> bool:
        """True when token `at` is the first word of a line or a sentence."""
        before = at - 1
        while before >= 0 and self.tokens[before].text in _OPENERS:
            before -= 1
        if before < 0:
            return True
        token = self.tokens[before]
        return token.kind is Kind.BREAK or token.text in _ENDS or (token.text == "-" and self.written(before) != "-")

    def is_title_line(self, at: int) -> bool:
        """True when most longer words of the line of token `at` begin with a capital: a headline's style."""
        tokens = self.tokens
        first = at
        while first > 0 and tokens[first - 1].kind is not Kind.BREAK and at - first < _TITLE_WORDS:
            first -= 1
        known = self._title.get(first)
        if known is None:
            words = capitals = 0
            for index in range(first, min(len(tokens), first + _TITLE_WORDS)):
                if tokens[index].kind is Kind.BREAK:
                    break
                if tokens[index].kind is Kind.WORD and len(tokens[index].text) > 3:
                    words += 1
                    capitals += self.capital(index)
            known = words >= 3 and capitals * 10 >= words * 7
            self._title[first] = known
        return known

    def narrow(self, at: int) -> bool:
        """True when the space before token `at` is one that does not break lines."""
        place = self.starts[at] - 1
        return place >= 0 and self.text.source[place] in _NARROW
