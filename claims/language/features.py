"""What a linear model sees of a text: one row of hashed attributes for each token.

Every attribute is a 32-bit number: of the word (form, core, shape, affixes), of the tables around names (gazetteers compiled from
`knowledge/` and `language/<code>/names.toml`), and of where the word stands. A word is looked at once and remembered; phrases of
the gazetteers are found for a whole text at a time. Numbers are the same on every machine and in every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claims.errors import DataError
from claims.language.ascending import Ascending, Ids
from claims.language.fold import fold_word
from claims.language.pipeline import Token

PHRASE = 5  # tokens of the longest phrase of a gazetteer
_SHORTEST = 2  # letters left of a word without its clitics
_STEP = np.uint32(16777619)  # the prime of FNV-1, which spreads well over 32 bits
_REMEMBERED = 60_000  # words whose attributes are kept; a text with more forgets all and starts again


class Column(IntEnum):
    """The attributes of a token, in the order of a row."""

    FORM = 0
    CORE = 1
    SHAPE = 2
    CASE = 3
    END1 = 4
    END2 = 5
    END3 = 6
    END4 = 7
    START1 = 8
    START2 = 9
    START3 = 10
    CLITIC = 11
    CLUSTER = 12
    TRIGGER = 13
    PERSON = 14
    PLACE = 15
    ORGANIZATION = 16
    TAG = 17
    OPENS = 18
    SEEN = 19
    BRANCH4 = 20  # where the word stands in a tree of classes: the first 4, 6 and 10 turnings, and all of them
    BRANCH6 = 21
    BRANCH10 = 22
    BRANCH = 23


WIDTH = len(Column)


class Mark(IntEnum):
    """What a gazetteer says of a word or phrase; a mask may hold several."""

    COUNTRY = 1
    CITY = 2
    TOWN = 4
    REGION = 8
    ORGANIZATION = 16
    GIVEN = 32
    BEARER = 64
    DEMONYM = 128
    TITLE = 256
    ORG_HEAD = 512
    LOC_HEAD = 1024
    PREPOSITION = 2048
    REPORTING = 4096
    FUNCTION = 8192
    NOT_NAME = 16384
    PARTICLE = 32768


_PLACES = Mark.COUNTRY | Mark.CITY | Mark.TOWN | Mark.REGION
_PEOPLE = Mark.GIVEN | Mark.BEARER
_ORGANIZATIONS = int(Mark.ORGANIZATION)
_TRIGGERS = 0xFFFF & ~(_PLACES | _PEOPLE | _ORGANIZATIONS)
_BRANCHES = ((Column.BRANCH4, 0xF), (Column.BRANCH6, 0x3F), (Column.BRANCH10, 0x3FF), (Column.BRANCH, 0xFFFFFFFF))
_FIRST, _INSIDE = 0x10000, 0x20000  # of a phrase of several tokens


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Marks of folded words and phrases, by hash; keys ascend."""

    keys: Ids
    marks: NDArray[np.uint16]
    _table: Ascending = field(init=False, repr=False)
    _marks: NDArray[np.uint16] = field(init=False, repr=False)  # and 0 for what is not listed

    def __post_init__(self) -> None:
        object.__setattr__(self, "_table", Ascending(self.keys))
        object.__setattr__(self, "_marks", np.append(self.marks, np.uint16(0)))

    def find(self, hashes: Ids) -> NDArray[np.uint16]:
        """The mask of each hash, 0 where it is not listed."""
        return self._marks.take(self._table.find(hashes))


@dataclass(frozen=True, slots=True)
class Words:
    """What a language's reader knows of single words: how common they are, their distribution class, its clitics."""

    keys: Ids
    counts: NDArray[np.uint8]  # rounded binary logarithm of the count, plus one
    clusters: NDArray[np.uint8]  # 0: none
    clitics: tuple[str, ...] = ()
    swallows: str = "\n"  # a clitic that ends so has swallowed the article
    article: str = ""

    def _at(self, folded: str) -> int:
        return _find(self.keys, word_hash(folded))

    def count(self, folded: str) -> int:
        """How common a folded word is, 0 when it is not known."""
        at = self._at(folded)
        return 0 if at < 0 else int(self.counts[at])

    def cluster(self, folded: str) -> int:
        """The distribution class of a folded word, 0 when it has none."""
        at = self._at(folded)
        return 0 if at < 0 else int(self.clusters[at])


@dataclass(frozen=True, slots=True)
class Branches:
    """Where words, as they are written, stand in a binary tree of classes: one number each, the first turning its lowest bit.

    Keys, hashes of the words, ascend. Words in like company stand near one another.
    """

    keys: Ids
    paths: Ids

    def path(self, text: str) -> int:
        """The way to a word's class, 0 when it is not known. A word in capitals is sought in small letters, then as a name."""
        for form in (text, text.lower(), text.title()) if text.isupper() else (text,):
            at = _find(self.keys, word_hash(form))
            if at >= 0:
                return int(self.paths[at])
        return 0


NO_BRANCHES = Branches(np.zeros(0, np.uint32), np.zeros(0, np.uint32))


@dataclass(slots=True)
class Reader:
    """Turns tokens of one language into rows of attributes."""

    words: Words
    gazetteers: tuple[Gazetteer, ...]
    lemmas: bool  # the second key of a token is its lemma
    branches: Branches = NO_BRANCHES
    _rows: dict[str, Ids] = field(default_factory=dict)
    _cores: dict[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, tokens: Sequence[Token], opens: Sequence[bool]) -> Ids:
        """A row for each token; `opens` says which begin a sentence. Linear."""
        rows = np.empty((len(tokens), WIDTH), np.uint32)
        remembered = self._rows
        for at, token in enumerate(tokens):
            row = remembered.get(token.text)
            if row is None:
                if len(remembered) >= _REMEMBERED:
                    remembered.clear()
                row = remembered[token.text] = self._row(token)
            rows[at] = row
        starts = np.fromiter(opens, np.bool_, len(tokens))
        self._mark(rows, starts)
        rows[:, Column.OPENS] = np.where(starts, np.uint32(2), np.uint32(1))
        return rows

    def core(self, token: Token) -> tuple[str, int]:
        """The folded word without its clitics, or its lemma, and how many letters in front of it are clitics.

        Clitics go only when what remains is commoner than the whole: a word may well begin with the same letter.
        """
        if not self.words.clitics:
            return (token.keys[1] if self.lemmas and len(token.keys) > 1 else fold_word(token.text)), 0
        known = self._cores.get(token.text)
        if known is None:
            if len(self._cores) >= _REMEMBERED:
                self._cores.clear()
            known = self._cores[token.text] = self._without_clitics(fold_word(token.text))
        return known

    def names_people(self, folded: str) -> bool:
        """True for a word that the gazetteers hold as part of people's names, as it stands."""
        return bool(self._look_up(np.array([word_hash(folded)], np.uint32))[0] & _PEOPLE)

    def _without_clitics(self, folded: str) -> tuple[str, int]:
        best, taken, most = folded, 0, self._common(folded)
        for clitic in self.words.clitics:
            if folded.startswith(clitic) and len(folded) - len(clitic) >= _SHORTEST:
                rest = folded[len(clitic) :]
                if clitic.endswith(self.words.swallows):
                    rest = self.words.article + rest
                common = self._common(rest)
                if common > most:
                    best, taken, most = rest, len(clitic), common
        return best, taken

    def _common(self, folded: str) -> int:
        """How common a word is; one that the gazetteers hold as a name counts as met once."""
        marks = self._look_up(np.array([word_hash(folded)], np.uint32))[0]
        return max(self.words.count(folded), int(bool(marks & (_PLACES | _PEOPLE | _ORGANIZATIONS))))

    def _row(self, token: Token) -> Ids:
        text = token.text[:64]
        folded = fold_word(text)
        form = "".join("0" if letter.isdigit() else letter for letter in folded) or text
        core, taken = self.core(token)
        values = (
            form,
            core,
            shape(text),
            case(text),
            *(form[-size:] if len(form) > size else "" for size in (1, 2, 3, 4)),
            *(form[:size] if len(form) > size else "" for size in (1, 2, 3)),
            folded[:taken],
        )
        row = np.zeros(WIDTH, np.uint32)
        for column, value in enumerate(values):
            row[column] = crc32(f"{column} {value}".encode("utf-8", "surrogatepass")) if value else 0
        row[Column.CLUSTER] = self.words.cluster(core) or self.words.cluster(form)
        path = self.branches.path(text)
        for column, turnings in _BRANCHES:
            row[column] = 1 + (path & turnings) if path else 0
        row[Column.SEEN] = 1 + min(7, self.words.count(folded))
        # the plain hashes wait here until the gazetteers have been asked
        row[Column.PLACE], row[Column.ORGANIZATION] = word_hash(folded), word_hash(core)
        return row

    def _mark(self, rows: Ids, starts: NDArray[np.bool_]) -> None:
        """Fill in the columns of the gazetteers."""
        plain, cores = rows[:, Column.PLACE].copy(), rows[:, Column.ORGANIZATION].copy()
        single = (self._look_up(plain) | self._look_up(cores)).astype(np.uint32)
        rows[:, Column.TRIGGER] = single & np.uint32(_TRIGGERS)
        rows[:, Column.PERSON] = single & np.uint32(_PEOPLE)
        phrases = self._phrases(plain, cores, np.cumsum(starts))
        for column, wanted in ((Column.PLACE, _PLACES), (Column.ORGANIZATION, _ORGANIZATIONS)):
            rows[:, column] = single & np.uint32(wanted)
            filled: set[int] = set()
            for count, at, mask in phrases:
                if mask & wanted and filled.isdisjoint(range(at, at + count)):
                    filled.update(range(at, at + count))
                    rows[at : at + count, column] = (mask & wanted) | _INSIDE
                    rows[at, column] = (mask & wanted) | _FIRST

    def _phrases(self, plain: Ids, cores: Ids, sentence: NDArray[np.int_]) -> list[tuple[int, int, int]]:
        """Listed phrases of two tokens or more as (tokens, first, mask), the longest first."""
        found: dict[tuple[int, int], int] = {}
        pairs = ((plain, plain), (cores, plain), (cores, cores))
        for first, rest in pairs if (plain != cores).any() else pairs[:1]:
            hashes = first
            for count in range(2, min(PHRASE, len(plain)) + 1):
                hashes = step(hashes[:-1], rest[count - 1 :])
                masks = self._look_up(hashes)
                masks[sentence[: 1 - count] != sentence[count - 1 :]] = 0
                for at in np.flatnonzero(masks).tolist():
                    found[count, at] = found.get((count, at), 0) | int(masks[at])
        return sorted(((count, at, mask) for (count, at), mask in found.items()), key=lambda hit: (-hit[0], hit[1]))

    def _look_up(self, hashes: Ids) -> NDArray[np.uint16]:
        found = np.zeros(len(hashes), np.uint16)
        for gazetteer in self.gazetteers:
            found |= gazetteer.find(hashes)
        return found


def _find(keys: Ids, key: int) -> int:
    """Where a number stands among ascending keys, -1 where it does not."""
    at = int(keys.searchsorted(np.uint32(key)))  # a plain integer would have all keys copied as signed ones
    return at if at < len(keys) and keys[at] == key else -1


def word_hash(folded: str) -> int:
    """The number of a folded word in gazetteers and word lists."""
    return crc32(folded.encode("utf-8", "surrogatepass"))


def step(hashes: Ids, following: Ids) -> Ids:
    """The numbers of phrases that go on with one more word."""
    longer: Ids = (hashes * _STEP) ^ following
    return longer


def phrase_hash(words: Sequence[str]) -> int:
    """The number of a phrase of folded words."""
    hashes = np.array([word_hash(words[0])], np.uint32)
    for word in words[1:]:
        hashes = step(hashes, np.array([word_hash(word)], np.uint32))
    return int(hashes[0])


def shape(text: str) -> str:
    """The kinds of characters in a word, runs made one: "Xx", "X.X.", "0-x"; a letter without case is "w"."""
    found: list[str] = []
    for letter in text:
        kind = _kind(letter)
        if not found or found[-1] != kind:
            found.append(kind)
    return "".join(found[:12])


def case(text: str) -> str:
    """How a word is capitalised, in one word."""
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return "digits" if any(letter.isdigit() for letter in text) else "marks"
    upper = sum(letter.isupper() or letter.istitle() for letter in letters)
    if upper == len(letters):
        return "upper" if upper > 1 else "letter"
    if upper == 0:
        return "lower" if any(letter.islower() for letter in letters) else "caseless"
    return "first" if upper == 1 and letters[0].isupper() else "mixed"


def _kind(letter: str) -> str:
    if letter.isalpha():
        return "X" if letter.isupper() else "x" if letter.islower() else "w"
    if letter.isdigit():
        return "0"
    return letter if letter in ".,-'’&/:%$@_()\"«»" else "?"


@cache
def gazetteer(name: str) -> Gazetteer:
    """The compiled gazetteer `models/<name>.npz`. Raises `DataError` when it is missing."""
    path = files("claims.language") / "models" / f"{name}.npz"
    if not path.is_file():
        raise DataError(f"language/models/{name}.npz is missing from the package")
    with path.open("rb") as stream, np.load(stream) as data:
        return Gazetteer(data["keys"], data["marks"])
