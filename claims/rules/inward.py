"""Two claims of one article: whether they are said by one party of one thing at one moment, so that both must hold.

An article may tell a change, a correction, an estimate before a count, two sources that differ, a part beside the whole, what was
beside what is. Wherever its own words leave room for one of these, two claims do not contradict each other.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from claims.knowledge.concepts import concept, is_event
from claims.language.base import knowledge
from claims.language.pipeline import Token, tokenize
from claims.model.attribution import Certainty, Stance, Voice
from claims.model.claim import Claim
from claims.model.name import NameKind
from claims.model.span import Span
from claims.rules.cues import has
from claims.rules.events import other_days, plan_and_deed, subjects
from claims.rules.model import Scene
from claims.rules.slots import topics
from claims.rules.stances import limited, same_party, speaker

_RECENT = timedelta(days=30)  # a claim dated earlier tells another occasion: "in 2019 a fire at the same mine"
_OPEN = (Stance.NEUTRAL, Stance.EMPHATIC, Stance.FACTIVE)


def words(scene: Scene, claim: Claim, area: Span | None = None) -> tuple[Token, ...]:
    """The tokens of a claim, or of a stretch of its field."""
    area = area or claim.span
    source = scene.extraction(claim.article).document.article.field_text(area.field)
    return _tokens(source, claim.language, area.start, area.end)


@lru_cache(maxsize=2048)
def _tokens(source: str, language: str, start: int, end: int) -> tuple[Token, ...]:
    """Every rule asks about every claim again, pair by pair."""
    return tokenize(source, language, start=start, end=end)


def says(scene: Scene, claim: Claim, name: str) -> bool:
    """True when a word of this list of the language stands in the claim."""
    return has(name, words(scene, claim), claim.language, book="discourse")


def one_voice(a: Claim, b: Claim) -> bool | None:
    """True when one party says both; False for two parties or quoted words; None for the author beside a plain source."""
    one, other = speaker(a.attribution), speaker(b.attribution)
    if one is not None and other is not None:
        return bool(same_party(one, other))
    if one is None and other is None:
        return Voice.QUOTATION not in (a.voice, b.voice)
    told = a if one is not None else b
    plain = told.voice is not Voice.QUOTATION and told.attribution.stance in _OPEN
    return None if plain and told.factuality.certainty is Certainty.ASSERTED else False


def one_moment(scene: Scene, a: Claim, b: Claim, *, days: bool = True, plans: bool = True) -> bool:
    """True when nothing in two claims says that they speak of two times or two occasions, or that one mends the other.

    `days`: their days must not exclude each other. `plans`: nor may one be planned and the other done.
    """
    if (plans and plan_and_deed(a, b)) or (days and other_days(a, b)) or _long_ago(scene, a) is not _long_ago(scene, b):
        return False
    if limited(a) or limited(b) or not all(claim.factuality.certainty is Certainty.ASSERTED for claim in (a, b)):
        return False
    return not any(says(scene, claim, "revised") for claim in (a, b))


def one_thing(a: Claim, b: Claim) -> bool:
    """True when two claims share a thing and nothing tells that they mean two of its kind."""
    return not told_apart(a, b) and (bool(_entities(a) & _entities(b)) or bool(_subjects(a) & _subjects(b)))


def told_apart(a: Claim, b: Claim) -> bool:
    """True when a word that tells one thing from another of its kind stands in one claim alone, or their names are others."""
    apart = frozenset(knowledge("states")["apart"]["words"])
    ours, theirs = ({mention.concept for mention in claim.concepts} for claim in (a, b))
    if (ours & apart) != (theirs & apart):
        return True
    mine, yours = _entities(a), _entities(b)
    return bool(mine and yours) and mine.isdisjoint(yours)


def _entities(claim: Claim) -> set[str]:
    return {name.entity or name.text for name in claim.names if name.kind is not NameKind.MISC}


def _subjects(claim: Claim) -> frozenset[str]:
    """What a claim is about beside what its verb says."""
    verb = claim.event.trigger if claim.event else None
    told = {mention.concept for mention in claim.concepts if verb is None or not mention.span.overlaps(verb)}
    return subjects(claim) & told


def things(claim: Claim) -> frozenset[str]:
    """What a claim is about beside what happens: the concepts that are no events."""
    return frozenset(name for name in topics(claim) if not is_event(name))


def known(name: str) -> bool:
    """True for an id of the shared lexicon."""
    return concept(name) is not None


def _long_ago(scene: Scene, claim: Claim) -> bool:
    published = scene.extraction(claim.article).document.published
    for time in claim.times:
        end = time.value.end
        if end is not None and (published is None or end + _RECENT < published.day):
            return True
    return False
