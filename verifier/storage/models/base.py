"""What every table shares.

`tenant` keeps newsrooms apart: every query names it. Documents are the contract's JSON, as the library wrote it.
"""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of all tables; constraints are named alike everywhere, so that migrations can name them too."""

    metadata = MetaData(naming_convention=_NAMES)
