"""The features of the models: each a tuple of (attribute, offset) pairs taken together."""

from __future__ import annotations

from claims.language.features import Column

Template = tuple[tuple[int, int], ...]


def _each(*columns: Column, at: tuple[int, ...] = (0,)) -> list[Template]:
    return [((int(column), offset),) for column in columns for offset in at]


def _both(*pairs: tuple[Column, int]) -> Template:
    return tuple((int(column), offset) for column, offset in pairs)


TAGS: tuple[Template, ...] = (
    *_each(Column.FORM, at=(-2, -1, 0, 1, 2)),
    *_each(Column.CORE, Column.SHAPE, Column.CLITIC, Column.TRIGGER, Column.PERSON, Column.PLACE, Column.ORGANIZATION, Column.SEEN),
    *_each(Column.END1, Column.END2, Column.END3, Column.END4, Column.START1, Column.START2, Column.START3),
    *_each(Column.CLUSTER, at=(-2, -1, 0, 1, 2)),
    *_each(Column.CASE, Column.END2, Column.END3, Column.TRIGGER, Column.START2, at=(-1, 1)),
    _both((Column.CASE, 0), (Column.OPENS, 0)),
    _both((Column.CASE, 0), (Column.END2, 0)),
    _both((Column.CASE, 0), (Column.OPENS, 0), (Column.CLUSTER, 0)),
    _both((Column.FORM, -1), (Column.FORM, 0)),
    _both((Column.FORM, 0), (Column.FORM, 1)),
    _both((Column.FORM, -1), (Column.END3, 0)),
    _both((Column.END3, 0), (Column.FORM, 1)),
    _both((Column.CLUSTER, -1), (Column.CLUSTER, 0)),
    _both((Column.CLUSTER, 0), (Column.CLUSTER, 1)),
    _both((Column.CLUSTER, -1), (Column.CLUSTER, 0), (Column.CLUSTER, 1)),
    _both((Column.CLUSTER, -1), (Column.END3, 0)),
    _both((Column.CLITIC, 0), (Column.START1, 0), (Column.END2, 0)),
    _both((Column.START2, 0), (Column.END2, 0)),
)
"""Features of a tag. The attribute TAG is empty while tagging."""

NAMES: tuple[Template, ...] = (
    *_each(Column.FORM, Column.CORE, at=(-2, -1, 0, 1, 2)),
    *_each(Column.SHAPE, Column.CASE, Column.TAG, Column.CLUSTER, at=(-2, -1, 0, 1, 2)),
    *_each(Column.TRIGGER, Column.PERSON, Column.PLACE, Column.ORGANIZATION, at=(-2, -1, 0, 1, 2)),
    *_each(Column.END2, Column.END3, Column.END4, Column.START2, Column.START3, Column.CLITIC, Column.SEEN),
    *_each(Column.END3, at=(-1, 1)),
    _both((Column.CASE, 0), (Column.OPENS, 0)),
    _both((Column.FORM, -1), (Column.FORM, 0)),
    _both((Column.FORM, 0), (Column.FORM, 1)),
    _both((Column.CORE, 0), (Column.CASE, 0)),
    _both((Column.SHAPE, -1), (Column.SHAPE, 0), (Column.SHAPE, 1)),
    _both((Column.TAG, -1), (Column.TAG, 0)),
    _both((Column.TAG, 0), (Column.TAG, 1)),
    _both((Column.TAG, -1), (Column.TAG, 0), (Column.TAG, 1)),
    _both((Column.PERSON, 0), (Column.CASE, 0), (Column.TAG, 0)),
    _both((Column.PERSON, 0), (Column.PERSON, 1)),
    _both((Column.PERSON, -1), (Column.PERSON, 0)),
    _both((Column.PERSON, 0), (Column.PLACE, 0), (Column.ORGANIZATION, 0), (Column.CASE, 0)),
    _both((Column.PLACE, 0), (Column.CASE, 0), (Column.TAG, 0)),
    _both((Column.PLACE, 0), (Column.TRIGGER, -1)),
    _both((Column.ORGANIZATION, 0), (Column.CASE, 0)),
    _both((Column.TRIGGER, -1), (Column.CASE, 0)),
    _both((Column.TRIGGER, -1), (Column.PERSON, 0), (Column.PLACE, 0)),
    _both((Column.TRIGGER, 1), (Column.CASE, 0)),
    _both((Column.TRIGGER, 0), (Column.CASE, 0)),
    _both((Column.TRIGGER, 0), (Column.TRIGGER, 1), (Column.CASE, 1)),
    _both((Column.FORM, -1), (Column.CASE, 0)),
    _both((Column.CORE, -1), (Column.TAG, 0), (Column.CASE, 0)),
    _both((Column.CORE, 1), (Column.TAG, 0), (Column.CASE, 0)),
    _both((Column.CLUSTER, -1), (Column.CLUSTER, 0)),
    _both((Column.CLUSTER, 0), (Column.CLUSTER, 1)),
    _both((Column.CLUSTER, 0), (Column.TAG, 0), (Column.PERSON, 0)),
    _both((Column.SEEN, 0), (Column.TAG, 0), (Column.PERSON, 0)),
)
"""Features of a name."""

BRANCHES: tuple[Template, ...] = (
    *_each(Column.BRANCH4, Column.BRANCH6, Column.BRANCH10, Column.BRANCH, at=(-2, -1, 0, 1, 2)),
    _both((Column.BRANCH, -1), (Column.BRANCH, 0)),
    _both((Column.BRANCH, 0), (Column.BRANCH, 1)),
    _both((Column.BRANCH10, -1), (Column.BRANCH10, 0)),
    _both((Column.BRANCH10, 0), (Column.BRANCH10, 1)),
    _both((Column.BRANCH6, -1), (Column.BRANCH6, 0), (Column.BRANCH6, 1)),
    _both((Column.BRANCH10, 0), (Column.CASE, 0)),
    _both((Column.BRANCH10, 0), (Column.TAG, 0)),
    _both((Column.BRANCH10, 0), (Column.PERSON, 0), (Column.PLACE, 0)),
    _both((Column.BRANCH, 0), (Column.CASE, 0), (Column.OPENS, 0)),
)
"""Features of a name besides, in a language whose words stand in a tree of classes."""

_SHARED = {Column.SHAPE, Column.CASE, Column.TAG, Column.TRIGGER, Column.PERSON, Column.PLACE, Column.ORGANIZATION, Column.OPENS}
SHARED: tuple[Template, ...] = tuple(template for template in NAMES if all(column in _SHARED for column, _ in template))
"""Features that hold in any language: nothing of the words themselves."""
