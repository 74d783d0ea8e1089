"""Mentions and claims: where they stand, what they mean."""

from __future__ import annotations

from marshmallow import fields

from claims.model.attribution import AttributionKind, Certainty, Polarity, Status, Voice
from claims.model.claim import Position
from claims.model.name import NameKind
from claims.model.quantity import Modifier
from claims.model.span import Field
from claims.model.time import AnchorSource, Calendar, TimeKind, Weekday
from verifier.schemas.base import Contract, choice, number, one, share, some, text, whole


class SpanSchema(Contract):
    """Where something stands: code points `[start, end)` of a field of an article, exactly as it was sent."""

    start = whole("First code point.", 29)
    end = whole("The code point after the last.", 47)
    field = choice(Field, "The field the offsets count in; absent means text.", "title", required=False)


class PassageSchema(SpanSchema):
    """A span and the words in it."""

    text = text("The words between the offsets.", "Tuesday 7 May 2025")


class AnchorSchema(Contract):
    """The day that relative expressions count from."""

    value = text("The day.", "2025-05-06")
    source = choice(AnchorSource, "Where the day comes from.", "published", data_key="from")


class TimeSchema(PassageSchema):
    """A time as stated and as resolved."""

    kind = choice(TimeKind, "What sort of time it is.", "date")
    edtf = text("The value in extended date-time format, always Gregorian.", "2025-05-07", null=True)
    first = text("First day meant.", "2025-05-07", null=True)
    last = text("Last day meant, included.", "2025-05-07", null=True)
    part = text("Part of the day as in TIMEX3: MO, AF, EV, NI, DT.", "EV", null=True)
    stated_weekday = choice([day.label for day in Weekday], "The weekday the text states, right or wrong.", "tuesday", null=True)
    calendar = choice(Calendar, "The calendar the text uses.", "gregorian")
    readings = some(
        fields.String(),
        "Every plausible reading, most plausible first, when there are several.",
        ["2025-05-07", "2025-07-05"],
        null=True,
    )
    anchor = one(AnchorSchema, "What a relative or year-less expression was resolved against.", null=True)
    implies = text("The year an anniversary implies.", "1945", null=True)


class QuantitySchema(PassageSchema):
    """A number with its hedge, its unit and what it counts."""

    low = number("Least value meant; null where open.", 1200, null=True)
    high = number("Greatest value meant; null where open.", 1200, null=True)
    unit = text(
        "ISO 4217 code, percent, percentage_point, ratio, or an English singular measure; null for counts.", "km", null=True
    )
    modifier = choice(Modifier, "How the text hedges the number.", "approx")
    of = text("The concept counted, an English singular id, the same in every language.", "person", null=True)


class NameSchema(PassageSchema):
    """A name."""

    kind = choice(NameKind, "Person, organization, place, or other.", "LOC")
    entity = text("The entity it refers to.", "place:PE", null=True)
    normal = text("A normal form of the name.", "Lima", null=True)
    reasons = some(fields.String(), "Why it is that entity.", ["in the table of places"])


class SpeakerSchema(PassageSchema):
    """Who says something."""

    entity = text("The entity the speaker was resolved to.", "person:1", null=True)


class QuotationSchema(PassageSchema):
    """Words that are somebody's, without the quotation marks."""

    speaker = one(SpeakerSchema, "Who says it.", null=True)
    cue = one(SpanSchema, "The word that shows it.", null=True)
    kind = choice(AttributionKind, "Direct or indirect.", "direct")


class EventSchema(Contract):
    """What happens."""

    type = text("The concept of the event.", "reopen")
    trigger = one(SpanSchema, "The words that say so.")


class ArgumentSchema(PassageSchema):
    """A participant."""

    role = text("Its role in the event.", "agent")
    entity = text("The entity it was resolved to.", "person:1", null=True)
    via = choice(
        ("pronoun", "speaker", "title", "pair", "dropped"),
        "How the entity was found where the words do not name it; null where they do.",
        "pronoun",
        null=True,
    )


class AttributionSchema(Contract):
    """Who says a claim."""

    kind = choice(AttributionKind, "The narrator, or somebody directly or indirectly.", "indirect")
    speaker = one(SpeakerSchema, "Who says it; null for the narrator.", null=True)
    cue = one(SpanSchema, "The word that shows it.", null=True)


class FactualitySchema(Contract):
    """How sure, how far, affirmed or denied."""

    certainty = choice(Certainty, "How sure the text is.", "asserted")
    status = choice(Status, "How far the event has come.", "announced", null=True)
    polarity = choice(Polarity, "Affirmed or denied.", "positive")


class CheckworthySchema(Contract):
    """How much a claim is worth checking."""

    score = share("From 0 to 1.", 0.8)
    why = text("What makes it so.", "names a day and a figure")


class ClaimSchema(PassageSchema):
    """One fact as one article states it."""

    id = text("Names the claim in this answer.", "a1:1")
    article = text("The article it stands in.", "a1")
    event = one(EventSchema, "What happens.", null=True)
    arguments = some(fields.Nested(ArgumentSchema), "Who and what takes part, by role.")
    time = one(TimeSchema, "When.", null=True)
    place = one(NameSchema, "Where.", null=True)
    quantities = some(fields.Nested(QuantitySchema), "The figures.")
    attribution = one(AttributionSchema, "Who says so.")
    factuality = one(FactualitySchema, "How sure, how far, affirmed or denied.")
    checkworthy = one(CheckworthySchema, "How much it is worth checking.")
    voice = choice(Voice, "Whose words it is told in.", "author")
    position = choice(Position, "Where in the article it stands.", "lead")


class UnsupportedSchema(Contract):
    """What could not be analysed: silence is not agreement."""

    article = text("The article.", "a1")
    what = text("What was not analysed.", "claims")
    why = text("Why.", "no language data for 'tr'")


class MentionsSchema(Contract):
    """What an article mentions."""

    times = some(fields.Nested(TimeSchema), "Dates, times of day, durations.")
    quantities = some(fields.Nested(QuantitySchema), "Numbers, amounts, shares.")
    names = some(fields.Nested(NameSchema), "People, organizations, places.")
    quotations = some(fields.Nested(QuotationSchema), "Words that are somebody's.")


class ExtractionSchema(Contract):
    """What one article says."""

    schema = choice(["extraction/1"], "The version of this object.", "extraction/1")
    article = text("The article's id.", "a1")
    language = text("Its language, as sent or identified.", "en")
    mentions = one(MentionsSchema, "Times, quantities, names, quotations.")
    claims = some(fields.Nested(ClaimSchema), "Its claims, in the order of the text.")
    unsupported = some(fields.Nested(UnsupportedSchema), "What could not be analysed, and why.")
