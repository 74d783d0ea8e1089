"""Whatever the text: segments in order, apart, trimmed, in range, and nothing visible lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents import read_document
from claims.language.fold import fold
from claims.language.lines import INVISIBLE
from claims.language.sentences import split_sentences
from claims.model.article import Article
from claims.model.span import Field

_WORDS = (
    "Mr. Hale said",
    "On May 7, 2025, ",
    "he left.In fact",
    "«Да?» — сказал он. ",
    "قال د. سالم. ",
    "٧ مايو",
    "stageOn the",
    "a.m.",
    "1.",
)
_PAGE = ("(@name) May 4, 2024", "Read more", "© 2024", "#tag", "pic.twitter.com/x", "LIMA, Sept 14 (AP) - ", "http://a.bc/d")
_MARKS = ("\n", "\n\n", "\r\n", " ", "\u00a0", "\u200f", "...", '"', "”", "»", "\u0301", "،", "—")
_PIECES = st.sampled_from((*_WORDS, *_PAGE, *_MARKS))
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map("".join))
_TAGS = st.sampled_from(["ar", "en", "es", "ru", "fr", "de", "und"])


def is_visible(character: str) -> bool:
    return not character.isspace() and character not in INVISIBLE


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, language=_TAGS)
def test_segments_cover_all_that_is_visible(text: str, language: str) -> None:
    if not text.strip():
        return
    article = Article(text=text, language=language)
    covered, last = set(), 0
    for segment in read_document(article).segments:
        assert segment.span.field is Field.TEXT
        assert last <= segment.span.start < segment.span.end <= len(text)
        assert text[segment.span.start : segment.span.end].strip() == text[segment.span.start : segment.span.end]
        last = segment.span.end
        covered.update(range(segment.span.start, segment.span.end))
    assert all(index in covered for index, character in enumerate(text) if is_visible(character))


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, language=_TAGS, data=st.data())
def test_sentences_lie_in_the_part_asked_for(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    last = start
    for first, stop in split_sentences(fold(text), language, start=start, end=end):
        assert last <= first < stop <= end
        last = stop
