"""Offices beside names: "Transport Minister Grace X", "Rosa Y, head of civil defence,", "la jefa del Indeci, Rosa Y,".

An office is a role of the lexicon in the words right before a name, or in apposition to it. Which of several roles is meant is only
said where the language leaves no doubt: of "the spokesman of the president Juan X" it does not. Words that mean an office only
beside a name, and those that say when it is held, stand in `language/<code>/beside.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.knowledge.concepts import concept
from claims.knowledge.demonyms import read_demonym
from claims.knowledge.offices import held_before, holds_office
from claims.language.base import table
from claims.language.fold import fold_word
from claims.language.lexicon import find_concepts
from claims.language.pipeline import Token, phrase
from claims.model.claim import ConceptMention
from claims.model.name import NameKind, NameMention
from claims.model.office import Office, Term
from claims.model.span import Field, Span

_BEFORE = 12  # words of an office before a name
_BEHIND = 14  # words of one in apposition behind it
_OPENING = 8  # words of an apposition that may stand before the role
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "PART", "X"})
_COMMAS = frozenset(",،")
_CLOSING = frozenset(',،.;؛:)—–-!?؟"”»')
_APPOSING = frozenset(",،(—–")
_TERMS = {"former": Term.FORMER, "acting": Term.ACTING, "coming": Term.COMING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as offices are read in it: its tokens with their tags, its names and every concept met, all in order."""

    tokens: Sequence[Token]
    tags: Sequence[str]
    names: Sequence[NameMention]
    concepts: Sequence[ConceptMention]
    language: str
    source: str
    field: Field


@dataclass(frozen=True, slots=True)
class _Role:
    """A role on tokens `[first, last)`."""

    first: int
    last: int
    concept: str


def read_offices(sentence: Sentence) -> tuple[Office, ...]:
    """The offices of a sentence in order of position, each with its holder. One that two names may claim is nobody's."""
    reader = _Reader(sentence)
    found = [office for name in reader.bearing for office in reader.offices(name)]
    claimed: dict[Span, set[Span]] = {}
    for office in found:
        claimed.setdefault(office.span, set()).add(office.holder.span)
    kept = [office for office in found if len(claimed[office.span]) == 1]
    return tuple(sorted(kept, key=lambda office: (office.span, office.concept)))


class _Reader:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens, self.tags, self.language = sentence.tokens, sentence.tags, sentence.language
        self.roles = self._roles()
        self.owner: dict[int, NameMention] = {}  # tokens of names
        self.bearing: list[NameMention] = []  # the names of people
        for name in sentence.names:
            inside = self._places(name.span)
            if not inside or all(any(role.first <= at < role.last for role in self.roles) for at in inside):
                continue
            self.owner.update(dict.fromkeys(inside, name))
            if name.kind is NameKind.PER and not (len(inside) == 1 and self._names_a_body(inside[0])):
                self.bearing.append(name)

    def offices(self, name: NameMention) -> Iterator[Office]:
        """What a name is called before and behind it."""
        places = self._places(name.span)
        if places:
            yield from self._before(name, places[0], places[-1] + 1)
            yield from self._led(name, places[-1] + 1) or self._behind(name, places[-1] + 1)

    def _before(self, name: NameMention, first: int, after: int) -> Iterator[Office]:
        last = self._over_origin(first)
        apposed = last > 0 and self.tokens[last - 1].text in _COMMAS
        if apposed:
            if after < len(self.tokens) and self.tokens[after].text not in _CLOSING:
                return
            last -= 1
        elif not self._announces(last - 1):
            return
        begin = last
        while begin > 0 and last - begin < _BEFORE and self._is_inside(begin - 1, apposed=apposed):
            begin -= 1
        roles = [role for role in self.roles if begin <= role.first and role.last <= last]
        for role in self._heads(roles, last, apposed=apposed):
            yield self._office(name, role, self._opening(role.first, begin), last)

    def _over_origin(self, first: int) -> int:
        """Where the words before a name end when it opens with where its bearer is from: "the coach, the Argentine Martin X"."""
        at = first
        if at > 0 and read_demonym(self.tokens[at - 1].text, self.language):
            at -= 1
            while at > 0 and self.tags[at - 1] == "DET":
                at -= 1
            if at > 0 and self.tokens[at - 1].text in _COMMAS:
                return at
        return first

    def _announces(self, at: int) -> bool:
        """True where the word before a name may be part of what its bearer is called: not in "lawyers of" and "artists such as".

        Where an article is written with its word, a bare role before a name has the name for its owner: "محامي رونالدو".
        """
        if at < 0 or self.tags[at] in ("ADP", "PART", "DET", "NUM") or self._joins(at) or self._is_hyphen(at):
            return False
        articles = _articles(self.language)
        role = next((role for role in self.roles if role.last == at + 1), None)
        if not articles or role is None or role.last - role.first > 1 or at in self.owner:
            return True
        return any(key.startswith(articles) for key in self.tokens[at].keys) or self._is_owned(at)

    def _is_owned(self, at: int) -> bool:
        """True for a role with its owner in the word: "مدربه", "his coach"."""
        token = self.tokens[at]
        endings = tuple(table(self.language, "names").get("possessive_endings", ()))
        return bool(endings) and token.text.endswith(endings) and any(token.text.startswith(key) for key in token.keys[1:])

    def _behind(self, name: NameMention, after: int) -> Iterator[Office]:
        begin = self._over_age(after)
        if begin is None:
            return
        last = begin
        while last < len(self.tokens) and last - begin < _BEHIND and self._is_inside(last, apposed=True):
            last += 1
        if last < len(self.tokens) and self.tokens[last].text not in _CLOSING:
            return
        roles = [role for role in self.roles if begin <= role.first and role.last <= last]
        if not roles:
            return
        head = roles[0]
        if not self._head_first():
            tied = next((at for at in range(begin, last) if self.tags[at] == "ADP"), last)
            head = next((role for role in reversed(roles) if role.last <= tied), roles[0])
        between = range(begin, head.first)
        if head.first - begin > _OPENING or any(self.tags[at] == "ADP" for at in between):
            return
        if head.last < last and self._is_person(head.last):
            return  # the title of the next name
        yield self._office(name, head, begin, last)

    def _led(self, name: NameMention, after: int) -> list[Office]:
        """What a clause behind a name tells that its bearer heads: "Lena X, who runs the project"; Arabic needs no comma."""
        begin = after + 1 if after < len(self.tokens) and self.tokens[after].text in _COMMAS else after
        told = standing(self.tokens, begin, self.language, "leads") if begin < len(self.tokens) else []
        if not told:
            return []
        lead, words = max(told, key=lambda entry: len(entry[1]))
        head = _Role(begin, begin + len(words), lead)
        last = head.last
        while last < len(self.tokens) and last - head.last < _BEHIND and self._is_inside(last, apposed=True):
            last += 1
        return [self._office(name, head, begin, last)] if last > head.last else []

    def _over_age(self, at: int) -> int | None:
        """Where an apposition begins behind a name: past a comma or bracket, and past an age between commas."""
        if at >= len(self.tokens) or self.tokens[at].text not in _APPOSING:
            return None
        begin = at + 1
        if begin < len(self.tokens) and self.tags[begin] == "NUM":
            while begin < len(self.tokens) and self.tags[begin] in ("NUM", "NOUN", "ADP", "ADJ"):
                begin += 1
            if begin >= len(self.tokens) or self.tokens[begin].text not in _COMMAS:
                return None
            begin += 1
        return begin

    def _heads(self, roles: list[_Role], last: int, *, apposed: bool) -> list[_Role]:
        """Which roles before a name are its own: the only one, several joined by "and", else what the language makes sure of."""
        if not roles:
            return []
        joined = [roles[-1]]
        for one, other in zip(reversed(roles[:-1]), reversed(roles), strict=False):
            if not all(self._joins(at) for at in range(one.last, other.first)) or other is not joined[-1]:
                break
            joined.append(one)
        if len(joined) == len(roles):
            return joined[::-1]
        if self._head_first():
            return [roles[0]] if apposed else []
        tied = any(self.tags[at] == "ADP" for at in range(roles[0].last, last))
        if not tied:
            return joined[::-1]
        return [roles[0]] if apposed else []

    def _opening(self, first: int, begin: int) -> int:
        """Where the words that go with a role begin before it: adjectives and names, not what a preposition ties."""
        while first > begin and self.tags[first - 1] != "ADP" and not self._joins(first - 1):
            first -= 1
        return first

    def _office(self, name: NameMention, role: _Role, begin: int, last: int) -> Office:
        tokens = self.tokens
        area = Span(tokens[begin].start, tokens[last - 1].end, self.sentence.field)
        span = Span(tokens[role.first].start, tokens[last - 1].end, self.sentence.field)
        words = [at for at in range(begin, last) if not role.first <= at < role.last]
        beside = [one for one in self.sentence.concepts if area.contains(one.span) and self._apart(one.span, role)]
        owners = [owner for at in words for owner in self._owners(at) if owner]
        joint = any(self._is_joint(at) for at in range(role.last, last))
        before = held_before(role.concept)
        return Office(
            holder=name,
            span=span,
            text=self.sentence.source[span.start : span.end],
            concepts=(before or role.concept, *self._also(role)),
            about=tuple(dict.fromkeys(mention.concept for mention in beside)),
            owners=tuple(dict.fromkeys(owners)),
            term=Term.FORMER if before is not None else self._term(range(max(0, begin - 1), last)),
            joint=joint,
        )

    def _apart(self, span: Span, role: _Role) -> bool:
        return span.end <= self.tokens[role.first].start or span.start >= self.tokens[role.last - 1].end

    def _owners(self, at: int) -> list[str]:
        name = self.owner.get(at)
        country = read_demonym(self.tokens[at].text, self.language)
        if country:
            return [country]
        return [name.entity] if name is not None and name.entity else []

    def _term(self, places: range) -> Term:
        """When an office is held, by the words at these places; the one before it counts, for "acting" looks like a verb."""
        for mark, term in _TERMS.items():
            if any(self._stands(words, at) for words in _marks(self.language, mark) for at in places):
                return term
        return Term.HELD

    def _stands(self, words: tuple[str, ...], at: int) -> bool:
        return stands(self.tokens, words, at)

    def _roles(self) -> list[_Role]:
        starts = {token.start: at for at, token in enumerate(self.tokens)}
        ends = {token.end: at + 1 for at, token in enumerate(self.tokens)}
        found: dict[int, _Role] = {}
        for mention in self.sentence.concepts:
            if mention.span.start not in starts or mention.span.end not in ends:
                continue
            first, last = starts[mention.span.start], ends[mention.span.end]
            for role in self._held_in(mention.concept, first, last):
                if not (role.last - role.first == 1 and self._is_loose(role.first)):
                    found.setdefault(role.first, role)
        for at in range(len(self.tokens)):
            for name, words in sorted(standing(self.tokens, at, self.language, "offices"), key=lambda entry: len(entry[1])):
                longer = at not in found or found[at].last < at + len(words)
                behind = any(role.first < at <= role.last for role in found.values())  # "general" of a secretary general
                if longer and not behind:
                    found[at] = _Role(at, at + len(words), name)
        return [found[at] for at in sorted(found)]

    def _held_in(self, name: str, first: int, last: int) -> Iterator[_Role]:
        """The role that a concept is, or the one inside it: "acting mayor" holds a mayor."""
        known = concept(name)
        if known is not None and known.kind == "role":
            yield _Role(first, last, name)
        elif holds_office(name) and last - first > 1:
            for begin, end in ((first + 1, last), (first, last - 1)):
                for match in find_concepts(self.tokens[begin:end], self.language):
                    inner = concept(match.concept)
                    if inner is not None and inner.kind == "role":
                        yield _Role(begin + match.first, begin + match.last, match.concept)

    def _also(self, role: _Role) -> list[str]:
        """What else the words of a role may mean: a Spanish "presidente" heads a state or a government."""
        held = range(role.first, role.last)
        return [
            name
            for name, phrases in entries(self.language, "also").items()
            if name != role.concept and any(len(words) == len(held) and self._stands(words, role.first) for words in phrases)
        ]

    def _is_loose(self, at: int) -> bool:
        loose = _loose(self.language)
        return any(key in loose for key in self.tokens[at].keys)

    def _is_inside(self, at: int, *, apposed: bool = False) -> bool:
        """True for a token that may stand in the words of an office; a person's name only tied to them, "minister of Kandar"."""
        name = self.owner.get(at)
        if name is not None:
            return name not in self.bearing or (apposed and self._is_tied(self._places(name.span)[0]))
        return (self.tags[at] in _INSIDE and bool(self.tokens[at].keys)) or self._joins(at) or self._is_hyphen(at)

    def _is_tied(self, at: int) -> bool:
        return at > 0 and self.tags[at - 1] == "ADP"

    def _names_a_body(self, at: int) -> bool:
        """True for a lone word right behind one for a body: in "director of the institute Harwell" Harwell is no person."""
        articles = _articles(self.language)
        if articles and at > 0 and any(key.startswith(articles) for key in self.tokens[at - 1].keys[:1]):
            return False
        return at > 0 and any(
            mention.span.end == self.tokens[at - 1].end and _is_body(mention.concept) for mention in self.sentence.concepts
        )

    def _is_hyphen(self, at: int) -> bool:
        return self.tokens[at].text in "-'’" and 0 < at < len(self.tokens) - 1

    def _is_person(self, at: int) -> bool:
        return self.owner.get(at) in self.bearing

    def _joins(self, at: int) -> bool:
        joins = _coordinators(self.language)
        return bool(self.tokens[at].keys) and self.tokens[at].keys[0] in joins

    def _is_joint(self, at: int) -> bool:
        """True for an "and" inside an office, apart or written with the next word, that joins no names: "of health and sport"."""
        if self._joins(at):
            return at + 1 < len(self.tokens) and at + 1 not in self.owner
        keys = self.tokens[at].keys
        if not keys or at in self.owner:
            return False
        return any(keys[0].startswith(one) and keys[0][len(one) :] in keys[1:] for one in _joined(self.language))

    def _head_first(self) -> bool:
        return bool(table(self.language, "roles").get("head_first", True))

    def _places(self, span: Span) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if token.start < span.end and span.start < token.end]


def _is_body(name: str) -> bool:
    found = concept(name)
    return found is not None and found.kind == "organization"


def stands(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """True when the folded words of an entry stand from a token on, in whatever form."""
    return at + len(words) <= len(tokens) and all(
        word in (tokens[at + step].keys or (tokens[at + step].text,)) for step, word in enumerate(words)
    )


@cache
def entries(language: str, group: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """A section of the language's words beside names: what they mean, and the words, folded."""
    data = table(language, "beside").get(group, {})
    return {
        name: tuple(tuple(fold_word(token.text) for token in phrase(written, language)) for written in words)
        for name, words in data.items()
    }


def standing(tokens: Sequence[Token], at: int, language: str, group: str) -> list[tuple[str, tuple[str, ...]]]:
    """The entries of a section that stand from a token on, in the order they are listed: what they mean, and their words."""
    index = _by_first_word(language, group)
    begun = [entry for key in tokens[at].keys or (tokens[at].text,) for entry in index.get(key, ())]
    return [(name, words) for _, name, words in sorted(begun) if stands(tokens, words, at)] if begun else []


@cache
def _by_first_word(language: str, group: str) -> dict[str, list[tuple[int, str, tuple[str, ...]]]]:
    """The entries of a section with their number in it, by the word they begin with."""
    listed = [(name, words) for name, phrases in entries(language, group).items() for words in phrases]
    found: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for number, (name, words) in enumerate(listed):
        found.setdefault(words[0], []).append((number, name, words))
    return found


def _marks(language: str, mark: str) -> tuple[tuple[str, ...], ...]:
    return entries(language, "marks").get(mark, ())


@cache
def _loose(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "beside").get("loose", ()))


@cache
def _coordinators(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(language, "clauses").get("coordinators", ()))


@cache
def _joined(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "clauses").get("joined", ()))


@cache
def _articles(language: str) -> tuple[str, ...]:
    return tuple(fold_word(prefix) for prefix in table(language, "names").get("definite_prefix", ()))
