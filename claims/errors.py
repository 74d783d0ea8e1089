"""The errors of the library.

ClaimsError
├── InvalidArticle        an article's fields cannot be used as sent
├── UnsupportedLanguage   a language was named that no data exists for
├── UnknownRule           a rule code was asked for that the catalogue does not hold
├── InvalidHouse          a newsroom's house file cannot be used as written
└── DataError             a data file of the package breaks its own format
"""


class ClaimsError(Exception):
    """Anything the library refuses; its text says what happened, to what, and what would be accepted."""


class InvalidArticle(ClaimsError):
    """An article's fields cannot be used as sent. `field` names the one at fault."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class UnsupportedLanguage(ClaimsError):
    """A language was named that no data exists for."""


class UnknownRule(ClaimsError):
    """A rule code was asked for that the catalogue does not hold."""


class InvalidHouse(ClaimsError):
    """A newsroom's house file cannot be used as written."""


class DataError(ClaimsError):
    """A data file of the package breaks its own format."""
