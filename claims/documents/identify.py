"""Which language a text is in: script first, then frequent words, and a trained identifier only where these leave doubt.

The identifier (py3langid) takes most of a second to load, so a text that script or function words decide never loads it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from claims.documents.cues import function_words, telling_words
from claims.language.base import LANGUAGES
from claims.language.fold import fold_word

_SAMPLE = 6000  # code points read; more does not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"https?://\S{1,200}|[@#]\w{1,60}|\b[\w.]{1,60}\.(?:com|org|net)\b\S{0,100}")

# First code point, last code point, script. Scripts of one written language carry its tag.
_SCRIPTS = (
    (0x0041, 0x024F, "Latin"),
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0531, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x077F, "Arabic"),
    (0x08A0, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x1E00, 0x1EFF, "Latin"),
    (0x3040, 0x30FF, "ja"),
    (0x3400, 0x9FFF, "Han"),
    (0xAC00, 0xD7AF, "ko"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFE, "Arabic"),
)
_UNSPACED = frozenset(("Han", "ja", "th", "lo", "km"))  # scripts without spaces between words
_OWN_SCRIPT = frozenset(name for _, _, name in _SCRIPTS if name.islower())


def _tags(tags: str) -> frozenset[str]:
    return frozenset(tags.split())


# Languages asked about, by script: those the news is written in; rarer ones only win by accident on short texts.
_CANDIDATES = {
    "Latin": _tags(
        "en es fr de it pt nl sv da no nb fi pl cs sk sl hr bs ro hu tr az et lv lt sq ca gl eu id ms vi tl sw is ga cy af so uz mt"
    ),
    "Cyrillic": _tags("ru uk be bg sr mk kk ky tg mn uz"),
    "Arabic": _tags("ar fa ur ps ku ug sd"),
    "Devanagari": _tags("hi mr ne"),
}
# Letters the main language of a script has not, or hardly ever: with them it is not taken for granted.
_FOREIGN_LETTERS = {
    "Cyrillic": frozenset("ъіїєґўјљњђћџѓќѕәқңғүұһөҷӯҳ"),
    "Arabic": frozenset("پچژگٹڈڑںےېۍټډړڼکیەۆێ"),
}
_CLEAR_SHARE = 0.06  # of words that tell the language; news articles of the five show .063 to .42, neighbours below .04
_CLEAR_LEAD = 1.6  # best language against the next, words that both have left out


def identify_language(text: str) -> tuple[str, float]:
    """The primary language tag of a text and how sure that is, in [0, 1]; "und" and 0.0 when there is nothing to tell."""
    sample = _ADDRESS.sub(" ", text[:_SAMPLE])
    words = _WORD.findall(sample)
    script, share = _script(words)
    if script is None:
        return "und", 0.0
    if script in _OWN_SCRIPT:
        return script, round(share, 3)
    if script == "Han":
        return "zh", round(share, 3)
    return _by_words(sample, words, script) or _by_model(sample, script)


def count_function_words(words: list[str]) -> dict[str, int]:
    """For each language with data, how many of the folded words are among its frequent ones."""
    counts = dict.fromkeys(LANGUAGES, 0)
    owners = _owners()
    for found in map(owners.get, words):
        for code in found or ():
            counts[code] += 1
    return counts


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Each frequent word with the languages it is frequent in."""
    found: dict[str, tuple[str, ...]] = {}
    for code in LANGUAGES:
        for word in sorted(function_words(code)):
            found[word] = (*found.get(word, ()), code)
    return found


def words_of(text: str) -> list[str]:
    """The folded words of a text, addresses left out."""
    return [fold_word(word) for word in _WORD.findall(text)]


@cache
def script_of(character: str) -> str | None:
    """The script of a letter, as named here; None for anything else."""
    if not character.isalpha():
        return None
    code = ord(character)
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), None)


def _script(words: list[str]) -> tuple[str | None, float]:
    """The script most words are in, and their share. Letters would favour scripts that write the vowels."""
    counts: Counter[str] = Counter()
    for word in words:
        name = script_of(word[0])
        if name is not None:
            counts[name] += len(word) if name in _UNSPACED else 1
    if not counts:
        return None, 0.0
    if counts["ja"] and counts["ja"] * 10 >= counts["Han"]:  # kana among ideographs is Japanese
        counts["ja"] += counts.pop("Han", 0)
    name, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return name, count / counts.total()


def _by_words(sample: str, written: list[str], script: str) -> tuple[str, float] | None:
    """The language whose frequent words clearly prevail; None where they do not."""
    letters = frozenset(sample.lower())
    strange = _FOREIGN_LETTERS.get(script, frozenset()) & letters
    if strange and sum(sample.lower().count(letter) for letter in sorted(strange)) * 200 > len(sample):
        return None
    words = [word for word in map(fold_word, written) if word and script_of(word[0]) == script]
    if not words:
        return None
    counts = count_function_words(words)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    (best, hits), (rival, _) = ranked[0], ranked[1]
    own, both = telling_words(best), function_words(best) & function_words(rival)
    telling = sum(word in own for word in words)
    share = telling / len(words)
    shared = sum(word in both for word in words)
    if hits < 3 or telling < 2 or share < _CLEAR_SHARE or hits - shared < max(2, _CLEAR_LEAD * (counts[rival] - shared)):
        return None
    return best, round(min(0.99, 0.8 + 0.5 * share), 3)


def _by_model(sample: str, script: str) -> tuple[str, float]:
    if len(words_of(sample)) < 2:
        return "und", 0.0  # one word, often a name, is written alike in many languages
    candidates = _CANDIDATES.get(script, frozenset())
    ranked = [(code, score) for code, score in _model().rank(sample) if code in candidates]
    total = sum(score for _, score in ranked)
    if not ranked or total <= 0:
        return "und", 0.0
    code, score = ranked[0]
    return ("no" if code in ("nb", "nn") else code), round(min(0.99, score / total), 3)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  loads slowly, and only some texts need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
