"""Drafts: articles read from files, with a way back from every character to the file."""

from verifier.lint.drafts.directives import Directive
from verifier.lint.drafts.draft import Draft, Kind
from verifier.lint.drafts.read import STANDARD_INPUT, read_drafts, read_source

__all__ = ["STANDARD_INPUT", "Directive", "Draft", "Kind", "read_drafts", "read_source"]
