"""What reading files gives: articles, where each came from, and what is to be known about the reading."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from verifier.schemas.article import ArticleSchema
from verifier.schemas.base import Contract, Request, Text, some, text


class SourceSchema(Contract):
    """The file that an article was read from."""

    format = text("The format it was read as.", "html")
    modified = text("When it says it was last changed, with its zone.", "2025-05-06T20:00:00+03:00", null=True)


class ReadingSourceSchema(SourceSchema):
    """The file that one of the articles was read from."""

    article = text("The id of the article.", "a1")


class NoteSchema(Contract):
    """What could not be read, or not surely."""

    article = text("The id of the article.", "a1")
    what = text("A field of the article, or a part of the file.", "published")
    why = text("What was found.", "no time of publication is stated")


class IngestedSchema(Contract):
    """The articles of files, nothing stored. `articles` can be sent to any operation as they are."""

    articles = some(fields.Nested(ArticleSchema), "The articles, in the order of the files.")
    sources = some(fields.Nested(ReadingSourceSchema), "Where each comes from.")
    notes = some(fields.Nested(NoteSchema), "What is to be known about the reading.")


class AddressSchema(Request):
    """An address to read an article from."""

    url = Text(
        required=True,
        validate=validate.Length(min=1, max=2000),
        metadata={"description": "A public address of the web.", "example": "https://example.org/a1"},
    )


class UploadSchema(Schema):
    """Files to read, as a form with uploads."""

    files = fields.List(
        fields.Raw(metadata={"type": "string", "format": "binary"}),
        required=True,
        validate=validate.Length(min=1),
        metadata={"description": "One file or several, of any format that is read.", "example": ["The bridge reopens on 7 May."]},
    )
