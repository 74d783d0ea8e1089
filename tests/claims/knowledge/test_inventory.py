"""The inventory of events holds together, and a table that does not is told in words."""

from __future__ import annotations

import pytest

from claims.knowledge.concepts import concept, concepts, contrast
from claims.knowledge.inventory import DOMAINS, GENERAL, events, faults, frame_of, frames, rank, steps, undergoes
from claims.language.base import LANGUAGES, knowledge
from claims.language.lexicon import words

CHAINS = {
    "on_record": ["agreement"],
    "steps": {"agreement": [["negotiate"], ["sign"]]},
}


def test_the_tables_hold_together() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"frame": "juggle", "domain": ["sport"]}, "unknown frame 'juggle'"),
        ({"frame": "act", "domain": ["gardening"]}, "has the domains ['gardening']"),
        ({"frame": "act", "domain": ["general", "sport"]}, "general alone"),
        ({"frame": "act", "domain": []}, "has the domains []"),
        ({"frame": "act", "domain": ["sport"], "plover": "SULK"}, "unknown PLOVER code 'SULK'"),
        ({"frame": "act", "domain": ["sport"], "plover": "AGREE.riot"}, "unknown PLOVER code 'AGREE.riot'"),
    ],
    ids=["frame", "domain", "general beside another", "no domain", "PLOVER type", "PLOVER mode"],
)
def test_a_wrong_row_is_told(row: dict[str, object], told: str) -> None:
    found = faults(inventory={**knowledge("inventory"), "sign": row})
    assert len(found) == 1
    assert "'sign'" in found[0]
    assert told in found[0]


def test_an_event_without_a_row_and_a_row_without_an_event_are_told() -> None:
    rows = dict(knowledge("inventory"))
    rows["juggle"] = rows.pop("sign")
    assert faults(inventory=rows) == [
        "event 'sign' has no row in inventory.toml",
        "inventory.toml: 'juggle' is no event of knowledge/concepts",
    ]


@pytest.mark.parametrize(
    ("chains", "told"),
    [
        ({**CHAINS, "on_record": ["treaty"]}, "on_record names the unknown chain 'treaty'"),
        ({**CHAINS, "steps": {"agreement": [["negotiate"], ["juggle"]]}}, "'juggle' of 'agreement' is no event"),
        ({**CHAINS, "steps": {"agreement": [["sign"], ["sign"]]}}, "'sign' stands twice in 'agreement'"),
        ({**CHAINS, "steps": {"agreement": [["sign"]]}}, "fewer than two steps"),
    ],
    ids=["unknown chain", "unknown event", "doubled", "one step"],
)
def test_a_wrong_chain_is_told(chains: dict[str, object], told: str) -> None:
    assert any(told in fault for fault in faults(chains=chains))


@pytest.mark.parametrize(
    ("contrasts", "told"),
    [
        ({"rise": ["fall"], "fall": []}, "'rise' contrasts with 'fall', but 'fall' not with 'rise'"),
        ({"rise": ["float"], "fall": []}, "'float', which is no concept"),
        ({"rise": ["rise"], "fall": []}, "cannot exclude 'rise'"),
    ],
    ids=["one way", "unknown", "itself"],
)
def test_a_wrong_contrast_is_told(contrasts: dict[str, list[str]], told: str) -> None:
    lexicon = {name: {"kind": "event", "contrasts": others} for name, others in contrasts.items()}
    assert any(told in fault for fault in faults(lexicon=lexicon))


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_domain_has_its_events_in_every_language(domain: str) -> None:
    own = [event.id for event in events() if domain in event.domains]
    assert len(own) >= 45
    for language in LANGUAGES:
        assert [name for name in own if not words(language).get(name)] == []


def test_what_does_not_happen_has_no_frame() -> None:
    assert all(found.frame is None and not found.domains for found in concepts().values() if found.kind != "event")
    assert frame_of("bridge") is None
    assert frame_of("en:juggle") is None
    assert frame_of(None) is None


@pytest.mark.parametrize("event", ["die", "collapse", "rise", "test_negative", "plunge_into", "expire", "polls_close"])
def test_what_befalls_its_subject(event: str) -> None:
    assert undergoes(event)


@pytest.mark.parametrize("event", ["kill", "sign", "cut_rate", "arrive", "resign", "inaugurate", "commit_suicide"])
def test_what_its_subject_does(event: str) -> None:
    assert not undergoes(event)


def test_every_frame_is_used() -> None:
    assert {event.frame for event in events()} == set(frames())


@pytest.mark.parametrize(
    "course",
    [
        ("agreement", "negotiate", "sign", "ratify", "enter_into_force"),
        ("case", "accuse", "arrest", "charge", "try", "convict_person", "sentence", "appeal_verdict"),
        ("launch", "launch", "dock_spacecraft", "undock", "land"),
        ("election", "call_election", "vote", "count_votes", "win_election", "take_office"),
        ("strike", "call_strike", "strike_labour", "end_strike"),
        ("disaster", "issue_alert", "strike_disaster", "rescue", "rebuild"),
        ("takeover", "takeover_bid", "agree", "approve", "acquire_company"),
    ],
    ids=lambda course: course[0],
)
def test_a_course_of_events_runs_in_order(course: tuple[str, ...]) -> None:
    chain, *names = course
    ranks = [rank(name, chain) for name in names]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda at: at or 0)
    assert len(set(ranks)) == len(ranks)


def test_steps_of_one_rank_take_each_others_place() -> None:
    assert rank("convict_person", "case") == rank("acquit", "case")
    assert rank("sign", "case") is None
    assert steps("gardening") == ()


def test_an_event_of_several_chains_is_at_home_in_the_first() -> None:
    found = concept("release")
    assert found is not None
    assert found.chains == ("custody", "case")
    assert found.chain == "custody"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("convict_person", "acquit"),
        ("win", "draw_match"),
        ("open_border", "close_border"),
        ("test_positive", "test_negative"),
        ("certify_result", "annul_result"),
        ("raise_wages", "freeze_wages"),
        ("pass_budget", "reject_budget"),
        ("scrub_launch", "launch"),
    ],
)
def test_what_excludes_each_other(one: str, other: str) -> None:
    assert contrast(one, other)
    assert contrast(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("call_strike", "end_strike"),
        ("takeover_bid", "drop_bid"),
        ("arrest", "charge"),
        ("wound", "die"),
        ("concede_defeat", "lose_election"),
    ],
)
def test_what_follows_or_goes_with_another_does_not_exclude_it(one: str, other: str) -> None:
    assert not contrast(one, other)


def test_general_stands_alone() -> None:
    assert all(event.domains == (GENERAL,) for event in events() if GENERAL in event.domains)
