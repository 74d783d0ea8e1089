from __future__ import annotations

from tests.verifier.reports.extraction import sample
from verifier.reports.extraction import build
from verifier.reports.extraction.marks import plain
from verifier.reports.extraction.view import Claim, Reading


def readings() -> tuple[Reading, ...]:
    return build(sample.EXTRACTIONS, sample.ARTICLES).readings


def claims() -> tuple[Claim, ...]:
    return readings()[0].claims


def test_every_claim_is_told_once_in_order() -> None:
    for reading, extraction in zip(readings(), sample.EXTRACTIONS, strict=True):
        assert [claim.said for claim in reading.claims] == [claim["text"] for claim in extraction["claims"]]


def test_the_blocks_tell_the_whole_text() -> None:
    for reading, article in zip(readings(), sample.ARTICLES, strict=True):
        text = "".join(plain(block.nodes) for block in reading.blocks if not block.in_title)
        assert text == article.text.replace("\n", "")
        assert "".join(plain(block.nodes) for block in reading.blocks if block.in_title) == article.title


def test_claims_stand_with_the_block_they_begin_in() -> None:
    assert [[claim.number for claim in block.claims] for block in readings()[0].blocks] == [[1], [2, 3, 4], [5]]
    assert [claim.at for claim in claims()] == [1, 1, 2, 3, 1]


def test_slots_tell_what_was_read() -> None:
    reopen = claims()[1]
    assert [(slot.label, slot.said, slot.value) for slot in reopen.slots] == [
        ("What happens", "reopen", "reopen"),
        ("Whom or what", "the old bridge", ""),
        ("When", "Tuesday 7 May 2025", "7 May 2025"),
        ("Who says it", "Ines Calder", "Ines Calder"),
        ("Shown by", "said", ""),
    ]
    when = reopen.slots[2]
    assert when.details == ("2025-05-07", "the text says Tuesday; that day is a Wednesday")
    assert reopen.slots[3].details == ("person", "name:ns kltr")


def test_slots_outside_the_words_of_the_claim_say_so() -> None:
    cost = claims()[2]
    assert [(slot.said, slot.outside) for slot in cost.slots if slot.kind != "says"] == [
        ("cost", False),
        ("the old bridge", True),
        ("14 million euros", False),
    ]


def test_a_speaker_goes_by_the_name_of_the_entity() -> None:
    assert [(slot.said, slot.value) for slot in claims()[3].slots] == [("she", "Ines Calder")]


def test_who_says_it_and_how_sure() -> None:
    assert [claim.attribution.replace("\u2068", "").replace("\u2069", "") for claim in claims()] == [
        "the headline",
        "Ines Calder, in reported speech",
        "Ines Calder, in reported speech",
        "she, in a quotation",
        "the article itself",
    ]
    assert [(claim.certainty, claim.status, claim.polarity) for claim in claims()[1:]] == [
        ("stated as fact", "planned", "affirmed"),
        ("stated as fact", None, "affirmed"),
        ("stated as fact", None, "denied"),
        ("possible", None, "affirmed"),
    ]
    assert (claims()[1].score, claims()[1].why) == (0.45, "a date, an event")


def test_voices_are_listed_with_their_claims() -> None:
    assert [(voice.voice, voice.speaker, voice.claims) for voice in readings()[0].voices] == [
        ("author", None, (5,)),
        ("headline", None, (1,)),
        ("quotation", "she", (4,)),
        ("reported", "Ines Calder", (2, 3)),
    ]


def test_names_are_listed_by_entity_with_their_reasons() -> None:
    (name,) = readings()[0].names
    assert (name.normal, name.kind, name.entity, name.forms) == ("Ines Calder", "person", "name:ns kltr", (("Ines Calder", 1),))
    assert name.reasons == ("in no table; known by its form alone",)
    assert name.claims == (2, 3)


def test_mentions_say_in_which_claims_they_stand() -> None:
    assert [(time.value, time.claims) for time in readings()[0].times] == [("7 May 2025", (2,)), ("2026", ())]
    assert [(figure.value, figure.claims) for figure in readings()[0].quantities] == [("14,000,000 EUR", (2, 3))]
    assert [(passage.value, passage.claims) for passage in readings()[0].passages] == [("Ines Calder", (2, 3)), ("she", (4,))]


def test_the_summary_counts_voices_and_what_was_left() -> None:
    first, second, third = readings()[0].summary
    assert first == "5 claims: 1 headline, 2 reported speech, 1 in a quotation, 1 own words."
    assert second.startswith("The claims cover ")
    assert third == "Read, but in no claim: 1 time."


def test_an_article_without_claims_is_told_too() -> None:
    empty = {**sample.arabic(), "claims": []}
    (reading,) = build([empty], [sample.ARABIC]).readings
    assert reading.claims == ()
    assert reading.summary[0] == "0 claims."


def test_gaps_are_told() -> None:
    assert readings()[0].gaps == ("Figures of speech (no <data> for them)",)
