"""What the event word says by its own form: past, future, infinitive, or a noun of action, which has no tense."""

from __future__ import annotations

from dataclasses import replace

from claims.model.attribution import Certainty, Status
from claims.normalization.attribution.modality import Hit, Modality
from claims.normalization.attribution.reach import Reading, Target
from claims.normalization.attribution.words import Word

_OPENING = ",،:«“\"'(—–؛;"


def formed(target: Target) -> Target:
    """The target with its part of speech: a noun of action, a past tense, or neither where the form does not tell."""
    if is_nominal(target):
        return replace(target, nominal=True)
    return replace(target, finite=is_finite_past(target))


def is_finite_past(target: Target) -> bool:
    """True when the event word is a past tense that stands by itself, not a participle that needs its auxiliary."""
    tables, words, at = target.tables, target.words, target.at
    if tables.is_form("finite_past", words, at):
        return True
    if tables.forms["not_finite_past"].match(words, at, at + 1) is not None:
        return False
    return tables.verb_first and _opens(target) and not _is_imperfect(tables, words[at])


def is_nominal(target: Target) -> bool:
    """True for a noun of action ("signing of", "ratification"), by its own form or by the article or preposition before it."""
    tables, words, at = target.tables, target.words, target.at
    word = words[at]
    if tables.forms["not_nominal"].match(words, at, at + 1) is not None:
        return False
    before = words[at - 1].text if at > target.first and not target.gap(at).strip() else ""
    follows = words[target.stop].text if target.stop < target.last else ""
    if tables.is_form("nominal", words, at) or _is_shaped(tables, word):
        return True
    if before not in tables.scope["nominal_after"] and follows not in tables.scope["nominal_before"]:
        return False
    return not any(tables.is_form(name, words, at) for name in ("past", "finite_past", "future", "infinitive"))


def _is_shaped(tables: Modality, word: Word) -> bool:
    if not tables.shapes or tables.forms["not_nominal"].match((word,), 0) is not None:
        return False
    return any(shape.fullmatch(word.core) is not None for shape in tables.shapes)


def _opens(target: Target) -> bool:
    """True at the head of a clause, where a language that puts the verb first has its verb."""
    at, words, tables = target.at, target.words, target.tables
    if at == target.first or set(_OPENING) & set(target.gap(at)):
        return True
    before = words[at - 1]
    if before.text in tables.scope["perfect_after"] or before.core in tables.scope["perfect_after"]:
        return True
    return words[at].core != words[at].text  # a joined "and" that opens the next clause


def _is_imperfect(tables: Modality, word: Word) -> bool:
    return word.core.startswith(tables.imperfect) or word.core.startswith(tables.prefixes)


def read_tense(target: Target, reading: Reading, *, governed: bool = False) -> None:
    """Tense as the event word, or the word that carries it, shows by its own form.

    `governed`: an infinitive is no plan by itself, as in "the main thing is to save the canvases".
    """
    tables, words, at = target.tables, target.words, target.at
    for index in range(max(target.first, at - 3), at + 1):
        if index < at and not target.clear(index + 1, at, "blocks_negation", commas=True):
            continue
        if tables.is_future(words[index]) if tables.prefixes else tables.is_form("future", words, index):
            reading.plan(Hit(index, index + 1, "planned"))
    previous = words[at - 1].text if at > target.first else ""
    if tables.is_form("conditional", words, at):
        reading.status = reading.status or Status.PLANNED  # the future seen from a past: "said that it would"
        reading.cues.append(Hit(at, at + 1, "conditional"))
    elif tables.is_form("infinitive", words, at) or (
        previous in tables.scope["infinitive_after"] and tables.forms["not_infinitive"].match(words, at, at + 1) is None
    ):
        free = reading.status is None and not reading.negated and not any(hit.last == at for hit in reading.cues)
        if at > target.first and free and not governed and not _governed(target):
            reading.status = Status.PLANNED
    elif target.finite or (
        not target.nominal and (tables.is_form("past", words, at) or tables.is_form("perfect_with_t", words, at))
    ):
        reading.past = True


def _governed(target: Target) -> bool:
    """True when what stands before an infinitive says that it came to be: "after", "managed to"."""
    held = target.tables.scope["not_planned_after"]
    return any(target.words[index].text in held for index in range(max(target.first, target.at - 3), target.at))


def read_particle(target: Target, reading: Reading) -> None:
    """The particle that affirms the perfect and doubts the imperfect."""
    tables, words = target.tables, target.words
    if not tables.particles:
        return
    for index in range(max(target.first, target.at - 4), min(target.at + 1, len(words) - 1)):
        word = words[index]
        if word.text not in tables.particles and word.core not in tables.particles:
            continue
        after = index + 1
        if words[after].text == "لا" and after + 1 < len(words):
            after += 1
        if not tables.starts_past(words, after):
            reading.doubt(Certainty.POSSIBLE, Hit(index, index + 1, "may"))
            reading.may = True
        else:
            reading.past = True
