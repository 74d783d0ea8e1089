"""Reads a number written in digits, with the separators of its language.

The `Decimal` keeps the precision of the writing in its exponent: "3.4" million is 34E+5. What may be a version, a date, a telephone
number or a list is no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from claims.normalization.quantity.lexicon import Lexicon
from claims.normalization.quantity.tokens import Kind, Token

_PARTS = re.compile(r"[.,\u066b\u066c\u060c'\xb7]")
_LONGEST = 15
_SPACE_GROUPS = 5


def read_literal(text: str, lexicon: Lexicon) -> Decimal | None:
    """The value of one token of digits, None when it is not one plain number."""
    if "\u2044" in text:
        return _vulgar(text)
    if len(text) > _LONGEST + 6:
        return None
    parts = _PARTS.split(text)
    if sum(map(len, parts)) > _LONGEST:
        return None
    if len(parts) == 1:
        return None if text[0] == "0" and len(text) > 1 else Decimal(text)
    marks = _PARTS.findall(text)
    if parts[0][0] == "0" and len(parts[0]) > 1:
        return None
    if len(parts) == 2:
        return _two(parts, marks[0], lexicon)
    if len(set(marks)) == 1:
        return Decimal("".join(parts)) if _grouped(parts) and marks[0] not in "\u066b\xb7" else None
    if len(set(marks[:-1])) == 1 and marks[-1] != marks[0] and _grouped(parts[:-1]):
        return Decimal("".join(parts[:-1]) + "." + parts[-1])
    return None


def read_grouped(tokens: Sequence[Token], at: int, lexicon: Lexicon, narrow: Callable[[int], bool]) -> tuple[Decimal | None, int]:
    """The number at token `at`, with groups of three set apart by spaces; its value and the token after it.

    `narrow(i)` tells whether the space before token `i` is one that does not break lines.
    """
    head = tokens[at].text
    last = at + 1
    if head.isdigit() and len(head) <= 3 and head[0] != "0":
        while last < len(tokens) and _continues(tokens, last, lexicon, narrow):
            last += 1
            if not tokens[last - 1].text.isdigit():
                break
    if last == at + 1:
        return read_literal(head, lexicon), last
    if last - at > _SPACE_GROUPS:
        return None, last
    joined = head + "".join(token.text for token in tokens[at + 1 : last])
    body = re.sub(r"[.,\u066b]", ".", joined)
    return (Decimal(body) if body.count(".") <= 1 else None), last


def is_ambiguous(text: str, lexicon: Lexicon) -> bool:
    """True for "1.250" in a language that uses the point both ways; before "million" it is a decimal."""
    whole, mark, rest = text.partition(".")
    return bool(mark) and whole.isdigit() and len(rest) == 3 and rest.isdigit() and lexicon.three.get(".") == "zero"


def _continues(tokens: Sequence[Token], at: int, lexicon: Lexicon, narrow: Callable[[int], bool]) -> bool:
    token = tokens[at]
    if token.kind is not Kind.NUMBER or token.glued or token.start != tokens[at - 1].end + 1:
        return False
    if lexicon.narrow_spaces and not narrow(at):
        return False
    text = token.text
    return (
        len(text) == 3 if text.isdigit() else len(text) > 4 and text[:3].isdigit() and text[3] in ",.\u066b" and text[4:].isdigit()
    )


def _two(parts: list[str], mark: str, lexicon: Lexicon) -> Decimal | None:
    whole, rest = parts
    if mark == "\u066b":
        return Decimal(f"{whole}.{rest}")
    if mark in "\u066c'":
        return Decimal(whole + rest) if len(rest) == 3 and len(whole) <= 3 else None
    if mark == "\u060c":
        mark = ","
    if mark == "\xb7":
        return Decimal(f"{whole}.{rest}")
    if len(rest) == 3 and len(whole) <= 3 and whole != "0" and lexicon.three.get(mark) == "group":
        return Decimal(whole + rest)
    if len(rest) == 3 and len(whole) <= 3 and whole != "0" and rest.endswith("000" if lexicon.three.get(mark) != "zero" else "0"):
        return Decimal(whole + rest)
    if len(rest) != 3 and mark not in lexicon.decimal and mark in lexicon.strict_groups:
        return None
    return Decimal(f"{whole}.{rest}")


def _grouped(parts: Sequence[str]) -> bool:
    """Groups of three, or of two and a last of three (1,00,000)."""
    head, *middle, last = parts
    if len(last) != 3 or not 1 <= len(head) <= 3:
        return False
    return all(len(part) == 3 for part in middle) or (len(head) <= 2 and all(len(part) == 2 for part in middle))


def _vulgar(text: str) -> Decimal | None:
    """ "1⁄2" and, as folding writes "3½", "31⁄2"."""
    top, _, bottom = text.partition("\u2044")
    if not (top.isdigit() and bottom.isdigit()) or len(top) > 6 or len(bottom) > 2 or int(bottom) == 0:
        return None
    whole, numerator = (top[:-1], top[-1]) if len(top) > 1 else ("0", top)
    return Decimal(whole) + Decimal(numerator) / Decimal(bottom)
