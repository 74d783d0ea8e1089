"""Articles let different people speak: the officials in one, those who accuse them or live with it in another.

A voice is a quotation or a reported clause of a speaker whose words tell a camp: the state, the law, a company, a union, people
concerned, an opposition. Shown are the camps outside office that some articles let speak and others do not, though these let others
speak; and charges that somebody lays (accuse, denounce, complain) which others do not carry. Whom a text does not quote it may not
have reached: absence is said of the text alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.knowledge.concepts import is_a
from claims.language.base import knowledge
from claims.model.attribution import Speaker, Voice
from claims.model.comparison import FramingRow
from claims.model.span import Span
from claims.normalization.attribution.camps import camp_of

_OUTSIDE = {"people": "people concerned", "labour": "workers and unions", "opposition": "the opposition"}
_INSIDE = ("state", "justice", "business")
_HEARD = 2  # voices of an article before it can be said whom it does not let speak
_LONGEST = 250
_BESIDE = 40  # code points beside a name that tell who somebody is
_CHARGED = "charges and complaints stand in {one}, none in {other}"


def rows(desk: Desk) -> Iterator[FramingRow]:
    """At most one row of who speaks, and one of the charges that are laid."""
    voices = {article: _voices(lines) for article, lines in desk.lines.items()}
    having = [article for article, told in voices.items() if any(told.get(camp) for camp in _OUTSIDE)]
    lacking = [article for article, told in voices.items() if _count(told) >= _HEARD and set(told) <= set(_INSIDE)]
    if having and lacking:
        outside = [sight for article in having for camp in _OUTSIDE for sight in voices[article].get(camp, ())]
        inside = _officials(voices, lacking)
        yield row(
            DIMENSION,
            sided([outside, inside]),
            {"who": _listed(voices, having), "one": ", ".join(having), "other": ", ".join(lacking)},
            referent="voices",
            strength="strong" if len(outside) > 1 else "weak",
            confidence=0.6,
        )
    yield from _charges(desk, voices)


def _charges(desk: Desk, voices: Mapping[str, Mapping[str, list[Sight]]]) -> Iterator[FramingRow]:
    laid = {article: [sight for line in lines if (sight := _charge(line)) is not None] for article, lines in desk.lines.items()}
    having = [article for article, sights in laid.items() if sights]
    lacking = [
        article
        for article, sights in laid.items()
        if not sights and _count(voices[article]) >= _HEARD and not any(map(_murmurs, desk.lines[article]))
    ]
    if having and lacking:
        others = _officials(voices, lacking)
        yield row(
            DIMENSION,
            sided([[sight for article in having for sight in laid[article]], others]),
            {"one": ", ".join(having), "other": ", ".join(lacking)},
            referent="charges",
            strength="weak",
            confidence=0.55,
            message=_CHARGED,
        )


def _voices(lines: Sequence[Line]) -> dict[str, list[Sight]]:
    """The voices of an article by their camps, in order; "other" holds speakers without one."""
    found: dict[str, list[Sight]] = defaultdict(list)
    seen: set[Span] = set()
    for line in lines:
        for passage in line.passages:
            if passage.speaker is None or passage.span in seen or not line.span.contains(passage.speaker.span):
                continue
            seen.add(passage.span)
            found[_camp(line, passage.speaker)].append((line, _shown(line, passage.span)))
    return dict(found)


def _camp(line: Line, speaker: Speaker) -> str:
    """The camp of a speaker by the words that name them, or by those right beside the name: "Juma Khamis, 34, a fisherman"."""
    told = camp_of(speaker, line.language)
    if told is not None or not line.span.contains(speaker.span):
        return told or "other"
    start, end = max(line.span.start, speaker.span.start - _BESIDE), min(line.span.end, speaker.span.end + _BESIDE)
    around = Span(start, end, speaker.span.field)
    return camp_of(Speaker(span=around, text=line.words(around)), line.language) or "other"


def _charge(line: Line) -> Sight | None:
    """A sentence that carries a charge or a complaint: told in the article's own words, or said by somebody outside office."""
    wanted = knowledge("framing_voices")["charges"]
    for mention in line.concepts:
        if not _is_verb(line, mention.span) or not any(is_a(mention.concept, name) for name in wanted):
            continue
        passage = line.passage(mention.span)
        camp = camp_of(passage.speaker, line.language) if passage is not None else None
        if line.voice(mention.span) is Voice.AUTHOR or camp in _OUTSIDE:
            return line, _shown(line, mention.span)
    return None


def _is_verb(line: Line, span: Span) -> bool:
    """True for a verb: "the accused" and "no complaints" lay no charge."""
    return any(tag == "VERB" and span.start <= token.start < span.end for token, tag in zip(line.tokens, line.tags, strict=True))


def _murmurs(line: Line) -> bool:
    """True for a sentence that may carry a charge in words that tell none by themselves."""
    words = knowledge("framing_voices")
    return any(is_a(mention.concept, name) for mention in line.concepts for name in (*words["charges"], *words["murmurs"]))


def _shown(line: Line, span: Span) -> Span:
    """The sentence where it is short, else the words themselves."""
    if len(line.span) <= _LONGEST:
        return line.span
    return (
        span
        if line.span.contains(span) and len(span) <= _LONGEST
        else Span(span.start, min(span.end, span.start + _LONGEST), span.field)
    )


def _officials(voices: Mapping[str, Mapping[str, list[Sight]]], articles: Sequence[str]) -> list[Sight]:
    """What those in office say in some articles, before what others say."""
    order = [*(camp for camp in _INSIDE), "other"]
    return [sight for article in articles for camp in order for sight in voices[article].get(camp, ())]


def _count(told: Mapping[str, Sequence[Sight]]) -> int:
    return sum(map(len, told.values()))


def _listed(voices: Mapping[str, Mapping[str, Sequence[Sight]]], having: Sequence[str]) -> str:
    return ", ".join(label for camp, label in _OUTSIDE.items() if any(voices[article].get(camp) for article in having))


DIMENSION = Dimension(
    code="F303",
    name="attribution_balance",
    reach=Reach.STORY,
    message="{who} speak in {one}, not in {other}",
    caveat="Somebody who is not quoted may not have been reached, or had not spoken yet.",
    documentation=__doc__,
    rows=rows,
)
