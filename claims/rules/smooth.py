"""What ran smoothly and what did not: "the airports operated normally" and "38 flights had been cancelled at the airport".

One sentence says that a service ran as usual, that all of something took place, or that a crowd met without incident; another of
the same article counts what was called off there, or who was hurt or held. What a service carries ("airport": flights) stands in
`knowledge/states.toml`. A present tense tells how things are now, and contradicts nothing that was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from claims.knowledge.concepts import is_a, is_event
from claims.language.base import knowledge, table
from claims.model.attribution import AHEAD, Polarity
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind
from claims.normalization.time import compare_times
from claims.rules.cues import cues
from claims.rules.inward import says, things, words
from claims.rules.model import Scene

_LONG = 5  # letters of a word that is more than a particle
_STEM = 8  # letters that two forms of a long word share


def disturbed(scene: Scene, extraction: Extraction) -> Iterator[tuple[Claim, Claim]]:
    """What an article says ran smoothly, with what it says was called off there or befell people there."""
    smooth = [claim for claim in extraction.claims if _happened(claim) and _is_smooth(scene, claim)]
    if not smooth:
        return
    broken = [claim for claim in extraction.claims if claim.quantities and _is_broken(claim)]
    for a, b in product(smooth, broken):
        if a.sentence != b.sentence and _on_one_day(a, b) and _at_one_place(a, b) and _meets(scene, a, b):
            yield a, b


def _happened(claim: Claim) -> bool:
    if claim.factuality.polarity is Polarity.NEGATIVE or claim.factuality.status in AHEAD:
        return False
    present = table(claim.language, "discourse").get("present", ())
    return claim.factuality.status is not None or not any(word.lower() in present for word in claim.text.split())


def _is_smooth(scene: Scene, claim: Claim) -> bool:
    every = says(scene, claim, "every") and says(scene, claim, "kept") and not says(scene, claim, "almost")
    return every or says(scene, claim, "smooth") or says(scene, claim, "calm")


def _is_broken(claim: Claim) -> bool:
    known = knowledge("states")["smooth"]
    return not _said(claim).isdisjoint((*known["called_off"], *known["harm"]))


def _said(claim: Claim) -> set[str]:
    return {mention.concept for mention in claim.concepts} | ({claim.event.type} if claim.event else set())


def _on_one_day(a: Claim, b: Claim) -> bool:
    """True unless both name days and none of them is known to be the same."""
    if not (a.times and b.times):
        return True
    pairs = [(one, other) for one in a.times for other in b.times]
    return any(one.text.lower() == other.text.lower() or compare_times(one.value, other.value).compatible for one, other in pairs)


def _at_one_place(a: Claim, b: Claim) -> bool:
    """True unless the two name two things: by a known place, or by words with a capital, known or not."""
    places = [{name.entity or name.text for name in claim.names if name.kind is NameKind.LOC} for claim in (a, b)]
    proper = [{word for word in claim.text.split()[1:] if word[:1].isupper()} for claim in (a, b)]
    return all(not (one and other and one.isdisjoint(other)) for one, other in (places, proper))


def _meets(scene: Scene, a: Claim, b: Claim) -> bool:
    """True when what was called off is what ran, or what it carries; when the harm befell people at what passed off calmly."""
    known = knowledge("states")["smooth"]
    ours, theirs = _said(a), _said(b)
    if theirs.intersection(known["called_off"]):
        ran = {
            unit for name in ours for service, units in known["carries"].items() if is_a(name, service) for unit in (name, *units)
        }
        counted = {mention.value.of for mention in b.quantities if mention.value.of} | theirs
        units = {unit for units in known["carries"].values() for unit in units}
        if not says(scene, a, "smooth"):
            return bool(things(a) & {name for name in counted if not is_event(name)}) or bool(_nouns(scene, a) & _nouns(scene, b))
        own = {name for name in ours if name in units}
        return any(is_a(name, thing) for name in counted for thing in own | ran if name in units)
    return says(scene, a, "calm") and bool(_crowds(scene, a) & _crowds(scene, b))


def _nouns(scene: Scene, claim: Claim) -> set[str]:
    """The long words of a claim beside its verb and its days, by how they begin: rare words have no lemma to go by."""
    aside = [time.span for time in claim.times] + ([claim.event.trigger] if claim.event else [])
    found = (token for token in words(scene, claim) if len(token.text) >= _LONG and token.keys)
    return {
        token.keys[-1].rstrip("s")[:_STEM]
        for token in found
        if not any(span.start < token.end and token.start < span.end for span in aside)
    }


def _crowds(scene: Scene, claim: Claim) -> set[str]:
    """The gatherings that a claim names."""
    tokens = words(scene, claim)
    return {(tokens[at].keys or (tokens[at].text,))[-1] for at, _ in cues("crowd", tokens, claim.language, book="discourse")}
