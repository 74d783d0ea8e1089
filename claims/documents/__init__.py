"""From the text of a page to a document: language, sentences, page furniture, dateline and the day it speaks from."""

from claims.documents.identify import identify_language
from claims.documents.read import read_document

__all__ = ["identify_language", "read_document"]
