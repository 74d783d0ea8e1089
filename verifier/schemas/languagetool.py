"""LanguageTool's API as far as it is spoken here: the form that editors send, and the answer that they read."""

# ruff: noqa: N815  (the names of the fields are LanguageTool's)

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from verifier.schemas.base import Contract, Text, WithinLimit, one, share, some, text, whole

_AUTO_OR_TAG = r"^(auto|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$"
_RULES = "Codes of rules, parted by commas; LanguageTool's own are ignored."
_CATEGORIES = "Ids of categories, parted by commas; LanguageTool's own are ignored."


def _form(description: str, example: str, **more: Any) -> Text:
    checks = more.pop("validate", None)
    return Text(validate=checks, metadata={"description": description, "example": example, **more})


class EditorRequestSchema(Schema):
    """What an editor sends: `text`, or `data` with pieces of text and mark-up. Fields that are not listed are ignored."""

    class Meta:
        unknown = EXCLUDE  # editors send settings of LanguageTool's that mean nothing here

    json_schema = {"oneOf": [{"required": ["text", "language"]}, {"required": ["data", "language"]}]}  # noqa: RUF012  (never changed)

    text = _form(
        "The text to check.", "The bridge reopens on Tuesday 7 May 2025.", validate=WithinLimit("max_characters", "characters")
    )
    data = _form(
        "The text in pieces, as JSON: an object with an array `annotation` of `{text}` and `{markup, interpretAs?}`. "
        "Offsets of the answer count in text and mark-up together.",
        '{"annotation": [{"text": "It reopens on "}, {"markup": "<b>"}, {"text": "Tuesday"}, {"markup": "</b>"}, '
        '{"text": " 7 May 2025."}]}',
        validate=WithinLimit("max_bytes", "characters"),
        contentMediaType="application/json",
    )
    language = Text(
        required=True,
        validate=validate.Regexp(_AUTO_OR_TAG, error="must be auto or a BCP 47 tag such as en or es-MX"),
        metadata={"description": "Language of the text; auto identifies it.", "example": "auto"},
    )
    motherTongue = _form("Language that the answer is told in.", "ar")
    enabledRules = _form(f"{_RULES} With `enabledOnly`, the only ones that are told.", "T101,H101")
    disabledRules = _form(f"{_RULES} Not told.", "E101")
    enabledCategories = _form(f"{_CATEGORIES} With `enabledOnly`, the only ones that are told.", "CROSSCHECK_TIME")
    disabledCategories = _form(f"{_CATEGORIES} Not told.", "CROSSCHECK_HOUSE")
    enabledOnly = _form("true: tell only what `enabledRules` and `enabledCategories` name.", "false")
    level = _form("picky tells findings of severity info too.", "default")


class SoftwareSchema(Contract):
    """What answers."""

    name = text("Crosscheck.", "Crosscheck")
    version = text("The version of the engine.", "0.1.0")
    buildDate = text("Always empty.", "")
    apiVersion = whole("The version of LanguageTool's API.", 1)
    premium = fields.Boolean(required=True, metadata={"description": "Always false.", "example": False})
    status = text("Always empty.", "")


class InfoSchema(Contract):
    """What answers, alone."""

    software = one(SoftwareSchema, "What answers.")


class EditorLanguageSchema(Contract):
    """A language that texts are read in."""

    name = text("In English.", "Arabic")
    code = text("Its code.", "ar")
    longCode = text("The same code.", "ar")


class DetectedLanguageSchema(Contract):
    """The language that a text was identified as."""

    name = text("In English.", "English")
    code = text("Its code.", "en")
    confidence = share("How sure that is; 1 for a language that was asked for.", 0.99)


class AskedLanguageSchema(Contract):
    """The language of a text, as asked for and as found."""

    name = text("In English.", "English")
    code = text("As asked for; the one found for auto.", "en")
    detectedLanguage = one(DetectedLanguageSchema, "The one found.")


class ReplacementSchema(Contract):
    """What may stand in place of a match."""

    value = text("The whole match, mended.", "Wednesday 7 May 2025")


class ContextSchema(Contract):
    """A match in the words around it."""

    text = text("The words.", "The bridge reopens on Tuesday 7 May 2025.")
    offset = whole("Where the match begins in them, in UTF-16 code units.", 22)
    length = whole("Its length, in UTF-16 code units.", 18)


class MatchTypeSchema(Contract):
    """What kind of match it is."""

    typeName = text("Always Other.", "Other")


class CategorySchema(Contract):
    """The subject of a rule."""

    id = text("One id for each subject.", "CROSSCHECK_TIME")
    name = text("In words.", "Dates and times")


class MatchRuleSchema(Contract):
    """The rule that found a match."""

    id = text("Its code.", "T101")
    description = text("What it finds.", "A date is given with a weekday it does not fall on.")
    issueType = text("A type of the Internationalization Tag Set.", "inconsistency")
    category = one(CategorySchema, "Its subject.")


class MatchSchema(Contract):
    """A passage that something is to be said about."""

    message = text("What, what to do, and what others say.", "2025-05-07 is a Wednesday, not a Tuesday.")
    shortMessage = text("The same in short.", "weekday date mismatch")
    replacements = some(fields.Nested(ReplacementSchema), "What may stand in its place.")
    offset = whole("Where it begins in what was sent, in UTF-16 code units.", 22)
    length = whole("Its length, in UTF-16 code units.", 18)
    context = one(ContextSchema, "The match in the words around it.")
    sentence = text("The line that it stands in.", "The bridge reopens on Tuesday 7 May 2025.")
    type = one(MatchTypeSchema, "What kind of match it is.")
    rule = one(MatchRuleSchema, "The rule that found it.")
    ignoreForIncompleteSentence = fields.Boolean(required=True, metadata={"description": "Always false.", "example": False})
    contextForSureMatch = whole("Always 0.", 0)


class WarningsSchema(Contract):
    """Whether all of a text was looked at."""

    incompleteResults = fields.Boolean(
        required=True, metadata={"description": "true when a part of the text could not be read.", "example": False}
    )


class EditorAnswerSchema(Contract):
    """What LanguageTool's `/v2/check` answers with."""

    software = one(SoftwareSchema, "What answers.")
    warnings = one(WarningsSchema, "Whether all of the text was looked at.")
    language = one(AskedLanguageSchema, "The language of the text.")
    matches = some(fields.Nested(MatchSchema), "The passages that something is to be said about, in their order.")
