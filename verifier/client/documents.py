"""The documents of the service as types, made by tools/client_documents.py; not edited by hand."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Fault(TypedDict):
    """One thing wrong with a request."""

    pointer: NotRequired[str]
    parameter: NotRequired[str]
    detail: str


class Problem(TypedDict):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str | None
    errors: NotRequired[list[Fault]]


class Article(TypedDict):
    """One text of one outlet. Only `text` is required. Offsets in answers count Unicode code points of the field as sent here."""

    id: NotRequired[str | None]
    url: NotRequired[str | None]
    outlet: NotRequired[str | None]
    language: NotRequired[str | None]
    title: NotRequired[str | None]
    published: NotRequired[str | None]
    dateline: NotRequired[str | None]
    text: str


class CheckRequest(TypedDict):
    """A text to check against itself, the calendar, and the articles it comes with."""

    text: str
    language: NotRequired[str | None]
    published: NotRequired[str | None]
    against: NotRequired[list[Article] | None]
    stored: NotRequired[bool | None]


class Span(TypedDict):
    """Where something stands: code points `[start, end)` of a field of an article, exactly as it was sent."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]


class Event(TypedDict):
    """What happens."""

    type: str
    trigger: Span


class Argument(TypedDict):
    """A participant."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    role: str
    entity: str | None
    via: Literal["pronoun", "speaker", "title", "pair", "dropped"] | None


Anchor = TypedDict(
    "Anchor",
    {
        "value": 'str',
        "from": 'Literal["published", "dateline", "text"]',
    },
)
"""The day that relative expressions count from."""


class Time(TypedDict):
    """A time as stated and as resolved."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    kind: Literal["date", "range", "duration", "anniversary", "deictic"]
    edtf: str | None
    first: str | None
    last: str | None
    part: str | None
    stated_weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] | None
    calendar: Literal["gregorian", "hijri"]
    readings: list[str] | None
    anchor: Anchor | None
    implies: str | None


class Name(TypedDict):
    """A name."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    kind: Literal["PER", "ORG", "LOC", "MISC"]
    entity: str | None
    normal: str | None
    reasons: list[str]


class Quantity(TypedDict):
    """A number with its hedge, its unit and what it counts."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    low: float | None
    high: float | None
    unit: str | None
    modifier: Literal["exact", "approx", "nearly", "more_than", "at_least", "less_than", "at_most", "range", "vague"]
    of: str | None


class Speaker(TypedDict):
    """Who says something."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    entity: str | None


class Attribution(TypedDict):
    """Who says a claim."""

    kind: Literal["narrator", "direct", "indirect"]
    speaker: Speaker | None
    cue: Span | None


class Factuality(TypedDict):
    """How sure, how far, affirmed or denied."""

    certainty: Literal["asserted", "probable", "possible", "alleged"]
    status: Literal["discussed", "proposed", "planned", "announced", "agreed", "signed", "approved", "in_force", "done", "cancelled"] | None
    polarity: Literal["positive", "negative"]


class Checkworthy(TypedDict):
    """How much a claim is worth checking."""

    score: float
    why: str


class Claim(TypedDict):
    """One fact as one article states it."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    id: str
    article: str
    event: Event | None
    arguments: list[Argument]
    time: Time | None
    place: Name | None
    quantities: list[Quantity]
    attribution: Attribution
    factuality: Factuality
    checkworthy: Checkworthy
    voice: Literal["author", "headline", "quotation", "reported", "metadata"]
    position: Literal["headline", "lead", "body"]


class Evidence(TypedDict):
    """A passage that carries a value. Passages of one side agree, different sides conflict."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    article: str
    value: str | None
    side: str | None


class Repair(TypedDict):
    """A replacement that would mend a passage. We do not say which repair is right."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    article: str
    replacement: str
    supported_by: list[str]


class Finding(TypedDict):
    """A discrepancy, typed, graded and explained."""

    id: str
    code: str
    name: str
    type: Literal["weekday_date_mismatch", "event_date_conflict", "time_of_day_conflict", "quantity_conflict", "place_conflict", "participant_conflict", "role_title_conflict", "name_conflict", "document_or_term_conflict", "status_conflict", "polarity_conflict", "quote_conflict", "attribution_conflict", "internal_arithmetic", "internal_contradiction", "publication_time_conflict", "causal_conflict", "omission", "silent_edit", "note"]
    severity: Literal["high", "medium", "low", "info"]
    basis: Literal["calendar", "arithmetic", "comparison", "heuristic"]
    confidence: float
    scope: Literal["internal", "cross"]
    message: str
    advice: str
    values: dict[str, str]
    evidence: list[Evidence]
    repairs: list[Repair]
    cluster: str | None


class CheckEvidence(TypedDict):
    """A passage of a source that bears on the checked text."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    article: str
    claim: str
    relation: Literal["supports", "conflicts", "related"]
    explanation: str


class Origins(TypedDict):
    """How many independent sources stand behind the evidence; near copies are one."""

    supports: NotRequired[int]
    conflicts: NotRequired[int]
    related: NotRequired[int]


class LookUp(TypedDict):
    """What was looked up among the articles that are kept."""

    articles: int
    candidates: int
    read: list[str]
    outdated: int
    unread: int


class Rating(TypedDict):
    """A rating as its reviewer gave it."""

    text: str
    value: float | None
    best: float | None
    worst: float | None


class FactCheck(TypedDict):
    """A fact-check that somebody else published. The rating is theirs: it is told, not weighed."""

    id: str
    claim: str
    reviewer: str
    url: str
    rating: Rating
    date: str | None
    language: str | None
    claimant: str | None
    appearances: list[str]


class Unsupported(TypedDict):
    """What could not be analysed: silence is not agreement."""

    article: str
    what: str
    why: str


class CheckResult(TypedDict):
    """A text checked against itself, the calendar and articles, sent or stored. The text is the article `claim`."""

    schema: Literal["check/1"]
    claims: list[Claim]
    findings: list[Finding]
    evidence: list[CheckEvidence]
    verdict: Literal["conflicting", "supported", "related", "nothing_found", "cannot_be_checked"]
    origins: NotRequired[Origins]
    stored: NotRequired[LookUp]
    fact_checks: NotRequired[list[FactCheck]]
    unsupported: list[Unsupported]


class Quotation(TypedDict):
    """Words that are somebody's, without the quotation marks."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    speaker: Speaker | None
    cue: Span | None
    kind: Literal["narrator", "direct", "indirect"]


class Mentions(TypedDict):
    """What an article mentions."""

    times: list[Time]
    quantities: list[Quantity]
    names: list[Name]
    quotations: list[Quotation]


class Extraction(TypedDict):
    """What one article says."""

    schema: Literal["extraction/1"]
    article: str
    language: str
    mentions: Mentions
    claims: list[Claim]
    unsupported: list[Unsupported]


class Source(TypedDict):
    """The file that an article was read from."""

    format: str
    modified: str | None


class StoredArticle(TypedDict):
    """An article as it is kept, in one of its versions."""

    id: str
    url: NotRequired[str | None]
    outlet: NotRequired[str | None]
    language: NotRequired[str | None]
    title: NotRequired[str | None]
    published: NotRequired[str | None]
    dateline: NotRequired[str | None]
    version: int
    versions: int
    created: str
    received: str
    source: NotRequired[Source | None]
    text: str


class Note(TypedDict):
    """What could not be read, or not surely."""

    article: str
    what: str
    why: str


class StoredFiles(TypedDict):
    """The articles of files that are kept."""

    items: list[StoredArticle]
    notes: list[Note]


class ReadingSource(TypedDict):
    """The file that one of the articles was read from."""

    format: str
    modified: str | None
    article: str


class Ingested(TypedDict):
    """The articles of files, nothing stored. `articles` can be sent to any operation as they are."""

    articles: list[Article]
    sources: list[ReadingSource]
    notes: list[Note]


class ArticlePage(TypedDict):
    """Some of the articles."""

    items: list[StoredArticle]
    next: str | None


class Version(TypedDict):
    """A version in a list."""

    version: int
    received: str
    title: str | None
    published: str | None
    characters: int


class Versions(TypedDict):
    """All versions of an article."""

    article: str
    items: list[Version]


class Exchanged(TypedDict):
    """A value that another took the place of."""

    before: Evidence
    after: Evidence


class ChangedClaim(TypedDict):
    """A claim in two wordings."""

    before: Claim
    after: Claim
    likeness: float
    values: list[Exchanged]


class Revision(TypedDict):
    """What a later version says otherwise. Claims and passages of the earlier go by the article `before`, of the later `after`."""

    schema: Literal["revision/1"]
    article: str
    before: int
    after: int
    added: list[Claim]
    dropped: list[Claim]
    changed: list[ChangedClaim]
    same: int
    notices: list[Evidence]
    findings: list[Finding]
    unsupported: list[Unsupported]


class ComparisonRequest(TypedDict):
    """Articles to compare."""

    articles: list[Article]
    same_story: NotRequired[bool | None]


class Progress(TypedDict):
    """How far a job is."""

    done: int
    total: int | None
    step: str | None


class JobResult(TypedDict):
    """What a job made, by its kind."""

    comparison: NotRequired[str]


class JobLinks(TypedDict):
    """Where to go from a job."""

    self: str
    events: str
    result: str | None


class Job(TypedDict):
    """Long work that was asked for."""

    id: str
    kind: Literal["comparison", "delivery"]
    state: Literal["queued", "running", "done", "failed", "cancelled", "dead"]
    progress: Progress
    result: JobResult | None
    error: Problem | None
    attempts: int
    cancelling: bool
    created: str
    started: str | None
    finished: str | None
    links: JobLinks


class Engine(TypedDict):
    """What made a result; the same engine and input give the same bytes."""

    version: str
    pipelines: dict[str, str]


class ComparedArticle(TypedDict):
    """An article with its claims."""

    id: str
    language: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    dateline: str | None
    claims: list[Claim]


class Story(TypedDict):
    """Articles that tell the same story. The stories of an answer hold every article once."""

    id: str
    articles: list[str]
    why: str


class Mention(TypedDict):
    """A claim of a cluster where it stands."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    article: str


class Feature(TypedDict):
    """One reason for or against taking claims as the same fact."""

    name: str
    score: float
    detail: str


class Cluster(TypedDict):
    """Claims of several articles that speak of the same fact."""

    id: str
    label: str
    claims: list[str]
    mentions: list[Mention]
    score: float
    features: list[Feature]
    origins: int


class Withheld(TypedDict):
    """What was considered and set aside."""

    type: Literal["weekday_date_mismatch", "event_date_conflict", "time_of_day_conflict", "quantity_conflict", "place_conflict", "participant_conflict", "role_title_conflict", "name_conflict", "document_or_term_conflict", "status_conflict", "polarity_conflict", "quote_conflict", "attribution_conflict", "internal_arithmetic", "internal_contradiction", "publication_time_conflict", "causal_conflict", "omission", "silent_edit", "note"]
    reason: str
    evidence: list[Evidence]


class FramingEvidence(TypedDict):
    """A passage of a contrast in framing."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    text: str
    article: str
    voice: Literal["author", "headline", "quotation", "reported", "metadata"]
    position: Literal["headline", "lead", "body"]
    side: str | None


class Framing(TypedDict):
    """A contrast in how articles put the same thing. Nobody is scored."""

    id: str
    code: str
    dimension: Literal["naming", "label", "voice_adoption", "unattributed_quotation", "attribution_balance", "reporting_verb", "agency", "certainty", "scope", "emphasis", "frame_profile", "source_chain", "genre"]
    referent: str
    strength: str
    confidence: float
    message: str
    caveat: str
    evidence: list[FramingEvidence]


class FramingRule(TypedDict):
    """A rule of framing that ran."""

    code: str
    dimension: Literal["naming", "label", "voice_adoption", "unattributed_quotation", "attribution_balance", "reporting_verb", "agency", "certainty", "scope", "emphasis", "frame_profile", "source_chain", "genre"]
    languages: list[str]
    without: list[str]


class EvaluativeWord(TypedDict):
    """A word by which a text judges in its own voice."""

    start: int
    end: int
    field: NotRequired[Literal["text", "title"]]
    kind: Literal["puffery", "contempt", "doubt", "inevitability"]
    text: str


class Evaluative(TypedDict):
    """The evaluative words of an article, for whoever asks for them; they are no contrast."""

    article: str
    per_thousand: float
    words: list[EvaluativeWord]


class Coverage(TypedDict):
    """What was looked for in framing."""

    rules: list[FramingRule]
    more: NotRequired[dict[str, int]]
    evaluative: list[Evaluative]


class Decision(TypedDict):
    """What an editor decided about a finding."""

    finding: str
    state: Literal["open", "accepted", "dismissed"]
    reason: str | None
    note: str | None
    by: str | None
    at: str | None
    revision: int


class StoredComparison(TypedDict):
    """A comparison that is kept, with the decisions about its findings."""

    schema: Literal["comparison/1"]
    engine: Engine
    articles: list[ComparedArticle]
    stories: list[Story]
    clusters: list[Cluster]
    findings: list[Finding]
    withheld: list[Withheld]
    framing: list[Framing]
    framing_coverage: Coverage
    unsupported: list[Unsupported]
    silenced: NotRequired[list[str]]
    id: str
    created: str
    stale: bool
    stale_articles: list[str]
    decisions: list[Decision]


class Comparison(TypedDict):
    """Articles side by side."""

    schema: Literal["comparison/1"]
    engine: Engine
    articles: list[ComparedArticle]
    stories: list[Story]
    clusters: list[Cluster]
    findings: list[Finding]
    withheld: list[Withheld]
    framing: list[Framing]
    framing_coverage: Coverage
    unsupported: list[Unsupported]
    silenced: NotRequired[list[str]]


class ComparisonSummary(TypedDict):
    """A comparison in a list."""

    id: str
    created: str
    articles: list[str]
    findings: int
    stale: bool


class ComparisonPage(TypedDict):
    """Some of the comparisons."""

    items: list[ComparisonSummary]
    next: str | None


class ShareRequest(TypedDict):
    """For how long a comparison is shared."""

    days: NotRequired[int]


class Share(TypedDict):
    """A link that shows one comparison to whoever has it."""

    url: str
    oembed: str
    script: str
    until: str


class DecisionRequest(TypedDict):
    """A decision about a finding."""

    decision: Literal["accept", "dismiss", "reopen"]
    reason: NotRequired[str | None]
    note: NotRequired[str | None]
    by: NotRequired[str | None]


ClaimReview = TypedDict(
    "ClaimReview",
    {
        "@context": 'str',
        "@type": 'str',
        "@id": 'str',
        "url": 'str',
        "claimReviewed": 'str',
        "itemReviewed": 'dict[str, Any]',
        "reviewRating": 'dict[str, Any]',
        "author": 'dict[str, Any]',
        "datePublished": 'str',
    },
)
"""A finding as ClaimReview of schema.org. `itemReviewed` holds the passage and the articles it stands in."""


class Rerun(TypedDict):
    """What changed in the findings, by their ids."""

    of: str
    new: list[str]
    gone: list[str]
    same: list[str]


class RerunComparison(TypedDict):
    """A comparison made again over the newest versions, and what changed in its findings."""

    schema: Literal["comparison/1"]
    engine: Engine
    articles: list[ComparedArticle]
    stories: list[Story]
    clusters: list[Cluster]
    findings: list[Finding]
    withheld: list[Withheld]
    framing: list[Framing]
    framing_coverage: Coverage
    unsupported: list[Unsupported]
    silenced: NotRequired[list[str]]
    id: str
    created: str
    stale: bool
    stale_articles: list[str]
    decisions: list[Decision]
    rerun: Rerun


class LeftOut(TypedDict):
    """A review that was not taken, and why."""

    at: str
    why: str


class Import(TypedDict):
    """What an import came to."""

    items: list[FactCheck]
    left_out: list[LeftOut]


class FactCheckPage(TypedDict):
    """Some of the fact-checks."""

    items: list[FactCheck]
    next: str | None


class JobPage(TypedDict):
    """Some of the jobs."""

    items: list[Job]
    next: str | None


class WebhookRequest(TypedDict):
    """A webhook to be made."""

    url: str
    events: NotRequired[list[Literal["comparison.created", "job.finished", "job.dead", "finding.decided"]] | None]


class WebhookWithSecret(TypedDict):
    """A webhook with its secret, which is shown once."""

    id: str
    url: str
    events: list[str]
    created: str
    old_secret_until: str | None
    secret: str


class Webhook(TypedDict):
    """An address that is told of events."""

    id: str
    url: str
    events: list[str]
    created: str
    old_secret_until: str | None


class WebhookPage(TypedDict):
    """Some of the webhooks."""

    items: list[Webhook]
    next: str | None


class Payload(TypedDict):
    """What is posted."""

    type: Literal["comparison.created", "job.finished", "job.dead", "finding.decided", "webhook.test"]
    timestamp: str
    data: dict[str, Any]


class Delivery(TypedDict):
    """One event for one webhook."""

    id: str
    event: Literal["comparison.created", "job.finished", "job.dead", "finding.decided", "webhook.test"]
    state: Literal["pending", "delivered", "dead", "cancelled"]
    attempts: int
    error: Problem | None
    payload: Payload
    created: str
    delivered: str | None
    job: str


class DeliveryPage(TypedDict):
    """Some of the deliveries."""

    items: list[Delivery]
    next: str | None


class KeyRequest(TypedDict):
    """A key to be made."""

    name: str
    scopes: NotRequired[list[Literal["check", "read", "write", "decide", "admin"]]]
    days: NotRequired[int | None]


class NewKey(TypedDict):
    """An API key with its secret, which is shown this once."""

    key: str
    tenant: str
    name: str
    scopes: list[str]
    created: str
    last_used: str | None
    expires: str | None
    revoked: str | None
    secret: str


class Key(TypedDict):
    """An API key. Its secret is never shown again."""

    key: str
    tenant: str
    name: str
    scopes: list[str]
    created: str
    last_used: str | None
    expires: str | None
    revoked: str | None


class KeyPage(TypedDict):
    """Some of the keys."""

    items: list[Key]
    next: str | None


class Rotation(TypedDict):
    """A new secret for a key."""

    grace: NotRequired[int]


class Entry(TypedDict):
    """A deed of the audit trail. Never the text of an article."""

    at: str
    actor: str | None
    action: str
    object: str
    detail: dict[str, Any]
    digest: str


class Trail(TypedDict):
    """Some of the deeds."""

    items: list[Entry]
    next: str | None


class RuleText(TypedDict):
    """One article of an example."""

    language: str
    text: str


class RuleExample(TypedDict):
    """Articles that the rule reports on, or keeps silent on."""

    kind: Literal["raises", "silent"]
    texts: list[RuleText]
    because: str
    published: str | None
    titles: list[str]


class Rule(TypedDict):
    """A rule of the catalogue."""

    code: str
    name: str
    type: str
    severity: Literal["high", "medium", "low", "info"]
    basis: Literal["calendar", "arithmetic", "comparison", "heuristic"]
    scope: Literal["internal", "cross"]
    message: str
    advice: str
    documentation: str
    examples: list[RuleExample]


class Rules(TypedDict):
    """The catalogue of rules."""

    rules: list[Rule]


class EditorRequest(TypedDict):
    """What an editor sends: `text`, or `data` with pieces of text and mark-up. Fields that are not listed are ignored."""

    text: NotRequired[str]
    data: NotRequired[str]
    language: str
    motherTongue: NotRequired[str]
    enabledRules: NotRequired[str]
    disabledRules: NotRequired[str]
    enabledCategories: NotRequired[str]
    disabledCategories: NotRequired[str]
    enabledOnly: NotRequired[str]
    level: NotRequired[str]


class Software(TypedDict):
    """What answers."""

    name: str
    version: str
    buildDate: str
    apiVersion: int
    premium: bool
    status: str


class Warnings(TypedDict):
    """Whether all of a text was looked at."""

    incompleteResults: bool


class DetectedLanguage(TypedDict):
    """The language that a text was identified as."""

    name: str
    code: str
    confidence: float


class AskedLanguage(TypedDict):
    """The language of a text, as asked for and as found."""

    name: str
    code: str
    detectedLanguage: DetectedLanguage


class Replacement(TypedDict):
    """What may stand in place of a match."""

    value: str


class Context(TypedDict):
    """A match in the words around it."""

    text: str
    offset: int
    length: int


class MatchType(TypedDict):
    """What kind of match it is."""

    typeName: str


class Category(TypedDict):
    """The subject of a rule."""

    id: str
    name: str


class MatchRule(TypedDict):
    """The rule that found a match."""

    id: str
    description: str
    issueType: str
    category: Category


class Match(TypedDict):
    """A passage that something is to be said about."""

    message: str
    shortMessage: str
    replacements: list[Replacement]
    offset: int
    length: int
    context: Context
    sentence: str
    type: MatchType
    rule: MatchRule
    ignoreForIncompleteSentence: bool
    contextForSureMatch: int


class EditorAnswer(TypedDict):
    """What LanguageTool's `/v2/check` answers with."""

    software: Software
    warnings: Warnings
    language: AskedLanguage
    matches: list[Match]


class EditorLanguage(TypedDict):
    """A language that texts are read in."""

    name: str
    code: str
    longCode: str


class Info(TypedDict):
    """What answers, alone."""

    software: Software


class Health(TypedDict):
    """Whether the service lives."""

    status: Literal["ok"]
    engine: Engine


class Backlog(TypedDict):
    """What waits to be done, in the whole service."""

    queued: int
    running: int
    dead: int
    lag: float


class Readiness(TypedDict):
    """Whether the service is ready, and what waits."""

    status: Literal["ok"]
    engine: Engine
    jobs: Backlog
