"""Parts do not make the total they are said to make.

Parts are held against a total only where the sentence says that nothing is left out: the kinds complete each other (men and women,
passengers and crew) or are nationals of several countries, the list follows a colon to the end of the sentence, "in all" or "a
total of" stands beside the total, or the last part is "the rest". After "including" or "of whom" parts may only not exceed the
total, and that only of kinds that exclude each other. All figures must be exact, counts of one sort or money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.knowledge.concepts import is_a
from claims.knowledge.demonyms import read_demonym
from claims.language.base import table
from claims.language.lexicon import find_concepts
from claims.language.pipeline import Token
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.normalization.quantity.arithmetic import sum_agrees
from claims.rules.amounts import divided
from claims.rules.cues import Line, has, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.partitions import exclude, kind_of, kinds_of
from claims.rules.sides import plural, written
from claims.rules.spread import divided_over_sentences

_DEAD = ("dead", "victim", "die", "kill")
_LIST_WORDS = 6  # between two parts: the noun, where, a comma, "and"
_ENDS = frozenset(".!?…;؛)")
_LISTS = frozenset(":：")
_COMMAS = frozenset(",،(—–-")
_NEAR = 700  # code points between a total and the parts of another sentence


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each total that its parts do not make."""
    for extraction in scene.extractions:
        found: list[Hit] = []
        complete: list[tuple[Line, list[QuantityMention]]] = []
        for line in lines(extraction, quantities=2):
            runs = list(_runs(line))
            complete += [(line, run) for run in runs if kinds_of(line, run) is not None]
            found += [hit for run in runs if (hit := _in_sentence(line, run)) is not None]
            rest = _with_rest(line) or _of_money(line)
            if rest is not None:
                found.append(rest)
        yield from found
        if not found:
            yield from _across(extraction, complete)
            yield from _over_sentences(extraction)


def _runs(line: Line) -> Iterator[list[QuantityMention]]:
    """The lists of the sentence: figures with a comma or an "and" and a word or two between them."""
    run: list[QuantityMention] = []
    for mention in line.quantities:
        if run and not (mention in line.exact and _is_next(line, run[-1], mention)):
            if len(run) > 1:
                yield run
            run = []
        if mention in line.exact and _counts(mention):
            run.append(mention)
    if len(run) > 1:
        yield run


def _counts(mention: QuantityMention) -> bool:
    value = mention.value.low
    return mention.value.unit is None and value is not None and value > 0 and value == value.to_integral_value()


def _is_next(line: Line, one: QuantityMention, other: QuantityMention) -> bool:
    tokens = line.between(one.span, other.span)
    if tokens is None or not tokens or not _counts(other):
        return False
    marks = [token for token in tokens if token.text in (",", "،")]
    joined = _joins(line, tokens, other)
    words = [token for token in tokens if token.text[:1].isalpha()]
    plain = [token for token in tokens if read_demonym(token.text) is None]  # "فلبينيا" is no "بين" with what is glued to words
    if len(words) + len(marks) != len(tokens) or len(marks) > 1 or has("among", plain, line.language):
        return False
    last = tokens[-1].text in (",", "،") or joined
    return last and len(words) <= _LIST_WORDS


def _joins(line: Line, tokens: Sequence[Token], other: QuantityMention) -> bool:
    """True when an "and" stands before a figure, or is written as one word with it: "وستة"."""
    letters = tuple(word for word in table(line.language, "arithmetic").get("and", ()) if len(word) == 1 and word.isalpha())
    return has("and", tokens[-2:], line.language) or (not other.text[:1].isdigit() and other.text.startswith(letters))


def _in_sentence(line: Line, run: list[QuantityMention]) -> Hit | None:
    """The hit of a list and its total, before it or behind it."""
    before = [mention for mention in line.quantities if mention.span.end <= run[0].span.start]
    if before and _counts(before[-1]) and before[-1] in line.exact:
        return _after_total(line, before[-1], run)
    if not before and len(run) > 2:
        if line.leads("total", run[-1].span) or line.follows("total", run[-1].span):
            return _before_total(line, run[:-1], run[-1])
        if (hit := _opening(line, run)) is not None:
            return hit
    behind = [mention for mention in line.quantities if mention.span.start >= run[-1].span.end]
    if not before and behind and _counts(behind[0]) and behind[0] in line.exact:
        return _before_total(line, run, behind[0])
    return None


def _opening(line: Line, run: list[QuantityMention]) -> Hit | None:
    """A run whose first figure is the total: "17 people, 9 men and 6 women"."""
    total, parts = run[0], run[1:]
    return _after_total(line, total, parts) if exclude(line, parts) and not exclude(line, run) else None


def _after_total(line: Line, total: QuantityMention, parts: list[QuantityMention]) -> Hit | None:
    tokens = line.between(total.span, parts[0].span)
    if not tokens or line.has("so_far"):
        return None
    added, stated = _sum(parts), _stated(total)
    among = has("among", tokens, line.language)
    if exclude(line, parts) and _of_one_sort(total, parts):
        if added > stated and (among or tokens[-1].text in _COMMAS | _LISTS):
            return _wrong(line, total, parts)
        if added < stated and not among and tokens[-1].text in _COMMAS | _LISTS and not _goes_on(line, parts[-1]):
            return _wrong(line, total, parts)
        return None
    joint = line.between(parts[-2].span, parts[-1].span) or ()
    joined = not among and _joins(line, joint, parts[-1])
    if joined and tokens[-1].text == "(":  # "27 objects (12 lamps, nine amulets and eight coins)"
        return _wrong(line, total, parts) if _nearly(total, parts) and _ends_bracket(line, parts[-1]) else None
    listed = joined and tokens[-1].text in _LISTS and _closes(line, parts[-1])
    return _wrong(line, total, parts) if listed and (_of_one_sort(total, parts) or _nearly(total, parts)) else None


def _nearly(total: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    """True when parts of another sort come so near the total that they can only be its parts: "13 medals: 5 gold, ..."."""
    return len(parts) > 2 and abs(_sum(parts) - _stated(total)) <= max(Decimal(2), _stated(total) / 5)


def _before_total(line: Line, parts: list[QuantityMention], total: QuantityMention) -> Hit | None:
    tokens = line.between(parts[-1].span, total.span)
    if tokens is None or line.has("so_far") or line.has("among") or not (_of_one_sort(total, parts) or _nearly(total, parts)):
        return None
    if not (line.leads("total", total.span) or line.follows("total", total.span)):
        return None
    return _wrong(line, total, parts)


def _with_rest(line: Line) -> Hit | None:
    """ "Of the 40 members 25 were for, 10 against, and the remaining 6 abstained"."""
    if not 3 <= len(line.quantities) <= 6 or len(line.exact) != len(line.quantities) or not all(map(_counts, line.quantities)):
        return None
    total, *parts = line.quantities
    if (
        not (line.leads("rest", parts[-1].span) or line.follows("rest", parts[-1].span))
        or line.has("so_far")
        or max(map(_stated, parts)) >= _stated(total)
    ):
        return None
    return _wrong(line, total, parts) if _of_one_sort(total, parts) else None


def _of_money(line: Line) -> Hit | None:
    """ "$4.6 billion: $2.1 billion on wells, $1.4 billion on a plant and $900 million on a pipeline"."""
    amounts = divided(line)
    return _wrong(line, *amounts) if amounts is not None else None


def _across(extraction: Extraction, complete: list[tuple[Line, list[QuantityMention]]]) -> Iterator[Hit]:
    """A total in one sentence and its parts in another: passengers and crew, or the victims by sex and age."""
    totals = list(lines(extraction, quantities=1)) if complete else []
    for line, run in complete:
        for there in totals:
            if there.span.field is not line.span.field or there.span == line.span or there.span.distance(line.span) > _NEAR:
                continue
            for total in there.exact:
                if _counts(total) and _names_all(there, total, line, run):
                    hit = _wrong(line, total, run, confidence=0.7)
                    if hit is not None:
                        yield hit
                        return


def _over_sentences(extraction: Extraction) -> Iterator[Hit]:
    """A total, and in a sentence behind it "the remaining" part or all that it "is made up of"."""
    for one in divided_over_sentences(extraction):
        if _of_one_sort(one.total, one.parts) or (not one.rest and _nearly(one.total, one.parts)):
            hit = _wrong(one.line, one.total, one.parts, confidence=0.75)
            if hit is not None:
                yield hit


def _names_all(there: Line, total: QuantityMention, line: Line, run: list[QuantityMention]) -> bool:
    """True when the words behind the total name every kind of the run, or both sentences count the same dead."""
    kinds = kinds_of(line, run) or ()
    behind = there.gap(total.span.end, total.span.end + 60)[:6]
    named = {match.concept for match in find_concepts(behind, there.language)}
    needed = [kind for kind in kinds if any(kind_of(line, mention) in kind for mention in run)]
    if has("and", behind[:4], there.language) and all(named & set(kind) for kind in needed):
        return True
    if len(needed) < 3 or not _first_of_dead(there, total) or not line.has("all"):
        return False
    said = {match.concept for match in find_concepts(line.tokens, line.language)}
    return bool(said & set(_DEAD))


def _first_of_dead(there: Line, total: QuantityMention) -> bool:
    return total.value.of in ("dead", "victim") and len([other for other in there.exact if other.value.of == total.value.of]) == 1


def _of_one_sort(total: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    """True when the total may count what its parts count."""
    of = total.value.of
    if of is None:
        return True
    for part in parts:
        counted = part.value.of
        if counted is None or counted == of or is_a(counted, of) or is_a(of, counted):
            continue
        if not (is_a(counted, "person") and is_a(of, "person")):
            return False
    return True


def _goes_on(line: Line, last: QuantityMention) -> bool:
    """True when the list goes on behind the last figure with something that is not counted."""
    behind = line.gap(last.span.end, last.span.end + 40)[:4]
    return (any(token.text in (",", "،") for token in behind[:3]) and has("and", behind, line.language)) or has(
        "and", behind[1:3], line.language
    )


def _closes(line: Line, last: QuantityMention) -> bool:
    """True when the sentence, or what is in brackets, ends soon behind the last figure."""
    behind = line.gap(last.span.end, line.span.end)[: _LIST_WORDS + 1]
    return len(behind) <= _LIST_WORDS or any(token.text in _ENDS for token in behind)


def _ends_bracket(line: Line, last: QuantityMention) -> bool:
    """True when the bracket closes a few words behind the last figure and holds nothing more."""
    behind = line.gap(last.span.end, line.span.end)[: _LIST_WORDS + 1]
    at = next((at for at, token in enumerate(behind) if token.text == ")"), None)
    if at is None or has("among", behind[:at], line.language):
        return False
    return not any(token.text in _COMMAS for token in behind[:at])


def _sum(parts: Sequence[QuantityMention]) -> Decimal:
    return sum((_stated(part) for part in parts), Decimal(0))


def _stated(mention: QuantityMention) -> Decimal:
    return mention.value.low if mention.value.low is not None else Decimal(0)


def _wrong(line: Line, total: QuantityMention, parts: Sequence[QuantityMention], *, confidence: float = 0.85) -> Hit | None:
    if sum_agrees([_stated(part) for part in parts], _stated(total)):
        return None
    whole = Span(parts[0].span.start, _end(line, parts[-1]), parts[0].span.field)
    counted = total.value.of or next((part.value.of for part in parts if part.value.of), None)
    named = plural("person") if counted and is_a(counted, "person") else plural(counted) if counted else "in all"
    return Hit(
        evidence=(
            passage(line.extraction, total.span, value=written(_stated(total)), side="a"),
            passage(line.extraction, whole, value=written(_sum(parts)), side="b"),
        ),
        values={
            "total": written(_stated(total)),
            "parts": " + ".join(written(_stated(part)) for part in parts),
            "sum": written(_sum(parts)),
            "of": named,
        },
        confidence=confidence,
    )


def _end(line: Line, last: QuantityMention) -> int:
    """The end of the noun behind the last figure."""
    behind = line.gap(last.span.end, last.span.end + 40)[:1]
    return behind[0].end if behind and behind[0].text[:1].isalpha() else last.span.end


RULE = Rule(
    code="Q101",
    name="total-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.HIGH,
    basis=Basis.ARITHMETIC,
    scope=Scope.INTERNAL,
    message="{parts} is {sum}, not the {total} {of} stated",
    advice="Count again with the source: a part, the total or the list itself is wrong.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "17 people died in the crash, 9 men and 6 women, police said."), because="9 and 6 are 15"),
        raises(("ar", "قتل 17 شخصا في الحادث، 9 رجال و6 نساء."), because="9 and 6 are 15"),
        raises(
            ("es", "Evacuaron a los 24 tripulantes: 14 filipinos, seis indios y tres griegos, que duermen en un hotel."),
            because="14, 6 and 3 are 23",
        ),
        raises(("ru", "Погибли 17 человек: 9 мужчин и 6 женщин."), because="9 and 6 are 15"),
        raises(
            ("en", "The ferry carried 201 passengers and crew. It had left port with 187 passengers and 16 crew."),
            because="187 and 16 are 203",
        ),
        silent(("es", "Murieron 17 personas, entre ellas 9 hombres y 6 mujeres."), because="the list is not said to be complete"),
        silent(("fr", "L'accident a fait 15 morts : 9 hommes et 6 femmes."), because="9 and 6 are 15"),
        silent(("en", "17 people died, among them 9 children and 6 teachers."), because="the list is not said to be complete"),
    ),
)
