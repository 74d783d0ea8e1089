"""Comparisons: stories, clusters, findings, framing; and the result of a check."""

from __future__ import annotations

from marshmallow import fields

from claims.model.attribution import Voice
from claims.model.claim import Position
from claims.model.comparison import EvidenceRelation, Verdict
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from verifier.schemas.base import Contract, choice, mapping, number, one, share, some, text, whole
from verifier.schemas.claim import ClaimSchema, PassageSchema, SpanSchema, UnsupportedSchema
from verifier.schemas.factcheck import FactCheckSchema

DIMENSIONS = (
    "naming",
    "label",
    "voice_adoption",
    "unattributed_quotation",
    "attribution_balance",
    "reporting_verb",
    "agency",
    "certainty",
    "scope",
    "emphasis",
    "frame_profile",
    "source_chain",
    "genre",
)


class EngineSchema(Contract):
    """What made a result; the same engine and input give the same bytes."""

    version = text("The version of the library.", "0.1.0")
    pipelines = mapping("Name, version and tier of what reads each language.", {"en": "rules 0.1.0 full"})


class ComparedArticleSchema(Contract):
    """An article with its claims."""

    id = text("Its id, as sent or made from its content.", "a1")
    language = text("Its language, as sent or identified.", "en")
    outlet = text("As sent.", "The Harbour Gazette", null=True)
    url = text("As sent.", "https://example.org/a1", null=True)
    title = text("As sent.", "Bridge to reopen in May", null=True)
    published = text("As sent, or found in the text.", "2025-05-06T18:30:00+03:00", null=True)
    dateline = text("As sent.", "LIMA, 6 May", null=True)
    claims = some(fields.Nested(ClaimSchema), "Its claims, in the order of the text.")


class StorySchema(Contract):
    """Articles that tell the same story. The stories of an answer hold every article once."""

    id = text("Names the story in this answer.", "s1")
    articles = some(fields.String(), "The ids of its articles.", ["a1", "a2"])
    why = text("Why they were put together.", "the same event, place and week")


class FeatureSchema(Contract):
    """One reason for or against taking claims as the same fact."""

    name = text("The feature.", "same_day")
    score = fields.Float(
        required=True, metadata={"description": "Its part of the score; contradiction only lowers.", "example": 0.25}
    )
    detail = text("What was compared.", "7 May 2025 in both")


class MentionSchema(PassageSchema):
    """A claim of a cluster where it stands."""

    article = text("The article.", "a1")


class ClusterSchema(Contract):
    """Claims of several articles that speak of the same fact."""

    id = text("Names the cluster in this answer.", "c1")
    label = text("What they speak of.", "reopening of the bridge")
    claims = some(fields.String(), "The ids of the claims.", ["a1:1", "a2:4"])
    mentions = some(fields.Nested(MentionSchema), "The same claims, quoted.")
    score = fields.Float(required=True, metadata={"description": "How sure the alignment is.", "example": 0.84})
    features = some(fields.Nested(FeatureSchema), "Why they were aligned.")
    origins = whole("Independent sources among the articles: near copies and translations count once.", 2)


class EvidenceSchema(PassageSchema):
    """A passage that carries a value. Passages of one side agree, different sides conflict."""

    article = text("The article.", "a1")
    value = text("The normalized value as text.", "Tuesday", null=True)
    side = text("The side: a, b, ...; null where there is only one.", "a", null=True)


class RepairSchema(SpanSchema):
    """A replacement that would mend a passage. We do not say which repair is right."""

    article = text("The article.", "a1")
    replacement = text("The words to put between the offsets.", "Wednesday")
    supported_by = some(fields.String(), "The articles that say so.", ["a2"])


class FindingSchema(Contract):
    """A discrepancy, typed, graded and explained."""

    id = text("Derived from the content, so that a decision about the finding survives a re-run.", "f-2b1c9d")
    code = text("The rule; see GET /v1/rules/{code}.", "T101")
    name = text("The name of the rule.", "weekday-date-mismatch")
    type = choice(DiscrepancyType, "The kind of discrepancy.", "weekday_date_mismatch")
    severity = choice(Severity, "How much it matters.", "high")
    basis = choice(Basis, "What it rests on: proof (calendar, arithmetic), comparison, or heuristic.", "calendar")
    confidence = share("How sure, from 0 to 1.", 0.99)
    scope = choice(Scope, "Inside one article, or between articles.", "internal")
    message = text("What is wrong, in plain words.", "7 May 2025 is a Wednesday, not a Tuesday")
    advice = text("What to do.", "Check the date with the original source.")
    values = mapping("The values the message speaks of.", {"stated": "Tuesday", "actual": "Wednesday"})
    evidence = some(fields.Nested(EvidenceSchema), "The passages that carry it; never empty.")
    repairs = some(fields.Nested(RepairSchema), "Replacements that would each mend it.")
    cluster = text("The cluster it belongs to.", "c1", null=True)


class WithheldSchema(Contract):
    """What was considered and set aside."""

    type = choice(DiscrepancyType, "The kind of discrepancy considered.", "quantity_conflict")
    reason = text("Why it was set aside.", "the toll rises over time; later articles replace earlier ones")
    evidence = some(fields.Nested(EvidenceSchema), "The passages.")


class FramingEvidenceSchema(PassageSchema):
    """A passage of a contrast in framing."""

    article = text("The article.", "a1")
    voice = choice(Voice, "Whose words it is.", "author")
    position = choice(Position, "Where in the article it stands.", "headline")
    side = text("The side: a, b, ...", "a", null=True)


class FramingSchema(Contract):
    """A contrast in how articles put the same thing. Nobody is scored."""

    id = text("Derived from the content.", "r-77a0e1")
    code = text("The rule.", "F301")
    dimension = choice(DIMENSIONS, "What the contrast is about.", "naming")
    referent = text("What is put differently.", "the protesters")
    strength = text("How marked the contrast is.", "clear")
    confidence = share("How sure, from 0 to 1.", 0.7)
    message = text("The contrast in plain words.", "One article says demonstrators, the other rioters.")
    caveat = text("What the contrast does not show.", "Both words may stand in quotations elsewhere.")
    evidence = some(fields.Nested(FramingEvidenceSchema), "The passages.")


class FramingRuleSchema(Contract):
    """A rule of framing that ran."""

    code = text("The rule.", "F301")
    dimension = choice(DIMENSIONS, "What it looks at.", "naming")
    languages = some(fields.String(), "Languages of the request that it has words for.", ["ar", "en"])
    without = some(fields.String(), "Languages of the request that it has no words for.", ["de"])


class EvaluativeWordSchema(SpanSchema):
    """A word by which a text judges in its own voice."""

    kind = choice(["puffery", "contempt", "doubt", "inevitability"], "What the word does.", "puffery")
    text = text("The words as sent.", "historic")


class EvaluativeSchema(Contract):
    """The evaluative words of an article, for whoever asks for them; they are no contrast."""

    article = text("The article.", "a1")
    per_thousand = number("In a thousand words of the article's own.", 3.2)
    words = some(fields.Nested(EvaluativeWordSchema), "Where they stand.")


class CoverageSchema(Contract):
    """What was looked for in framing."""

    rules = some(fields.Nested(FramingRuleSchema), "The rules that ran.")
    more = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        metadata={"description": "Rows beyond those shown, by dimension.", "example": {"naming": 2}},
    )
    evaluative = some(fields.Nested(EvaluativeSchema), "Evaluative words of the articles that have any.")


class ComparisonSchema(Contract):
    """Articles side by side."""

    schema = choice(["comparison/1"], "The version of this object.", "comparison/1")
    engine = one(EngineSchema, "What made it.")
    articles = some(fields.Nested(ComparedArticleSchema), "The articles with their claims, in the order sent.")
    stories = some(fields.Nested(StorySchema), "Which articles tell the same story; every article stands in one.")
    clusters = some(fields.Nested(ClusterSchema), "Claims that speak of the same fact.")
    findings = some(fields.Nested(FindingSchema), "Discrepancies, by severity, basis, then position.")
    withheld = some(fields.Nested(WithheldSchema), "What was considered and set aside, with the reason.")
    framing = some(fields.Nested(FramingSchema), "Differences of framing, side by side.")
    framing_coverage = one(CoverageSchema, "Which rules of framing ran, for which languages, and what was found beyond the rows.")
    unsupported = some(fields.Nested(UnsupportedSchema), "What could not be analysed, and why.")
    silenced = fields.List(
        fields.String(),
        metadata={
            "description": "Rules that were not asked, by the house file of the service; absent when all were.",
            "example": ["F301"],
        },
    )


class CheckEvidenceSchema(PassageSchema):
    """A passage of a source that bears on the checked text."""

    article = text("The source.", "a1")
    claim = text("The claim of the checked text it bears on.", "claim:1")
    relation = choice(EvidenceRelation, "How it bears on it.", "conflicts")
    explanation = text("Why.", "the source says 8 May")


class OriginsSchema(Contract):
    """How many independent sources stand behind the evidence; near copies are one."""

    supports = whole("Behind what supports the text.", 2, required=False)
    conflicts = whole("Behind what conflicts with it.", 1, required=False)
    related = whole("Behind what is merely related.", 1, required=False)


class LookUpSchema(Contract):
    """What was looked up among the articles that are kept."""

    articles = whole("How many articles are kept.", 1200)
    candidates = whole("How many of their claims share enough with the text.", 4)
    read = some(fields.String(), "The ids of the articles that the text was checked against.", ["a1", "a7"])
    outdated = whole("How many were read by another engine than today's.", 0)
    unread = whole("How many were not read for claims yet.", 0)


class CheckResultSchema(Contract):
    """A text checked against itself, the calendar and articles, sent or stored. The text is the article `claim`."""

    schema = choice(["check/1"], "The version of this object.", "check/1")
    claims = some(fields.Nested(ClaimSchema), "The claims of the text.")
    findings = some(fields.Nested(FindingSchema), "Discrepancies.")
    evidence = some(fields.Nested(CheckEvidenceSchema), "Passages of the sources that bear on the claims.")
    verdict = choice(Verdict, "What it came to. It never says who is right.", "conflicting")
    origins = one(OriginsSchema, "Independent sources behind the evidence; absent without evidence.", required=False)
    stored = one(LookUpSchema, "What was looked up; absent when nothing is stored, or it was not wanted.", required=False)
    fact_checks = some(
        fields.Nested(FactCheckSchema),
        "What others published about such claims: their ratings, not ours. Present beside `stored`.",
        required=False,
    )
    unsupported = some(fields.Nested(UnsupportedSchema), "What could not be analysed, and why.")
