"""The tools. Each answers with a short text for the reader of a conversation, and with the JSON of the contract beside it.

Texts are read in a thread, one request at a time, so that the server goes on answering pings. What cannot be used is a tool error
that says what would be accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

import anyio
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, ConfigDict, Field

import claims
from claims.errors import ClaimsError
from claims.rules import rule
from claims.rules.wording import TOLD, check_in, comparison_in
from verifier.reports import render

MOST_ARTICLES = 20
MOST_CHARACTERS = 100_000
_ABOUT = (
    "Finds factual claims, checks them against the calendar, themselves and other articles, and compares articles of one story in"
    " Arabic, English, Spanish, Russian and French. It says what conflicts, with both passages, and never who is right."
)
Answer = TypeVar("Answer")

Words = Annotated[str, Field(min_length=1, max_length=MOST_CHARACTERS)]
Told = Annotated[str, Field(description=f"Language that findings are told in: {', '.join(TOLD)}.")]
Tag = Annotated[str | None, Field(description="BCP 47 tag of the text; identified when absent.")]
Time = Annotated[str | None, Field(description='ISO 8601 time with zone of publication: what "today" counts from.')]


class SentArticle(BaseModel):
    """An article. Only `text` is required."""

    model_config = ConfigDict(extra="forbid")

    text: Words
    id: str | None = Field(default=None, description="A short name for it in the answer.")
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: Tag = None
    published: Time = None


Articles = Annotated[list[SentArticle], Field(min_length=1, max_length=MOST_ARTICLES)]


def make_server() -> MCPServer:
    """The server, ready to be run."""
    server = MCPServer("crosscheck", instructions=_ABOUT, version=claims.ENGINE_VERSION, log_level="WARNING")
    reading = ToolAnnotations(read_only_hint=True, idempotent_hint=True, destructive_hint=False, open_world_hint=False)
    for tool in (check_claim, extract_claims, compare_articles, explain_rule):
        server.tool(annotations=reading)(tool)
    return server


async def check_claim(
    text: Annotated[Words, Field(description="The claim or draft to check.")],
    against: Annotated[list[SentArticle], Field(max_length=MOST_ARTICLES, description="Articles to check it against.")] = [],  # noqa: B006
    language: Tag = None,
    published: Time = None,
    lang: Told = "en",
) -> CallToolResult:
    """Check a text against itself, the calendar and articles: does a source support it, conflict with it, or say nothing of it?"""

    def work() -> dict[str, Any]:
        checked = _article({"id": "claim", "text": text, "language": language, "published": published})
        sources = _articles(against)
        found = claims.check(checked.text, language=checked.language, published=checked.published, against=sources)
        return check_in(found, _reader(lang)).to_dict()

    result = await _worked(work)
    lines = [f"Verdict: {result['verdict'].replace('_', ' ')}."]
    lines += [f"{finding['code']} ({finding['severity']}): {finding['message']}" for finding in result["findings"]]
    lines += [f"{item['article']} {item['relation']}: “{' '.join(item['text'].split())}”" for item in result["evidence"][:8]]
    return _told("\n".join(lines), result)


async def extract_claims(
    text: Annotated[Words, Field(description="The article.")], language: Tag = None, published: Time = None
) -> CallToolResult:
    """Find the claims of an article, normalized: events, who takes part, times, figures, who says so, how sure."""

    def work() -> dict[str, Any]:
        return claims.extract(_article({"text": text, "language": language, "published": published})).to_dict()

    result = await _worked(work)
    lines = [f"{len(result['claims'])} claims in {result['language']}."]
    lines += [f"- {' '.join(claim['text'].split())}" for claim in result["claims"][:30]]
    return _told("\n".join(lines), result)


async def compare_articles(
    articles: Articles,
    same_story: Annotated[
        bool | None, Field(description="Take them as one story or as none; decided from them when absent.")
    ] = None,
    lang: Told = "en",
) -> CallToolResult:
    """Compare articles, in any of the languages: what they say differently, what they agree on, how they frame it."""

    def work() -> tuple[str, dict[str, Any]]:
        sent, reader = _articles(articles), _reader(lang)
        result = comparison_in(claims.compare(sent, same_story=same_story), reader).to_dict()
        return render(result, sent, "md", language=reader), result

    text, result = await _worked(work)
    return _told(text, result)


async def explain_rule(code: Annotated[str, Field(description="The code of a rule, such as T101.")]) -> CallToolResult:
    """Explain a rule: what it finds, what it rests on, what to do, with examples of both kinds."""

    def work() -> dict[str, Any]:
        found = rule(code)
        return {
            "code": found.code,
            "name": found.name,
            "type": found.type.value,
            "severity": found.severity.value,
            "basis": found.basis.value,
            "documentation": found.documentation.strip(),
            "advice": found.advice,
            "examples": [
                {"kind": example.kind, "texts": [text for _, text in example.texts], "because": example.because}
                for example in found.examples
            ],
        }

    result = await _worked(work)
    return _told(f"{result['code']} {result['name']}\n\n{result['documentation']}\n\n{result['advice']}", result)


async def _worked(work: Callable[[], Answer]) -> Answer:
    """What work in a thread gives. Raises `ToolError` for what cannot be used."""
    try:
        return await anyio.to_thread.run_sync(work, limiter=_limiter())
    except ClaimsError as error:
        raise ToolError(str(error)) from error


def _limiter() -> anyio.CapacityLimiter:
    """One request at a time: reading a text keeps a core busy, and its memory."""
    if not _LIMITERS:
        _LIMITERS.append(anyio.CapacityLimiter(1))
    return _LIMITERS[0]


_LIMITERS: list[anyio.CapacityLimiter] = []


def _articles(sent: Sequence[SentArticle]) -> list[claims.Article]:
    return [_article(article.model_dump(exclude_none=True)) for article in sent]


def _article(data: dict[str, Any]) -> claims.Article:
    return claims.Article.from_dict({name: value for name, value in data.items() if value is not None})


def _reader(lang: str) -> str:
    if lang not in TOLD:
        raise ToolError(f"findings are not told in {lang!r}; lang is one of {', '.join(TOLD)}")
    return lang


def _told(text: str, result: dict[str, Any]) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=result)
