"""From quoted words to the cue that brings them, and whether they are speech at all rather than a name, title or term."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model.attribution import Passage
from claims.normalization.attribution.lexicon import CueWord, Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.scene import Cue, Scene, Unit

_FEW = 4  # words; up to so many in marks are a name, title or term unless the sentence says otherwise
_NEAR = 24  # words between a cue and its quotation


@dataclass(frozen=True, slots=True)
class Bound:
    """A quoted run and the cue that brings it; `inverted`: the cue follows it."""

    quoted: Quoted
    cue: Cue | None
    inverted: bool = False


def bind(scene: Scene, unit: Unit, quoted: Quoted) -> Bound:
    """The cue of a quotation: the one that introduces it, else the one that follows it, else the nearest before."""
    if quoted.continues:
        return Bound(quoted, None)
    before = [
        cue for cue in unit.cues if scene.words[cue.last - 1].end <= quoted.outer_start and cue.role not in (Role.POINTER, Role.AS)
    ]
    after = [cue for cue in unit.cues if scene.words[cue.first].start >= quoted.outer_end and cue.role is not Role.AS]
    left, right = before[-1] if before else None, after[0] if after else None
    source = scene.source
    lead = source[max(unit.start, quoted.outer_start - 3) : quoted.outer_start].rstrip()
    introduces = lead[-1:] in (":", "：")
    if left is not None and (scene.at(quoted.outer_start) - left.last > _NEAR or _parted(scene, left, quoted, unit)):
        left = None
    if left is not None and (introduces or left.last == scene.at(quoted.outer_start)):
        return Bound(quoted, left)
    follows = right is not None and _follows(scene, quoted, right)
    if follows and not (
        left is not None
        and left.role is not Role.SOURCE
        and lead[-1:] not in ("", ",", "،", "—", "-")
        and quoted.outer_start > unit.start
        and source[quoted.end - 1 : quoted.end] not in ",!?…"
        and source[quoted.outer_end : quoted.outer_end + 1] not in (",", "،")
    ):
        return Bound(quoted, right, inverted=True)
    if left is None:
        left = _for_whom(scene, unit, quoted)
    if left is None:
        pointers = [cue for cue in unit.cues if cue.role is Role.POINTER and scene.words[cue.last - 1].end <= quoted.outer_start]
        left = pointers[-1] if pointers and scene.count(quoted.start, quoted.end) > _FEW else None
    return Bound(quoted, left)


def _for_whom(scene: Scene, unit: Unit, quoted: Quoted) -> Cue | None:
    """ "For the mayor, «...»": whose view the quotation is, named before it at the head of the sentence."""
    first, at = scene.at(unit.start), scene.at(quoted.outer_start)
    if first >= at or at - first > 12 or not scene.holds("for_whom", first) or "," not in scene.gap(at):
        return None
    cue = Cue(first, first + 1, CueWord(Role.SOURCE))
    unit.cues.insert(0, cue)
    return cue


def _parted(scene: Scene, cue: Cue, quoted: Quoted, unit: Unit) -> bool:
    """True when a sentence ends, or another quotation's own cue stands, between a cue and a quotation."""
    start = scene.words[cue.last - 1].end
    for other in unit.quotes:
        if start <= other.outer_start < quoted.outer_start and scene.count(other.start, other.end) > _FEW:
            between = scene.source[other.outer_end : quoted.outer_start]
            return scene.source[other.end - 1 : other.end] in ".!?…" or "." in between
    last = scene.at(quoted.outer_start)
    text = scene.source[scene.words[last - 1].end : quoted.outer_start]
    return any(scene.stopped(index, ";!?…؛؟") for index in range(cue.last, last)) or any(mark in text for mark in ".;!?؛؟")


def _follows(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    first = scene.at(quoted.outer_end)
    if cue.first - first > 12:
        return False
    between = scene.source[quoted.outer_end : scene.words[cue.first].start]
    if any(mark in between for mark in ';:«“"!?؛\n') or any(scene.stopped(index) for index in range(first + 1, cue.first + 1)):
        return False
    if "." in between.lstrip("»”\"'’")[:1]:
        return False
    ended = scene.source[quoted.end - 1 : quoted.end]
    if cue.role in (Role.SOURCE, Role.POINTER, Role.AS):
        return cue.first == first
    if cue.role is Role.PARTICIPLE:
        return False
    lead = between.lstrip()[:1]
    if cue.first == first:
        return True
    if lead in (",", "—", "–", "-", "،") or ended in ",!?…":
        return True
    if "," in between and cue.first - first <= 6 and ended != ".":
        return True
    return ended != "." and cue.first - first <= 3 and any(scene.holds("between", index) for index in range(first, cue.first))


def is_quotation(scene: Scene, bound: Bound, unit: Unit, last: Passage | None) -> bool:
    """True when a quoted run is speech: long enough, introduced or ended like it, and no name, title or term."""
    quoted, cue = bound.quoted, bound.cue
    source = scene.source
    count = scene.count(quoted.start, quoted.end)
    if count == 0:
        return False
    if quoted.continues:
        return True
    ended = source[quoted.end - 1] in ".!?…,،؟" or (
        source[quoted.outer_end : quoted.outer_end + 1] in (",", "،") and bound.inverted
    )
    introduced = source[max(unit.start, quoted.outer_start - 3) : quoted.outer_start].rstrip()[-1:] == ":"
    if cue is None:
        if introduced:
            return count > 2
        alone = quoted.outer_start <= unit.start and ended
        if alone and count > 1 and last is not None:
            return True
        return count > _FEW and not _is_title(scene, quoted) and not (_is_work(scene, quoted, unit) and not ended)
    if count > _FEW:
        return not (_is_title(scene, quoted) and not introduced and not bound.inverted and not ended)
    if introduced or (
        bound.inverted and (ended or source[quoted.outer_end : quoted.outer_end + 3].strip()[:1] in ("—", "–", "-", ","))
    ):
        return (count > 1 and not (bound.inverted and not ended and _is_title(scene, quoted))) or (
            ended and not _is_name(scene, quoted, unit)
        )
    first = scene.at(quoted.outer_start)
    if count < 2 or first < cue.last:
        return False
    if scene.holds("complementisers", first - 1):
        return True
    return not _is_title(scene, quoted) and _cased(scene, first) and not scene.words[first].capital and _as_said(scene, cue, first)


def _is_name(scene: Scene, quoted: Quoted, unit: Unit) -> bool:
    """A name in marks right behind the noun it belongs to: the mill "Taiga", the agency said."""
    first = scene.at(quoted.start)
    gap = scene.gap(first)
    return quoted.outer_start > unit.start and len(gap.strip()) == 1 and gap[:1] == " " and _is_title(scene, quoted)


def _is_work(scene: Scene, quoted: Quoted, unit: Unit) -> bool:
    """Words in marks that begin with a capital within a sentence that no verb of saying brings: the title of a work."""
    first = scene.at(quoted.start)
    return quoted.outer_start > unit.start and scene.lexicon.cased and scene.words[first].capital


def _as_said(scene: Scene, cue: Cue, first: int) -> bool:
    """Some words only, in small letters: `called it "slow and costly"`, `stressed that this was "no small thing"`."""
    if cue.role is Role.POINTER or cue.role is Role.AS or first - cue.last > 12:
        return False
    if cue.role is Role.SOURCE or scene.holds("quoting", cue.last - 1):
        return first - cue.last <= 8
    return any(scene.holds("complementisers", index) for index in range(cue.last, first))


def _cased(scene: Scene, index: int) -> bool:
    word = scene.source[scene.words[index].start]
    return word.lower() != word.upper()


def _is_title(scene: Scene, quoted: Quoted) -> bool:
    """Most words begin with a capital: a name or a title, where the script has capitals."""
    words = scene.words[scene.at(quoted.start) : scene.at(quoted.end)]
    long = [word for word in words if len(word.text) > 3] or list(words)
    return sum(word.capital for word in long) * 3 >= len(long) * 2
