"""The server for assistants, started as one starts it and driven by the client of the protocol's own SDK."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from verifier.cli import main

SERVER = StdioServerParameters(command=sys.executable, args=["-m", "verifier", "mcp"])
WRONG = "The bridge reopens on Tuesday 7 May 2025."


def drive(scene: Callable[[ClientSession], Awaitable[None]]) -> None:
    async def played() -> None:
        with anyio.fail_after(120):
            async with stdio_client(SERVER) as (read, write), ClientSession(read, write) as session:
                await session.initialize()
                await scene(session)

    anyio.run(played)


def text(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def data(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error
    assert result.structured_content is not None
    return result.structured_content


def test_the_tools_say_what_they_take() -> None:
    async def scene(session: ClientSession) -> None:
        tools = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert set(tools) == {"check_claim", "extract_claims", "compare_articles", "explain_rule"}
        for tool in tools.values():
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
        asked = tools["compare_articles"].input_schema
        assert asked["required"] == ["articles"]
        assert asked["properties"]["articles"]["maxItems"] == 20

    drive(scene)


def test_a_claim_is_checked_in_two_languages() -> None:
    async def scene(session: ClientSession) -> None:
        source = {"id": "wire", "text": "أعيد فتح جسر كورا في ليما يوم 3 يونيو 2026.", "language": "ar"}
        result = await session.call_tool("check_claim", {"text": WRONG, "against": [source], "lang": "ar"})
        found = data(result)
        assert (found["schema"], found["verdict"]) == ("check/1", "conflicting")
        assert found["findings"][0]["code"] == "T101"
        assert "الأربعاء" in text(result)

    drive(scene)


def test_articles_are_compared_read_and_rules_explained() -> None:
    async def scene(session: ClientSession) -> None:
        compared = await session.call_tool("compare_articles", {"articles": [{"text": WRONG}, {"text": "It rains."}]})
        assert data(compared)["schema"] == "comparison/1"
        assert "T101" in text(compared)
        extracted = await session.call_tool("extract_claims", {"text": WRONG})
        assert data(extracted)["mentions"]["times"]
        explained = await session.call_tool("explain_rule", {"code": "t101"})
        assert data(explained)["code"] == "T101"
        assert {example["kind"] for example in data(explained)["examples"]} == {"raises", "silent"}

    drive(scene)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("check_claim", {"text": ""}, "text"),
    ("check_claim", {}, "text"),
    ("check_claim", {"text": WRONG, "lang": "de"}, "en, ar"),
    ("check_claim", {"text": WRONG, "published": "yesterday"}, "yesterday"),
    ("compare_articles", {"articles": []}, "articles"),
    ("compare_articles", {"articles": [{"text": "It rains.", "colour": "red"}]}, "colour"),
    ("compare_articles", {"articles": [{"text": "a", "id": "x"}, {"text": "b", "id": "x"}]}, "'x'"),
    ("explain_rule", {"code": "Z999"}, "Z999"),
]


def test_what_cannot_be_used_is_a_tool_error() -> None:
    async def scene(session: ClientSession) -> None:
        for tool, arguments, told in REFUSED:
            result = await session.call_tool(tool, arguments)
            assert result.is_error, (tool, arguments)
            assert told in text(result)
            assert "Traceback" not in text(result)

    drive(scene)


def test_pings_are_answered_while_a_text_is_read() -> None:
    async def scene(session: ClientSession) -> None:
        done: list[str] = []

        async def long() -> None:
            await session.call_tool("extract_claims", {"text": " ".join([WRONG] * 1500)})
            done.append("extract")

        async with anyio.create_task_group() as group:
            group.start_soon(long)
            await anyio.sleep(0.3)
            await session.send_ping()
            done.append("ping")
        assert done == ["ping", "extract"]

    drive(scene)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "verifier.mcp_server.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    done = CliRunner().invoke(main, ["mcp"])
    assert done.exit_code == 2
    assert "crosscheck[mcp]" in done.stderr
