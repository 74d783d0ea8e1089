"""Whatever the text: segments in order, apart, trimmed, in range, and nothing visible lost."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.documents import read_document
from claims.language.base import LANGUAGES
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
# Short strings of marks and letters: a full stop at the very start, a mark with nothing before or behind it.
_LETTERS = ("a", "B", "No", "é", "Ñ", "ç", "я", "Д", "г", "ي", "يا", "د", "٧", "1")
_STOPS = (
    ".",
    "..",
    "…",
    "!",
    "؟",
    "?",
    "。",
    ":",
    "؛",
    "،",
    "(",
    ")",
    "[1]",
    "«",
    "»",
    "“",
    "”",
    '"',
    "'",
    "’",
    "¿",
    "—",
    "-",
    "#",
    "@",
)
_SEAMS = (" ", "\n", "\u00a0", "\u200f", "\u2067", "\u2069", "\u200b", "\u034f", "\u0301", "&nbsp;", "&quot;", "&#39;", "&")
_SCRAPS = st.lists(st.sampled_from((*_LETTERS, *_STOPS, *_SEAMS)), min_size=1, max_size=8).map("".join)
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


@settings(max_examples=400, deadline=None)
@example(text=".يا", language="ar")
@example(text="\u034f" * 401 + "\n\na b.", language="en")
@given(text=_SCRAPS, language=st.sampled_from(LANGUAGES))
def test_scraps_of_text_never_fail(text: str, language: str) -> None:
    covered = {index for start, end in split_sentences(fold(text), language) for index in range(start, end)}
    shown = fold(text).shown
    assert all(index in covered for index, character in enumerate(shown) if is_visible(character))
    if text.strip():
        read_document(Article(text=text, language=language))


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, language=_TAGS, data=st.data())
def test_sentences_lie_in_the_part_asked_for(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    last = start
    for first, stop in split_sentences(fold(text), language, start=start, end=end):
        assert last <= first < stop <= end
        last = stop
