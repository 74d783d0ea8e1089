"""The plain words of a report: what codes and values of the contract are called when an editor reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

SEVERITIES = {"high": "High", "medium": "Medium", "low": "Low", "info": "For information"}
"""Most serious first."""

BASES = {
    "calendar": "Proof: the calendar shows it",
    "arithmetic": "Proof: the figures of the text do not add up",
    "comparison": "Comparison: the sources say different things",
    "heuristic": "Heuristic: a pattern that often matters, not a proof",
}

SCOPES = {"internal": "inside one article", "cross": "between articles"}

TYPES = {
    "weekday_date_mismatch": "Weekday and date do not fit",
    "event_date_conflict": "Different dates",
    "time_of_day_conflict": "Different times of day",
    "quantity_conflict": "Different figures",
    "place_conflict": "Different places",
    "participant_conflict": "Different participants",
    "role_title_conflict": "Different roles or titles",
    "name_conflict": "Different names",
    "document_or_term_conflict": "Different kinds of document",
    "status_conflict": "Different state of affairs",
    "polarity_conflict": "Affirmed and denied",
    "quote_conflict": "Different wording of a quotation",
    "attribution_conflict": "Attributed to different speakers",
    "internal_arithmetic": "Figures do not add up",
    "internal_contradiction": "The article contradicts itself",
    "publication_time_conflict": "Told before it happened",
    "causal_conflict": "Different causes",
    "omission": "Not in every article",
    "silent_edit": "Changed without a notice",
    "note": "Note on the text",
}

DIMENSIONS = {
    "naming": "Naming",
    "label": "Labels",
    "voice_adoption": "Whose words the article makes its own",
    "unattributed_quotation": "Quotations without a speaker",
    "attribution_balance": "Who is given a voice",
    "reporting_verb": "Reporting verbs",
    "agency": "Who acts",
    "certainty": "Certainty",
    "scope": "Topics covered",
    "emphasis": "Emphasis",
    "frame_profile": "Profile of the framing",
    "source_chain": "Chain of sources",
    "genre": "Genre",
}

FRAMING_ORDER = (
    frozenset(("naming", "label", "voice_adoption")),
    frozenset(("unattributed_quotation", "attribution_balance", "reporting_verb", "agency", "certainty")),
    frozenset(("scope", "emphasis")),
)
"""Which dimensions are read first; the rest follows."""

STATES = {"open": "open", "accepted": "accepted", "dismissed": "dismissed"}
"""What an editor decided about a finding."""

VOICES = {
    "author": "own words",
    "headline": "headline",
    "quotation": "in a quotation",
    "reported": "reported speech",
    "metadata": "beside the text",
}

POSITIONS = {"headline": "headline", "lead": "lead", "body": "body", "tail": "end"}

ROLES = {
    "agent": "Who",
    "patient": "Whom or what",
    "partner": "With whom",
    "recipient": "To or for whom",
    "origin": "Where from",
    "destination": "Where to",
    "place": "Where",
    "topic": "About what",
    "instrument": "By what means",
}
"""The part of an argument in its event, as a question."""

CERTAINTIES = {"asserted": "stated as fact", "probable": "probable", "possible": "possible", "alleged": "alleged"}

STATUSES = {
    "discussed": "discussed",
    "proposed": "proposed",
    "planned": "planned",
    "announced": "announced",
    "agreed": "agreed",
    "signed": "signed",
    "approved": "approved",
    "in_force": "in force",
    "done": "done",
    "cancelled": "cancelled",
}

POLARITIES = {"positive": "affirmed", "negative": "denied"}

NAME_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other name"}

MODIFIERS = {
    "exact": "exactly",
    "approx": "about",
    "nearly": "nearly",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
    "range": "from",
    "vague": "some, at least",
}

PARTS_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

ANCHORS = {"published": "day of publication", "dateline": "day of the dateline", "text": "day the text names"}

TIME_KINDS = {
    "date": "date",
    "range": "range",
    "duration": "length of time",
    "anniversary": "anniversary",
    "deictic": "relative to another day",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_DAY = re.compile(r"(?<![\w/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])")
FSI, PDI = "\u2068", "\u2069"
_QUOTED = re.compile(r"(“[^”]*”)")
_PASSAGE = re.compile(f"(“[^”]*”|[«„]\\s?{FSI}.*?{PDI}\\s?[»“])", re.DOTALL)
"""Also the passages of findings told in other languages, whose marks are isolated from within: marks may stand in a passage too."""


def words_for(table: Mapping[str, str], key: str) -> str:
    """The words of a key; a key that a later version brought is shown as it is, with spaces."""
    return table.get(key) or key.replace("_", " ").capitalize()


def isolated(text: str) -> str:
    """Text kept apart from the direction of what surrounds it."""
    return f"{FSI}{text}{PDI}"


def quotations_apart(text: str) -> str:
    """Words inside “quotation marks” kept apart from the direction of what surrounds them."""
    return _QUOTED.sub(lambda found: f"“{isolated(found[0][1:-1])}”", text)


def confidence(value: float) -> str:
    """How sure, in words and as a percentage, never as more than it is."""
    word = "very sure" if value >= 0.9 else "sure" if value >= 0.75 else "fairly sure" if value >= 0.5 else "unsure"
    return f"{word} ({int(value * 100 + 0.5)} %)"


def day(value: str, months: Sequence[str] = MONTHS) -> str:
    """A date or date-time of ISO 8601 as an editor writes it; anything else as it is."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return value
    written = f"{found.day} {months[found.month - 1]} {found.year}"
    if len(value.strip()) <= 10:
        return written
    zone = found.strftime("%z")
    return f"{written}, {found:%H:%M}" + (f" UTC{zone[:3]}:{zone[3:5]}" if zone.strip("+-0:") else " UTC" if zone else "")


def readable(text: str, months: Sequence[str] = MONTHS) -> str:
    """A value with its ISO days and weekdays as an editor writes them: "tuesday 2025-05-06" is "Tuesday 6 May 2025"."""
    return _WEEKDAYS.sub(lambda found: found[0].capitalize(), _DAY.sub(lambda found: _written(found, months), text))


def sentence(text: str, labels: Mapping[str, str], months: Sequence[str] = MONTHS) -> str:
    """A message of the engine for reading: a capital first, days written out, articles by outlet, quotations isolated.

    `labels` maps article ids to what they are called. Only ids that mix letters and figures are replaced, so that an id that is a
    word of the language cannot change a sentence; words inside “quotation marks” are left as they are.
    """
    names = sorted((key for key in labels if _is_code(key)), key=lambda key: (-len(key), key))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])") if names else None
    parts = []
    for index, part in enumerate(_PASSAGE.split(text)):
        if index % 2:
            parts.append(f"“{isolated(part[1:-1])}”" if part[0] == "“" else part)
        else:
            plain = readable(part, months)
            parts.append(pattern.sub(lambda found: isolated(labels[found[0]]), plain) if pattern else plain)
    joined = "".join(parts)
    return joined[:1].upper() + joined[1:]


def weekday(value: str) -> str:
    """The day of the week of an ISO day."""
    return _DAYS[date.fromisoformat(value).weekday()]


def month(value: str) -> str:
    """A month of ISO 8601 as an editor writes it."""
    return f"{MONTHS[int(value[5:7]) - 1]} {value[:4]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 fact", "2 facts"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _is_code(key: str) -> bool:
    return any(character.isdigit() for character in key) and any(character.isalpha() for character in key)


def _written(found: re.Match[str], months: Sequence[str]) -> str:
    try:
        value = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return found[0]
    return f"{value.day} {months[value.month - 1]} {value.year}"
