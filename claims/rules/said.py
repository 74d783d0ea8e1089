"""What people are quoted with: the clauses that each article puts into somebody's mouth, and who of two articles is one speaker.

A clause in quotation marks and one that is only told ("she said that the dam was safe") are both said; only of the first do we have
the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, product

from claims.language.base import table
from claims.language.pipeline import Token, tokenize
from claims.model.attribution import AttributionKind, Speaker, Stance
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.entity import compare_names, surely_different
from claims.normalization.time import compare_times
from claims.rules.cues import cues, has
from claims.rules.model import Scene
from claims.rules.stances import limited

_BREAKS = frozenset(",;:.!?،؛—–")
_MET = (NameRelation.SAME, NameRelation.VARIANT)
_PLACES = ("press", "interview", "post", "chamber")
_BESIDE = 80  # code points between words and who says them that evidence still takes in as one passage
_LONG = 5  # words of a quotation that two people do not say by chance
_TURNING = (Stance.DENYING, Stance.DIRECTIVE)  # what such a verb tells is not said as it stands


@dataclass(frozen=True)
class Said:
    """A clause of somebody's words. `area` is the sentence it stands in, with the words that introduce it."""

    claim: Claim
    extraction: Extraction
    speaker: Speaker
    name: str
    direct: bool
    area: Span
    part: Span | None = None  # only this stretch of the clause is looked at, offsets counted in it

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the clause, offsets counted in it, without phrases that change nothing: "no doubt", "we are facing"."""
        found = tokenize(self.claim.text, self.claim.language)
        aside = {at for run in cues("aside", found, self.claim.language, book="quotes") for at in range(*run)}
        return tuple(token for at, token in enumerate(found) if at not in aside and self._holds(token))

    def speaks_in(self, span: Span) -> bool:
        """True for words of the field that stand among the tokens that are looked at."""
        start = self.claim.span.start
        return any(start + token.start < span.end and span.start < start + token.end for token in self.tokens)

    def denying(self) -> Iterator[Said]:
        """The parts of the clause between its marks, and before its "but", that hold a word of denial, where there are several."""
        parts = list(self._parts())
        for start, end in parts if len(parts) > 1 else ():
            said = replace(self, part=Span(start, end))
            if has("no", said.tokens, self.claim.language, book="discourse"):
                yield said

    def _parts(self) -> Iterator[tuple[int, int]]:
        tokens = self.tokens
        borders = {at for at, _ in cues("but", tokens, self.claim.language, book="quotes")}
        part: list[Token] = []
        for at, token in enumerate(tokens):
            if at in borders or token.text in _BREAKS:
                if part:
                    yield part[0].start, part[-1].end
                part = []
            else:
                part.append(token)
        if part:
            yield part[0].start, part[-1].end

    def _holds(self, token: Token) -> bool:
        return self.part is None or (self.part.start <= token.start and token.end <= self.part.end)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens without punctuation."""
        return tuple(token for token in self.tokens if token.text[:1].isalnum() or token.text[:1] == "'")

    @cached_property
    def sentence(self) -> tuple[Token, ...]:
        """The tokens of all that is quoted in the sentence: a clause may be cut before the words that limit it."""
        text = self.extraction.document.article.field_text(self.area.field)
        around = [passage.span for passage in self.extraction.quotations if passage.span.overlaps(self.claim.span)]
        area = around[0] if self.direct and around else self.claim.span
        return tokenize(text, self.claim.language, start=max(area.start, self.area.start), end=min(area.end, self.area.end))

    @cached_property
    def limited(self) -> bool:
        """True for what holds under a condition or up to a limit, told in the same sentence."""
        if has("courtesy", self.sentence, self.claim.language, book="quotes"):
            return False  # "if they let me": whoever says so means to
        return limited(self.claim) or has("limits", self.sentence, self.claim.language, book="discourse")

    def holds(self, *names: str, tokens: Sequence[Token] | None = None) -> bool:
        """True when a word of one of these lists stands in the clause, or among `tokens` of it."""
        looked = self.tokens if tokens is None else tokens
        return any(has(name, looked, self.claim.language, book="quotes") for name in names)

    def frame(self) -> str:
        """The words of the sentence before and after the clause: who says it, when and where."""
        source = self.extraction.document.article.field_text(self.area.field)
        return f"{source[self.area.start : self.claim.span.start]} {source[self.claim.span.end : self.area.end]}"


def statements(scene: Scene) -> Iterator[tuple[list[Said], list[Said]]]:
    """For each speaker and each two articles that quote the speaker by name: what either gives."""
    found = [_by_speaker(scene, extraction) for extraction in scene.extractions]
    for ours, theirs in combinations(found, 2):
        for (name, mine), (other, yours) in product(ours.items(), theirs.items()):
            if _is_one(name, mine[0], other, yours[0]):
                yield mine, yours


def quoted_by_two(scene: Scene) -> Iterator[tuple[Said, Said]]:
    """Quotations of two articles by speakers of other names, each named in the sentence of the quotation."""
    found = [
        {
            name: plain
            for name, group in _by_speaker(scene, extraction).items()
            if (plain := [said for said in group if _is_plain(said)])
        }
        for extraction in scene.extractions
    ]
    for ours, theirs in combinations(found, 2):
        for (name, mine), (other, yours) in product(ours.items(), theirs.items()):
            if surely_different(name, other):
                yield from product(mine, yours)


def _is_plain(said: Said) -> bool:
    return said.direct and len(said.words) >= _LONG and said.area.contains(said.speaker.span) and " " in said.name


def _by_speaker(scene: Scene, extraction: Extraction) -> dict[str, list[Said]]:
    names = [mention for mention in extraction.names if mention.kind is NameKind.PER]
    found: dict[str, list[Said]] = defaultdict(list)
    for claim in extraction.claims:
        attribution = claim.attribution
        if attribution.speaker is None or attribution.kind is AttributionKind.NARRATOR or attribution.stance in _TURNING:
            continue
        if not table(claim.language, "quotes"):
            continue
        name = _full_name(attribution.speaker, names)
        direct = attribution.kind is AttributionKind.DIRECT
        found[name].append(Said(claim, extraction, attribution.speaker, name, direct, scene.sentence(claim)))
    return dict(found)


def _full_name(speaker: Speaker, names: Sequence[NameMention]) -> str:
    """The speaker's name in the fullest form that the article gives it."""
    inside = [mention for mention in names if mention.span.overlaps(speaker.span)]
    if inside:
        speaker_name = inside[0].normal or inside[0].text
        if len(speaker_name.split()) > 1:
            return speaker_name
    else:
        speaker_name = speaker.text
    fuller = {
        mention.normal or mention.text
        for mention in names
        if (mention.normal or mention.text).split()[-1:] == speaker_name.split()[-1:] and " " in (mention.normal or mention.text)
    }
    return fuller.pop() if len(fuller) == 1 else speaker_name


def _is_one(name: str, mine: Said, other: str, yours: Said) -> bool:
    ours, theirs = mine.speaker.entity, yours.speaker.entity
    if ours is not None and ours == theirs and not ours.startswith("place:"):
        return True
    if compare_names(name, other).relation in _MET:
        return True
    same_surname = compare_names(_surname(name), _surname(other)).relation in _MET
    return same_surname and not surely_different(name, other)  # a first name as two scripts spell it: "Awa", "Ава"


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1] if name.strip() else name


def with_speaker(claim: Claim) -> Span:
    """The words of a claim with those that name its speaker, where these stand near."""
    speaker = claim.attribution.speaker
    if speaker is None or speaker.span.field is not claim.span.field or speaker.span.distance(claim.span) > _BESIDE:
        return claim.span
    return claim.span.cover(speaker.span)


def two_occasions(a: Said, b: Said) -> bool:
    """True when the words around two quotations say that they fell on different days or in different places."""
    if any(relation is Relation.DISJOINT for relation in _days(a, b)):
        return True
    places = [{name for name in _PLACES if _frame_holds(said, name)} for said in (a, b)]
    return bool(places[0] and places[1]) and not places[0] & places[1]


def _days(a: Said, b: Said) -> Iterator[Relation]:
    ours, theirs = (
        [time.value for time in said.extraction.times if said.area.contains(time.span) and not said.claim.span.overlaps(time.span)]
        for said in (a, b)
    )
    if len(ours) == len(theirs) == 1:
        yield compare_times(ours[0], theirs[0])


def _frame_holds(said: Said, name: str) -> bool:
    return has(name, tokenize(said.frame(), said.claim.language), said.claim.language, book="quotes")


def cluster_of(scene: Scene, claims: Sequence[Claim]) -> str | None:
    """The cluster that holds at least two of some claims, where alignment has brought them together."""
    ids = {claim.id for claim in claims}
    return next((cluster.id for cluster in scene.clusters if len(ids & {claim.id for claim in cluster.claims}) > 1), None)
