"""What belongs to the page and not to the article, by cue words and by shape, each with its reason.

Only short lines are judged, and a line that reads as a sentence is left alone: a paragraph lost costs more than a button kept.
"""

from __future__ import annotations

import re

from claims.documents.cues import Furniture, agencies, furniture, plain
from claims.language.fold import ENTITY_REST, fold_word

_LONGEST = 400  # code points; no line above it is judged
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LINK = re.compile(r"(?:https?://|www\.)\S{1,300}|\b[\w-]{1,40}\.(?:com|org|net|info|ru|fr|es)(?:/\S{0,200})?(?![\w.])")
_PHONE = re.compile(r"(?:\+|00|\()?\d[\d\s().-]{6,22}\d")
_TAG = re.compile(r"[#@]\w+\Z")
_INITIALS = re.compile(r"\(?[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){1,5}\)?\Z")
_PARENTHESES = re.compile(r"\(([^()]{1,48})\)\s?\.?\Z")
_COUNT = re.compile(r"[\d.,\s]*\d\s?[km+]?\s+(\D+)\Z")
_SENTENCE_END = frozenset(".!?…؟")
_PARTICLES = frozenset(
    ("and", "y", "e", "et", "и", "de", "del", "la", "da", "van", "von", "al", "el", "bin", "ibn", "du", "des", "i", "with")
)
_LABEL_WORDS = {"credit": 8, "photo": 7, "page date": 12}  # words after the colon at most; others 16
_NOTICES = frozenset(("copyright", "cookies"))  # reasons whose lines may be long and hold sentences


def furniture_reason(line: str, *, edge: bool) -> str | None:
    """Why a line is page furniture, or None. `edge` tells whether it stands near the top or end of the page, where bylines are."""
    if len(line) > _LONGEST:
        return None
    line = line.replace(ENTITY_REST, "")
    words = plain(line)
    if not words:
        return "ornament"
    count = words.count(" ") + 1
    cues = furniture()
    if count <= 60 and (notice := _notice(words, line, cues)):
        return notice
    if count > 20:
        return None
    found = _contact(line, words) or _by_cue(line, words, count, cues) or _by_shape(line, words, count)
    if found is None and edge and _is_byline(line, cues):
        return "byline"
    return found


def is_credit(sentence: str) -> bool:
    """Whether the last sentence of a paragraph only says where it comes from: "(Agency)", "Translation: ...", "AB/CD"."""
    if len(sentence) > 120:
        return False
    reason = furniture_reason(sentence, edge=False)
    return reason in ("credit", "photo", "initials", "contact", "share", "keywords", "copyright")


def _notice(words: str, line: str, cues: Furniture) -> str | None:
    reason = _opening(words, cues)
    if reason in _NOTICES:
        return reason
    if "©" in line or "®" in line[:2]:
        return "copyright" if _sentences(line) <= 2 else None
    return None


def _by_cue(line: str, words: str, count: int, cues: Furniture) -> str | None:
    if words in cues.whole:
        return cues.whole[words]
    if words in agencies():
        return "credit"
    label = _label(line, cues)
    if label is not None:
        return label
    sentence_like = count > 8 and line[-1] in _SENTENCE_END
    opening = _opening(words, cues)
    if opening == "page date":
        return opening if any(character.isdigit() for character in line) and count <= 12 else None
    if opening == "credit" or (opening is not None and not sentence_like):
        return opening if _sentences(line) <= 1 else None
    if line[-1] not in _SENTENCE_END - {"."} and count <= 14 and (line[-1] != "." or count <= 10):
        parts = words.split()
        for size in range(1, 6):
            for start in range(len(parts) - size + 1):
                reason = cues.inside.get(" ".join(parts[start : start + size]))
                if reason is not None and (reason != "contact" or (count <= 6 and line[-1] != ".")):
                    return reason
    return None


def _label(line: str, cues: Furniture) -> str | None:
    """The reason of a label before a colon, when what follows is short enough to belong to it."""
    head, colon, rest = line.partition(":")
    if not colon or len(head) > 40:
        return None
    reason = cues.label.get(plain(head))
    if reason is None:
        return None
    after = plain(rest)
    following = after.count(" ") + 1 if after else 0
    if following > _LABEL_WORDS.get(reason, 16) or _sentences(rest) > 1:
        return None
    if reason in ("page date", "counter") and after and not any(character.isdigit() for character in after):
        return None
    return reason


def _opening(words: str, cues: Furniture) -> str | None:
    parts = words.split(" ", 6)[:6]
    for size in range(len(parts), 0, -1):
        reason = cues.opening.get(" ".join(parts[:size]))
        if reason is not None:
            return reason
    return None


def _contact(line: str, words: str) -> str | None:
    """A line of addresses and numbers to reach somebody, with hardly a word besides."""
    rest, mails = _MAIL.subn(" ", line)
    rest, links = _LINK.subn(" ", rest)
    rest, phones = _PHONE.subn(" ", rest) if _has_phone(rest) else (rest, 0)
    if not mails + links + phones:
        return None
    return "contact" if len(plain(rest).split()) <= (3 if mails + phones else 2) else None


def _has_phone(text: str) -> bool:
    """A number in the shape of a telephone number: nine digits or more, or written with a plus sign."""
    folded = fold_word(text)
    digits = sum(character.isdigit() for character in folded)
    return digits >= 9 or ("+" in folded and digits >= 7)


def _by_shape(line: str, words: str, count: int) -> str | None:
    tokens = line.split()
    if all(_TAG.match(token.strip(",;|")) for token in tokens):
        return "keywords"
    if _INITIALS.match(line) and line.upper() == line:
        return "initials"
    counted = _COUNT.match(words)
    if counted and counted.group(1).strip() in furniture().counter:
        return "counter"
    inner = _PARENTHESES.match(line)
    if inner and (plain(inner.group(1)) in agencies() or (count <= 3 and inner.group(1)[0].isupper() and not line.endswith("!)"))):
        return "credit"
    separators = sum(line.count(mark) for mark in ("|", " › ", " » ", " • ", " · ", " > "))
    if separators >= 2 and count <= 5 * (separators + 1) and line[-1] not in _SENTENCE_END:
        return "navigation"
    return None


def _is_byline(line: str, cues: Furniture) -> bool:
    """ "By" and one or two names, each word with a capital; in scripts without capitals at most five words."""
    words = line.rstrip(":،,").split()
    if not 2 <= len(words) <= 9 or line[-1] in _SENTENCE_END:
        return False
    for size in (4, 3, 2, 1):
        if plain(" ".join(words[:size])) in cues.bylines and len(words) >= size:
            rest = [word for word in words[size:] if plain(word)]
            if not words[0][0].isupper() and words[0][0].upper() != words[0][0]:
                return False
            if size > 1 and not rest:
                return True
            caseless = all(word[0].upper() == word[0].lower() for word in rest)
            return 1 <= len(rest) <= (5 if caseless else 7) and all(_is_name_word(word) for word in rest)
    return False


def _is_name_word(word: str) -> bool:
    first = word.lstrip("(\"'“«")[:1]
    return fold_word(word.strip(".,")) in _PARTICLES or first == "" or not first.islower()


def _sentences(text: str) -> int:
    """How many sentences a line seems to hold."""
    return len(re.findall(r"[.!?…؟](?=\s+\S)", text)) + 1
