"""Text in another language inside an article: a post or a statement in the original.

Judged per block or sentence by script and by frequent words. A few foreign words inside a sentence stay in it: cutting them out
would leave half a sentence.
"""

from __future__ import annotations

from collections import Counter

from claims.documents.cues import function_words
from claims.documents.identify import count_function_words, identify_language, script_of, words_of

_FEWEST_LETTERS = 20
_FEWEST_WORDS = 5


def foreign_language(text: str, language: str) -> str | None:
    """The language of a run of text that is clearly not in `language`; None when it is, or when it cannot be told."""
    words = words_of(text)
    if len(words) < _FEWEST_WORDS:
        return None
    counts = count_function_words(words)
    if language in counts:
        hits = counts.pop(language)
        if hits * 5 >= len(words):
            return None
        best, score = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if score >= 3 and score * 5 >= len(words) and score >= 3 * hits:
            return best
        if hits:
            return None
    return _by_script(text, language)


def _by_script(text: str, language: str) -> str | None:
    """The language of text nearly all in a script that `language` is not written in."""
    scripts: Counter[str] = Counter()
    for character in text:
        name = script_of(character)
        if name is not None:
            scripts[name] += 1
    if scripts.total() < _FEWEST_LETTERS:
        return None
    script, count = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    if count * 10 < scripts.total() * 9:
        return None
    own = {script_of(word[0]) for word in function_words(language)}
    if not own or script in own:
        return None
    return identify_language(text)[0]
