from __future__ import annotations

from claims.model.article import Article
from verifier.reports.extraction.blocks import Stretches
from verifier.reports.extraction.spans import Spans


def stretches(text: str, title: str | None = None, claims: Spans | None = None) -> Stretches:
    return Stretches(Article(id="a", title=title, text=text), "en", claims or Spans([]))


def told(found: Stretches, text: str, title: str = "") -> list[str]:
    fields = {"text": text, "title": title}
    return [fields[field][start:end] for field, start, end in (stretch.place for stretch in found.all)]


def test_title_and_paragraphs_are_blocks() -> None:
    text = "One.\n\n \nTwo.\r\nThree."
    assert told(stretches(text, "Title"), text, "Title") == ["Title", "One.", "Two.", "Three."]


def test_a_long_paragraph_is_parted_between_sentences() -> None:
    text = "This sentence has exactly so many words. " * 40
    found = stretches(text)
    blocks = told(found, text)
    assert len(blocks) > 2
    assert "".join(blocks) == text
    assert all(block.startswith("This") and len(block) < 700 for block in blocks)
    assert [stretch.opens for stretch in found.all] == [True] + [False] * (len(blocks) - 1)


def test_a_claim_is_never_parted() -> None:
    text = "This sentence has exactly so many words. " * 40
    assert len(stretches(text, claims=Spans([(("text", 0, len(text)), 1)])).all) == 1


def test_what_begins_between_blocks_belongs_to_the_one_before() -> None:
    found = stretches("One.\n\nTwo.", "Title")
    assert found.where(("title", 0, 3)) == 0
    assert found.where(("text", 5, 8)) == 1
    assert found.where(("text", 6, 8)) == 2
