"""Labels of stages and steps read as an editor says them: each has one, and Arabic has words for each."""

from __future__ import annotations

from claims.knowledge.concepts import concept, concepts
from claims.language.base import knowledge
from claims.rules.wording.values import Teller, table


def test_every_stage_has_a_label() -> None:
    data = knowledge("progress")
    for course, told in data["stages"].items():
        sides = {spec["side"] for spec in told} | {spec["flips"] for spec in told if "flips" in spec}
        assert sides <= set(data["labels"][course]), course


def test_every_step_on_record_has_a_label() -> None:
    data = knowledge("chains")
    steps = {name for name in concepts() if (known := concept(name)) is not None and known.chain in data["on_record"]}
    assert steps <= set(data["told"])


def test_labels_stand_in_one_side() -> None:
    labels = [label for told in knowledge("progress")["labels"].values() for label in told.values()]
    assert not [label for label in (*labels, *knowledge("chains")["told"].values()) if " / " in label or "against" in label]


def test_arabic_has_words_for_every_label() -> None:
    labels = [label for told in knowledge("progress")["labels"].values() for label in told.values()]
    words = table("ar")["words"]
    assert not [label for label in (*labels, *knowledge("chains")["told"].values()) if label not in words]
    assert Teller("ar").phrase("not yet ratified") == "لا تصديق حتى الآن"
