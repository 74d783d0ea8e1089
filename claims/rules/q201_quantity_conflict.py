"""Articles give different figures for the same thing.

Compared are figures of aligned claims that count the same thing in the same unit, after all that agree within the tolerance of
their words are taken away. A toll that is higher in the later article is a series, two figures of two named sources are two
statements: both are listed as withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from claims.alignment.weights import threshold
from claims.language.base import knowledge
from claims.language.fold import fold
from claims.language.pipeline import keys, tokenize
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.quantity import Modifier, Quantity
from claims.model.relation import Relation
from claims.normalization.quantity import compare_quantities
from claims.normalization.quantity.lexicon import lexicon
from claims.normalization.quantity.reading import Reading
from claims.normalization.quantity.tokens import Kind
from claims.normalization.time import compare_times
from claims.rules import reasons
from claims.rules.conflicts import conflicts
from claims.rules.cues import has, leads
from claims.rules.events import other_days
from claims.rules.kinship import other_periods, shared
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.odd import TOGETHER, Odd, Told, nearness, odd_ones
from claims.rules.series import series, two_sources
from claims.rules.sides import Held, against, evidence, plural, several, written
from claims.rules.slots import Mention, Slot, topics

_BOUNDS = frozenset({Modifier.MORE_THAN, Modifier.AT_LEAST, Modifier.LESS_THAN, Modifier.AT_MOST})
_FEWER = 1  # such things, where the two figures are alone of their kind
_SLIPPED = 2  # such things, or figures, that sentences share whose numbers differ by a slip
_FIGURE = 2  # things that a shared figure counts for
_HUNDRED = 100
_UNSURE = 0.1  # of figures that nothing aligned
_ENOUGH = 3  # things that claims which nothing aligns must share for their figures to be compared
_ALIKE = 3  # between a figure and the one that others give in its place
_TELLING = 10  # smaller numbers stand everywhere
_REACH = 30  # code points before a figure that may say what it is held against
_FAR = Decimal("1.25")  # "more than 200" and "more than 210" are one bound rounded twice


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each slot of a cluster that its claims fill with figures that exclude each other."""
    found = conflicts(
        scene,
        at_least=threshold("link"),
        values=lambda source: source.quantities,
        relate=relate,
        admits=lambda slot: (
            _same_slot(scene, slot)
            and not _elsewhere(scene, slot)
            and not _other_times(slot)
            and not _before_and_after(scene, slot)
        ),
        label=_label,
        loosely=_relate_numbers,
        odd=_odd_figures(scene),
    )
    for conflict in found:
        yield _judge(scene, conflict.sides, conflict.cluster, conflict.score)


def _judge(scene: Scene, sides: list[list[Held[Quantity]]], cluster: str, score: float) -> Hit | Withheld:
    found = evidence(scene, sides)
    if series(scene, [held for side in sides for held in side]):
        return Withheld(type=DiscrepancyType.QUANTITY_CONFLICT, reason=reasons.UPDATE, evidence=found)
    if (speakers := two_sources(sides)) is not None:
        return Withheld(type=DiscrepancyType.QUANTITY_CONFLICT, reason=reasons.TWO_SOURCES, evidence=found, values=speakers)
    known = next((held.value for side in sides for held in side if held.value.of or held.value.unit), None)
    counted = plural(known.of) if known and known.of else None
    return Hit(
        evidence=found,
        values={"sides": against(sides), "of": counted or "the same thing"},
        confidence=min(0.9, (0.45 if known else 0.3) + score),
        severity=Severity.MEDIUM if known else Severity.LOW,
        cluster=cluster,
    )


def _odd_figures(scene: Scene) -> Iterator[Odd[Quantity]]:
    """Figures that stand alone against one that several articles give; not a part of it, nor the sum of its parts."""
    near = nearness(scene)
    alone = _alone_of_their_kind(scene)

    def bond(one: Told[Quantity], other: Told[Quantity]) -> float:
        (a, figure), (b, second) = one, other
        apart = _relate_alone(figure.value, second.value) is Relation.DISJOINT
        if apart and (not _near_in_size(figure.value, second.value) or other_days(a, b) or other_periods(a, b)):
            return 0.0
        strength = near(a, b)
        if strength > TOGETHER:
            return strength
        known = figure.value.unit is not None or (figure.value.of is not None and figure.value.of == second.value.of)
        met = shared(scene, a, b)
        if is_slip(figure.value, second.value) and met + _FIGURE * _shared_figures(scene, a, b) >= _slipped(figure.value):
            return max(strength, _UNSURE)
        enough = _FEWER if apart and alone(one, other) else _ENOUGH
        return max(strength, _UNSURE) if known and met >= enough else 0.0

    for lone in odd_ones(scene, values=lambda source: source.quantities, relate=_relate_alone, bond=bond):
        articles = {lone.odd[0].article, *(claim.article for claim, _ in lone.agreed)}
        if not any(_is_part(scene.extraction(article), lone.odd[1], told[1]) for article in articles for told in lone.agreed):
            yield lone


def _relate_alone(a: Quantity, b: Quantity) -> Relation:
    """The relation of two figures, one alone: those that a slip tells apart exclude each other whatever they count."""
    relation = compare_quantities(a, b)
    return Relation.DISJOINT if relation is Relation.UNKNOWN and is_slip(a, b) else relation


def _slipped(value: Quantity) -> int:
    """What sentences must share for a slip between their figures: two figures of two digits are one digit apart by chance."""
    return _SLIPPED if value.stated is not None and abs(value.stated) < _HUNDRED else 1


def _shared_figures(scene: Scene, a: Claim, b: Claim) -> int:
    """The exact figures of more than one digit that the sentences of two claims share: "87 votes to 54", "87 voix contre 45"."""
    told = [
        {
            mention.value.stated
            for mention in scene.extraction(claim.article).quantities
            if scene.sentence(claim).contains(mention.span)
        }
        for claim in (a, b)
    ]
    return sum(number is not None and number >= _TELLING for number in told[0] & told[1])


def is_slip(one: Quantity, other: Quantity) -> bool:
    """True for two numbers that differ as a slip of the pen does: in one digit, or in the order of two beside each other."""
    if one.stated is None or other.stated is None or one.unit != other.unit:
        return False
    a, b = (format(value.stated.normalize(), "f") for value in (one, other) if value.stated is not None)
    if len(a) != len(b) or len(a) < 2:
        return False
    wrong = [at for at, (mine, yours) in enumerate(zip(a, b, strict=True)) if mine != yours]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def _alone_of_their_kind(scene: Scene) -> Callable[[Told[Quantity], Told[Quantity]], bool]:
    """Tells of two figures whether either is the only one of its kind that its article gives and the other's does not.

    Where all other figures of a kind are shared, the two that are left stand for one another whatever is said around them.
    """

    def own(article: str, other: str, kind: tuple[str | None, str | None]) -> int:
        mine, theirs = (
            [mention.value for mention in scene.extraction(id_).quantities if _kind(mention.value) == kind]
            for id_ in (article, other)
        )
        left = [value for value in mine if not any(compare_quantities(value, known).compatible for known in theirs)]
        return len({value.stated for value in left})

    def alone(one: Told[Quantity], other: Told[Quantity]) -> bool:
        (a, figure), (b, second) = one, other
        kind = _kind(figure.value)
        if kind != _kind(second.value):
            return False
        return own(a.article, b.article, kind) == 1 == own(b.article, a.article, kind)

    return alone


def _kind(value: Quantity) -> tuple[str | None, str | None]:
    return value.unit, None if value.unit is not None else value.of


def _near_in_size(a: Quantity, b: Quantity) -> bool:
    """True for figures of one order: a slip of the pen, another source; not a cargo and what a pipe holds."""
    if not a.stated or not b.stated:
        return False
    return max(abs(a.stated), abs(b.stated)) <= _ALIKE * min(abs(a.stated), abs(b.stated))


def _is_part(extraction: Extraction, one: Mention[Quantity], other: Mention[Quantity]) -> bool:
    """True when an article holds the figure that makes one of the other: 23 alive and 12 dead are 35 birds."""
    if one.value.stated is None or other.value.stated is None or one.value.unit == "percent":
        return False
    gap = abs(one.value.stated - other.value.stated)
    return any(
        mention.value.stated is not None and mention.value.unit == one.value.unit and abs(mention.value.stated - gap) <= gap / 50
        for mention in extraction.quantities
    )


def _same_slot(scene: Scene, slot: Slot[Quantity]) -> bool:
    """True when two figures measure the same thing: they count one concept, or their clauses share what is measured.

    A claim is told from its like by its figures; where they differ and nothing known is counted, the score alone must be high,
    and where both speak one language, the word that follows the figure must be the same.
    """
    pair, (a, one), (b, other) = slot.pair, slot.a, slot.b
    if one.value.of is not None and one.value.of == other.value.of:
        return pair.score >= threshold("counted")
    if one.value.unit is not None and topics(a) & topics(b):
        return pair.score >= threshold("measured")
    if one.value.unit is None and a.language == b.language and not _word_after(scene, a, one) & _word_after(scene, b, other):
        return False
    if slot.whole:
        return True
    half_known = (one.value.of is None) is not (other.value.of is None)
    return max(pair.score, pair.context) >= threshold("half_known" if half_known else "uncounted")


def _elsewhere(scene: Scene, slot: Slot[Quantity]) -> bool:
    """True when either article gives the other's figure of the same sort somewhere else: the two were only matched wrongly."""
    (a, one), (b, other) = slot.a, slot.b
    if _gives(scene, a.article, other) or _gives(scene, b.article, one):
        return True
    return _spells(scene, a, other.value) or _spells(scene, b, one.value)


def _spells(scene: Scene, claim: Claim, wanted: Quantity) -> bool:
    """True when the sentence of a claim holds a small count in words: "11 were convicted and three were cleared"."""
    words = lexicon(claim.language)
    if wanted.unit is not None or wanted.stated is None or wanted.stated < 2 or words is None:
        return False
    text = scene.extraction(claim.article).document.article.field_text(claim.span.field)
    area = scene.sentence(claim)
    reading = Reading(fold(text[area.start : area.end]), words)
    found = (
        reading.number(at) for at, token in enumerate(reading.tokens) if token.kind is Kind.WORD and words.begins_number(token.text)
    )
    return any(number is not None and not number.share and number.value == wanted.stated for number in found)


def _gives(scene: Scene, article: str, wanted: Mention[Quantity]) -> bool:
    """True when an article has the figure for the same sort of thing, or the very number as a count of anything or of nothing."""
    extraction = scene.extraction(article)
    if wanted.value.unit is None and wanted.value.stated is not None and wanted.value.stated >= _TELLING:
        taken = [time.span for time in extraction.times] + [other.span for other in extraction.quantities if other.value.unit]
        numbers = [(numeral.value, numeral.span) for numeral in extraction.numerals]
        numbers += [(other.value.stated, other.span) for other in extraction.quantities if other.value.stated is not None]
        if any(
            value == wanted.value.stated and not any(span.overlaps(one) and span != one for one in taken) for value, span in numbers
        ):
            return True
    for mention in extraction.quantities:
        value = mention.value
        alike = value.unit == wanted.value.unit and (value.of is None or wanted.value.of is None or value.of == wanted.value.of)
        if alike and compare_quantities(value, wanted.value) is Relation.EQUAL:
            return True
    return False


def _other_times(slot: Slot[Quantity]) -> bool:
    """True when the two claims say outright that they speak of different times: this year's harvest and last year's."""
    if other_periods(slot.a[0], slot.b[0]):
        return True
    one, other = slot.a[0].time, slot.b[0].time
    if one is None or other is None or one.value.start is None or other.value.start is None:
        return False
    return compare_times(one.value, other.value) is Relation.DISJOINT


def _before_and_after(scene: Scene, slot: Slot[Quantity]) -> bool:
    """True when only one of two figures is what the other is held against, or how much it changed: "58 percent, down from 66"."""
    if _is_base(scene, *slot.a) is not _is_base(scene, *slot.b):
        return True
    parts = [_part_of_change(scene, *held) for held in (slot.a, slot.b)]
    return None not in parts and parts[0] != parts[1]


def _part_of_change(scene: Scene, claim: Claim, mention: Mention[Quantity]) -> str | None:
    """What a claim of a change says of a figure: that it led "from" it, "to" it, or "by" it; None where no word tells."""
    changes = knowledge("causes")["changes"]
    if not any(found.concept in changes for found in claim.concepts):
        return None
    text = scene.extraction(claim.article).document.article.field_text(mention.span.field)
    before = tokenize(text, claim.language, start=max(0, mention.span.start - _REACH), end=mention.span.start)
    told = [name for name in ("from", "to", "by") if leads(name, before, claim.language)]
    return told[0] if len(told) == 1 else None


def _is_base(scene: Scene, claim: Claim, mention: Mention[Quantity]) -> bool:
    text = scene.extraction(claim.article).document.article.field_text(mention.span.field)
    before = tokenize(text, claim.language, start=max(0, mention.span.start - _REACH), end=mention.span.start)
    if leads("against", before, claim.language):
        return True
    if not leads("from", before, claim.language):
        return False
    tokens = tokenize(claim.text, claim.language)
    return any(has(name, tokens, claim.language) for name in ("up", "down"))


def _word_after(scene: Scene, claim: Claim, mention: Mention[Quantity]) -> set[str]:
    text = scene.extraction(claim.article).document.article.field_text(mention.span.field)
    word = next(iter(text[mention.span.end : mention.span.end + 40].split()), "")
    return set(keys(word.strip(".,;:!?()«»\"'"), claim.language))


def relate(a: Quantity, b: Quantity) -> Relation:
    """The relation of two figures; one whose thing counted is not known is taken to count what the other counts.

    Open bounds never exclude each other in logic. In news "more than 1 percent" and "more than 4 percent" do: bounds of one kind
    that lie far apart are held against each other like the numbers they state.
    """
    if a.unit is None and b.unit is None and (a.of is None or b.of is None):
        of = a.of or b.of or "thing"
        a, b = replace(a, of=of), replace(b, of=of)
    if a.modifier is b.modifier and a.modifier in _BOUNDS and _far_apart(a.stated, b.stated):
        return compare_quantities(_as_stated(a), _as_stated(b))
    return compare_quantities(a, b)


def _relate_numbers(a: Quantity, b: Quantity) -> Relation:
    """The relation of two figures whatever they count: the sentences around them say that it is the same."""
    return relate(replace(a, of=None), replace(b, of=None))


def _far_apart(one: Decimal | None, other: Decimal | None) -> bool:
    if not one or not other:
        return False
    return max(abs(one), abs(other)) >= _FAR * min(abs(one), abs(other))


def _as_stated(value: Quantity) -> Quantity:
    return replace(value, low=value.stated, high=value.stated, modifier=Modifier.EXACT)


def _label(mention: Mention[Quantity]) -> str:
    value = mention.value
    number = "–".join(written(part) for part in dict.fromkeys((value.low, value.high)) if part is not None)
    counted = "" if value.of is None else value.of.replace("_", " ") if value.stated == 1 else plural(value.of)
    words = [number, several(value.unit, value.stated) if value.unit else "", counted]
    return " ".join(word for word in words if word)


RULE = Rule(
    code="Q201",
    name="quantity-conflict",
    type=DiscrepancyType.QUANTITY_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="different figures for {of}: {sides}",
    advice="Look for the figure in the primary source, and whether both count the same thing at the same time.",
    documentation=__doc__,
    check=check,
    yields_to=("A204",),
    examples=(
        raises(
            ("en", "The two governments signed 14 agreements in Rabat on Monday, the ministry said."),
            ("ar", "وقعت الحكومتان 17 اتفاقية في الرباط يوم الاثنين، بحسب الوزارة."),
            because="14 and 17 agreements exclude each other",
        ),
        silent(
            ("en", "The two governments signed nearly 500 agreements in Rabat on Monday, the ministry said."),
            ("ar", "وقعت الحكومتان 497 اتفاقية في الرباط يوم الاثنين، بحسب الوزارة."),
            because="497 is nearly 500",
        ),
    ),
)
