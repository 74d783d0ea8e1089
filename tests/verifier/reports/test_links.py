"""Addresses in reports: only of the web, and to the very words of a passage."""

from __future__ import annotations

import pytest

from verifier.reports import links


@pytest.mark.parametrize("address", ["https://example.org/1?a=b&c=d#part", "http://example.org", "HTTPS://EXAMPLE.ORG/\u0645"])
def test_addresses_of_the_web_are_followed(address: str) -> None:
    assert links.web(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        " https://a",
        "https://",
        "https://a b",
        'https://a/"x',
        "https://a/\n",
        "//a",
        "ftp://a",
        "https://a/" + "x" * 2000,
    ],
    ids=["none", "empty", "script", "space", "nothing", "two", "quote", "line", "no scheme", "file", "long"],
)
def test_others_are_not(address: str | None) -> None:
    assert links.web(address) is None
    assert links.to_words(address, "words") is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("7 May, well-known", "7%20May%2C%20well%2Dknown"),
        ("  two\n words ", "two%20words"),
        ("وقع", "%D9%88%D9%82%D8%B9"),
        ("a & b", "a%20%26%20b"),
        ("one two three four " + "word " * 20 + "seven eight nine ten", "one%20two%20three%20four,seven%20eight%20nine%20ten"),
        ("begin here now and […] then here at last " + "x" * 60, "begin%20here%20now%20and,here%20at%20last%20" + "x" * 60),
    ],
)
def test_words_are_told_as_text_directives_tell_them(words: str, told: str) -> None:
    linked = links.to_words("https://example.org/1", words)
    assert linked == f"https://example.org/1#:~:text={told}"


def test_an_address_that_has_a_fragment_keeps_it() -> None:
    assert links.to_words("https://example.org/1#part", "words") == "https://example.org/1#part:~:text=words"


def test_without_words_or_with_too_many_letters_the_page_is_linked() -> None:
    assert links.to_words("https://example.org/1", " ") == "https://example.org/1"
    assert links.to_words("https://example.org/1", "و" * 700) == "https://example.org/1"


def test_findings_of_a_report() -> None:
    assert links.to_finding("https://desk.example/reports/1", "T101-a/b") == "https://desk.example/reports/1#T101-a%2Fb"
    assert links.to_finding(None, "T101") is None
