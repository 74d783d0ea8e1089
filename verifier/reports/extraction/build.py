"""From the contract's extractions to what a page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.model.article import Article
from claims.version import ENGINE_VERSION
from verifier.reports import values, words
from verifier.reports.extraction.blocks import Stretches
from verifier.reports.extraction.marks import Layer, nest
from verifier.reports.extraction.slots import KINDS, Slot, SlotReader, attribution_words, event_words, passage_voice, speaker_words
from verifier.reports.extraction.spans import Place, Spans, place_of
from verifier.reports.extraction.view import Block, Claim, ClaimMark, Entity, Mention, Page, PassageMark, Reading, SlotMark, Voice
from verifier.reports.passage import direction, language_name, one_line

_CLAIM, _PASSAGE, _SLOT = range(3)
# Kind of slot, list of mentions, what one of them is called.
_MENTIONS = (("time", "times", "time"), ("figure", "quantities", "figure"), ("name", "names", "name"))


def build(extractions: Sequence[Mapping[str, Any]], articles: Sequence[Article]) -> Page:
    """The view of extractions (`Extraction.to_dict()`), each with the article it was made of."""
    readings = tuple(
        _Builder(extraction, article, number).build()
        for number, (extraction, article) in enumerate(zip(extractions, articles, strict=True), 1)
    )
    heading = "What was read" if len(readings) == 1 else f"What was read in {words.counted(len(readings), 'article')}"
    title = f"{heading}: {words.isolated(readings[0].title or readings[0].label)}" if len(readings) == 1 else heading
    return Page(title=title, heading=heading, readings=readings, engine=ENGINE_VERSION)


class _Builder:
    """Holds what every part of one article needs: its claims by number, their slots, and where they stand."""

    def __init__(self, extraction: Mapping[str, Any], article: Article, number: int) -> None:
        self.article = article
        self.key = f"a{number}"
        self.label = one_line(article.outlet or article.title or "") or f"Article {number}"
        self.language = extraction["language"] or "und"
        self.mentions = extraction["mentions"]
        self.unsupported = extraction["unsupported"]
        self.claims = tuple(enumerate(extraction["claims"], 1))
        self.reader = SlotReader(article, self.mentions)
        self.slots = {at: self.reader.slots(claim) for at, claim in self.claims}
        self.spans = Spans((place_of(claim), at) for at, claim in self.claims)
        self.stretches = Stretches(article, self.language, self.spans)
        self.filled: dict[Place, list[tuple[int, Slot]]] = {}
        for at, slots in self.slots.items():
            for slot in slots:
                self.filled.setdefault(slot.place, []).append((at, slot))

    def build(self) -> Reading:
        article, mentions = self.article, self.mentions
        return Reading(
            key=self.key,
            id=article.id,
            label=self.label,
            title=one_line(article.title) if article.title else None,
            language=self.language,
            language_name=language_name(self.language),
            direction=direction(self.language, article.text),
            published=words.day(article.published_as_sent) if article.published_as_sent else None,
            published_iso=article.published_as_sent,
            blocks=self._blocks(),
            voices=self._voices(),
            names=tuple(self._entities()),
            times=tuple(self._mention(time, values.time_value(time), values.time_details(time)) for time in mentions["times"]),
            quantities=tuple(self._mention(found, values.quantity_value(found)) for found in mentions["quantities"]),
            passages=tuple(self._passages()),
            gaps=tuple(words.sentence(f"{item['what']} ({item['why']})", {}) for item in self.unsupported),
            summary=tuple(self._summary()),
        )

    # The text with its marks, and the claims beside it

    def _blocks(self) -> tuple[Block, ...]:
        claims: list[list[Claim]] = [[] for _ in self.stretches.all]
        for number, claim in self.claims:
            block = claims[self.stretches.where(place_of(claim))]
            block.append(self._claim(number, len(block) + 1, claim))
        layers = self.stretches.spread([*self._claim_layers(claims), *self._passage_layers(), *self._slot_layers()])
        return tuple(
            Block(
                in_title=stretch.place[0] == "title",
                opens=stretch.opens,
                nodes=nest(self.article.field_text(stretch.place[0]), layers[at], start=stretch.place[1], end=stretch.place[2]),
                claims=tuple(claims[at]),
            )
            for at, stretch in enumerate(self.stretches.all)
        )

    def _claim_layers(self, blocks: Sequence[Sequence[Claim]]) -> Iterator[tuple[str, Layer]]:
        for claim in (claim for block in blocks for claim in block):
            told = f"Claim {claim.number} · {claim.event} · {claim.attribution}"
            mark = ClaimMark(number=claim.number, at=claim.at, voice=claim.voice, told=told)
            yield "title" if claim.in_title else "text", Layer(start=claim.start, end=claim.end, rank=_CLAIM, mark=mark)

    def _passage_layers(self) -> Iterator[tuple[str, Layer]]:
        for number, item in enumerate(self.mentions["quotations"], 1):
            field, start, end = place_of(item)
            voice = passage_voice(item)
            told = f"{words.words_for(words.VOICES, voice).capitalize()}: {speaker_words(item)}"
            yield field, Layer(start=start, end=end, rank=_PASSAGE, mark=PassageMark(number=number, voice=voice, told=told))

    def _slot_layers(self) -> Iterator[tuple[str, Layer]]:
        """One mark for each run of words that fills slots, of whichever claims, and one for each mention that fills none."""
        for (field, start, end), filled in self.filled.items():
            yield field, Layer(start=start, end=end, rank=_SLOT, mark=_slot_mark(filled))
        spans = Spans((place, 0) for place in self.filled)
        for kind, found, name in _MENTIONS:
            for field, start, end in map(place_of, self.mentions[found]):
                if not spans.covering((field, start, end)):
                    mark = SlotMark(kind=kind, used=False, told=f"{name.capitalize()}, in no slot of a claim")
                    yield field, Layer(start=start, end=end, rank=_SLOT, mark=mark)

    def _claim(self, number: int, at: int, claim: Mapping[str, Any]) -> Claim:
        slots = self.slots[number]
        field, start, end = place_of(claim)
        own: dict[Place, list[tuple[int, Slot]]] = {}
        for slot in slots:
            own.setdefault(slot.place, []).append((number, slot))
        layers = [Layer(start=p[1], end=p[2], rank=_SLOT, mark=_slot_mark(filled)) for p, filled in own.items() if p[0] == field]
        factuality, status = claim["factuality"], claim["factuality"]["status"]
        return Claim(
            number=number,
            at=at,
            event=event_words(claim),
            start=start,
            end=end,
            in_title=field == "title",
            said=claim["text"],
            marked=nest(self.article.field_text(field), layers, start=start, end=end),
            slots=slots,
            voice=claim["voice"],
            voice_words=words.words_for(words.VOICES, claim["voice"]),
            position=words.words_for(words.POSITIONS, claim["position"]),
            attribution=attribution_words(claim),
            certainty=words.words_for(words.CERTAINTIES, factuality["certainty"]),
            unsure=factuality["certainty"] != "asserted",
            status=words.words_for(words.STATUSES, status) if status else None,
            polarity=words.words_for(words.POLARITIES, factuality["polarity"]),
            denied=factuality["polarity"] == "negative",
            score=claim["checkworthy"]["score"],
            why=claim["checkworthy"]["why"],
        )

    # What stands around the text

    def _voices(self) -> tuple[Voice, ...]:
        found: dict[tuple[str, str | None], list[int]] = {}
        for number, claim in self.claims:
            found.setdefault((claim["voice"], _speaker(claim["attribution"])), []).append(number)
        for item in self.mentions["quotations"]:
            found.setdefault((passage_voice(item), _speaker(item)), [])
        order = {voice: rank for rank, voice in enumerate(words.VOICES)}
        return tuple(
            Voice(voice=voice, voice_words=words.words_for(words.VOICES, voice), speaker=speaker, claims=tuple(numbers))
            for (voice, speaker), numbers in sorted(found.items(), key=lambda item: order.get(item[0][0], len(order)))
        )

    def _entities(self) -> Iterator[Entity]:
        groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
        for name in self.mentions["names"]:
            groups.setdefault((name["entity"] or name["text"], name["kind"]), []).append(name)
        for (_, kind), names in groups.items():
            forms = [one_line(name["text"]) for name in names]
            reasons = [words.quotations_apart(reason) for name in names for reason in name["reasons"]]
            yield Entity(
                normal=names[0]["normal"] or forms[0],
                kind=words.words_for(words.NAME_KINDS, kind),
                entity=names[0]["entity"],
                forms=tuple((form, forms.count(form)) for form in dict.fromkeys(forms)),
                reasons=tuple(dict.fromkeys(reasons)),
                claims=tuple(sorted({number for name in names for number in self._claims_of(name)})),
            )

    def _mention(self, item: Mapping[str, Any], value: str, details: tuple[str, ...] = ()) -> Mention:
        in_title = place_of(item)[0] == "title"
        said = self.reader.words(item)
        return Mention(said=said, value=value, details=details, in_title=in_title, claims=self._claims_of(item))

    def _passages(self) -> Iterator[Mention]:
        for number, item in enumerate(self.mentions["quotations"], 1):
            place = place_of(item)
            cue = f"shown by “{words.isolated(self.reader.words(item['cue']))}”" if item["cue"] else ""
            yield Mention(
                said=self.reader.words(item),
                value=_speaker(item) or "nobody is named",
                details=tuple(part for part in (words.words_for(words.VOICES, passage_voice(item)), cue) if part),
                in_title=place[0] == "title",
                claims=self.spans.inside(place) or self.spans.covering(place),
                number=number,
            )

    def _claims_of(self, item: Mapping[str, Any]) -> tuple[int, ...]:
        """The claims whose words hold a mention, or whose slots it fills."""
        place = place_of(item)
        return tuple(sorted({*self.spans.covering(place), *(number for number, _ in self.filled.get(place, ()))}))

    def _summary(self) -> Iterator[str]:
        voices: dict[str, int] = {}
        for _, claim in self.claims:
            voices[claim["voice"]] = voices.get(claim["voice"], 0) + 1
        told = ", ".join(f"{number} {words.words_for(words.VOICES, voice)}" for voice, number in voices.items())
        yield words.counted(len(self.claims), "claim") + (f": {told}." if told else ".")
        yield f"The claims cover {100 * self.spans.covered('text') // len(self.article.text)} % of the characters of the text."
        loose = [(name, sum(not self._claims_of(item) for item in self.mentions[found])) for _, found, name in _MENTIONS]
        if any(count for _, count in loose):
            yield f"Read, but in no claim: {', '.join(words.counted(count, name) for name, count in loose if count)}."


def _slot_mark(filled: Sequence[tuple[int, Slot]]) -> SlotMark:
    """The mark of words that fill slots of numbered claims."""
    kind = min((slot.kind for _, slot in filled), key=KINDS.index)
    labels: dict[str, list[str]] = {}
    for number, slot in filled:
        labels.setdefault(slot.label, []).append(str(number))
    told = "; ".join(f"{label}: claim{'s' * (len(found) > 1)} {', '.join(found)}" for label, found in labels.items())
    value = next((slot.value for _, slot in filled if slot.kind == kind and slot.value), "")
    return SlotMark(kind=kind, used=True, told=f"{told}. Read as {words.isolated(value)}" if value else told)


def _speaker(item: Mapping[str, Any]) -> str | None:
    return one_line(item["speaker"]["text"]) if item["speaker"] else None
