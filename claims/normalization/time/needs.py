"""What classes of tokens a shape cannot do without, read off its expression.

A stretch of text holds few classes; a shape that needs another one is not tried on it. Each need is a set of classes of which one
must be there. What is optional, looked at only, or one of several choices without a need of its own adds nothing.
"""

from __future__ import annotations

Needs = tuple[frozenset[str], ...]


def needs(pattern: str) -> Needs:
    """The needs of an expression over classes, in the subset of the syntax that shapes use."""
    found, end = _choices(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"cannot read {pattern[end:]!r} of {pattern!r}")
    return tuple(dict.fromkeys(found))


def meets(classes: frozenset[str], wanted: Needs) -> bool:
    """True when every need is met by the classes of a stretch."""
    return not any(classes.isdisjoint(need) for need in wanted)


def _choices(pattern: str, at: int) -> tuple[list[frozenset[str]], int]:
    """The needs of alternatives: what each of them needs first, together."""
    branches: list[list[frozenset[str]]] = []
    while True:
        found, at = _sequence(pattern, at)
        branches.append(found)
        if at >= len(pattern) or pattern[at] != "|":
            break
        at += 1
    if len(branches) == 1:
        return branches[0], at
    if not all(branches):
        return [], at
    return [frozenset().union(*(min(branch, key=len) for branch in branches))], at


def _sequence(pattern: str, at: int) -> tuple[list[frozenset[str]], int]:
    found: list[frozenset[str]] = []
    while at < len(pattern) and pattern[at] not in "|)":
        item, at = _item(pattern, at)
        optional, at = _quantifier(pattern, at)
        if not optional:
            found += item
    return found, at


def _item(pattern: str, at: int) -> tuple[list[frozenset[str]], int]:
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return [frozenset(pattern[at + 1 : end])], end + 1
    if pattern[at] == "\\":
        return ([] if pattern[at + 1].isalpha() else [frozenset(pattern[at + 1])]), at + 2
    if pattern[at] != "(":
        return ([] if pattern[at] == "." else [frozenset(pattern[at])]), at + 1
    start, looks = _group(pattern, at)
    found, end = _choices(pattern, start)
    return ([] if looks else found), end + 1


def _group(pattern: str, at: int) -> tuple[int, bool]:
    """Where the inside of a group begins, and whether it only looks, or depends on another."""
    if pattern.startswith("(?:", at):
        return at + 3, False
    if pattern.startswith("(?P<", at):
        return pattern.index(">", at) + 1, False
    if pattern.startswith("(?(", at):
        return pattern.index(")", at) + 1, True
    for opening in ("(?<=", "(?<!", "(?=", "(?!"):
        if pattern.startswith(opening, at):
            return at + len(opening), True
    return at + 1, False


def _quantifier(pattern: str, at: int) -> tuple[bool, int]:
    """True when what stands before may be missing; and where it goes on."""
    if pattern[at : at + 1] in ("?", "*"):
        return True, at + 1
    if pattern[at : at + 1] == "+":
        return False, at + 1
    if pattern[at : at + 1] == "{":
        end = pattern.index("}", at)
        return pattern[at + 1] == "0", end + 1
    return False, at
