"""The language server, started as an editor starts it and driven by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from verifier.cli import main

WRONG = "The bridge reopens on Tuesday 7 May 2025, the mayor said.\n"
BRIDGE = "The Kora bridge in Lima reopened on 3 June 2026 after repairs that cost 12 million dollars.\n"
ARABIC = "\U0001f680\U0001f680 يعاد افتتاح الجسر يوم الثلاثاء 7 مايو 2025 بعد أعمال استمرت عامين.\n"
UTF8, UTF16, UTF32 = types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf32
PATIENCE = 60


class Editor(LanguageClient):
    """A client that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__("test editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: list[str] = []
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: self.told.put_nowait(told))  # noqa: PLW0108 (pygls marks it)
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda message: self.shown.append(message.message))

    async def begin(self, *arguments: str, encodings: tuple[types.PositionEncodingKind, ...] = (), **options: Any) -> None:
        await self.start_io(sys.executable, "-m", "verifier", "lsp", *arguments)
        general = types.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None
        asked = types.InitializeParams(
            capabilities=types.ClientCapabilities(general=general), initialization_options=options or None, root_uri=None
        )
        await asyncio.wait_for(self.initialize_async(asked), PATIENCE)
        self.initialized(types.InitializedParams())

    def open(self, path: Path, text: str, version: int = 1) -> str:
        item = types.TextDocumentItem(uri=path.as_uri(), language_id="plaintext", version=version, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return path.as_uri()

    def type(self, uri: str, text: str, version: int) -> None:
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        change = types.TextDocumentContentChangeWholeDocument(text=text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(text_document=document, content_changes=[change]))

    async def diagnostics(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def end(self) -> None:
        await asyncio.wait_for(self.shutdown_async(None), PATIENCE)
        self.exit(None)
        await self.stop()


def drive(scene: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
    async def played() -> None:
        editor = Editor()
        try:
            await scene(editor)
        finally:
            await editor.end()

    asyncio.run(played())


def changes(action: types.Command | types.CodeAction, uri: str) -> list[types.TextEdit]:
    """What an action does to a document."""
    assert isinstance(action, types.CodeAction)
    assert action.edit is not None
    return list((action.edit.changes or {})[uri])


def units(text: str, encoding: types.PositionEncodingKind) -> int:
    name = {UTF8: "utf-8", UTF16: "utf-16-le", UTF32: "utf-32-le"}[encoding]
    size = {UTF8: 1, UTF16: 2, UTF32: 4}[encoding]
    return len(text.encode(name)) // size


def test_a_draft_is_linted_hovered_over_and_mended(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.begin()
        uri = editor.open(tmp_path / "draft.txt", WRONG)
        told = await editor.diagnostics()
        [wrong] = told.diagnostics
        assert (wrong.code, wrong.severity, wrong.source) == ("T101", types.DiagnosticSeverity.Error, "crosscheck")
        assert WRONG[wrong.range.start.character : wrong.range.end.character] == "Tuesday 7 May 2025"
        where = types.TextDocumentIdentifier(uri=uri)
        hover = await editor.text_document_hover_async(types.HoverParams(text_document=where, position=wrong.range.start))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "Tuesday 7 May 2025" in hover.contents.value
        nothing = types.HoverParams(text_document=where, position=types.Position(line=0, character=2))
        assert await editor.text_document_hover_async(nothing) is None
        context = types.CodeActionContext(diagnostics=[wrong])
        asked = types.CodeActionParams(text_document=where, range=wrong.range, context=context)
        actions = await editor.text_document_code_action_async(asked) or []
        edits = [edit for action in actions for edit in changes(action, uri)]
        mended = {WRONG[: edit.range.start.character] + edit.new_text + WRONG[edit.range.end.character :] for edit in edits}
        assert "The bridge reopens on Wednesday 7 May 2025, the mayor said.\n" in mended
        assert "The bridge reopens on Tuesday 6 May 2025, the mayor said.\n" in mended

    drive(scene)


@pytest.mark.parametrize(("encodings", "used"), [((), UTF16), ((UTF16,), UTF16), ((UTF8,), UTF8), ((UTF32,), UTF32)])
def test_columns_are_in_the_units_of_the_editor(
    tmp_path: Path, encodings: tuple[types.PositionEncodingKind, ...], used: types.PositionEncodingKind
) -> None:
    async def scene(editor: Editor) -> None:
        await editor.begin(encodings=encodings)
        editor.open(tmp_path / "خبر.txt", "خبر.\n" + ARABIC)
        [wrong] = (await editor.diagnostics()).diagnostics
        before, _, _ = ARABIC.partition("يوم الثلاثاء")
        passage = "يوم الثلاثاء 7 مايو 2025"
        assert wrong.range.start == types.Position(line=1, character=units(before, used))
        assert wrong.range.end == types.Position(line=1, character=units(before + passage, used))

    drive(scene)


def test_the_newest_text_wins(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.begin()
        uri = editor.open(tmp_path / "draft.txt", WRONG)
        await editor.diagnostics()
        for version in range(2, 8):
            editor.type(uri, WRONG.replace("mayor", "mayor" * version), version)
        editor.type(uri, WRONG.replace("Tuesday", "Wednesday"), 8)
        told = await editor.diagnostics()
        assert (told.version, list(told.diagnostics)) == (8, [])
        assert editor.told.empty()

    drive(scene)


def test_a_draft_is_held_against_articles_and_the_house(tmp_path: Path) -> None:
    source = tmp_path / "wire.txt"
    source.write_text(BRIDGE, encoding="utf-8")
    house = tmp_path / "house.toml"
    house.write_text('[rules]\nseverity = { Q201 = "low" }\n', encoding="utf-8")

    async def scene(editor: Editor) -> None:
        await editor.begin(against=[str(source)], lang="ar")
        editor.open(tmp_path / "draft.md", BRIDGE.replace("12", "15"))
        told = await editor.diagnostics()
        [conflict] = [each for each in told.diagnostics if each.code == "Q201"]
        [other] = conflict.related_information or []
        assert other.location.uri == source.as_uri()
        line = source.read_text(encoding="utf-8")
        assert "12 million" in line[other.location.range.start.character : other.location.range.end.character]
        assert any("\u0600" <= letter <= "\u06ff" for letter in conflict.message), "told in the language that was asked for"

    drive(scene)


def test_what_cannot_be_used_is_told_and_the_rest_works(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.begin("--against", str(tmp_path / "missing.txt"))
        editor.open(tmp_path / "draft.txt", WRONG)
        assert [each.code for each in (await editor.diagnostics()).diagnostics] == ["T101"]
        assert any("missing.txt" in message for message in editor.shown)

    drive(scene)


def test_an_empty_document_and_a_closed_one_have_no_findings(tmp_path: Path) -> None:
    async def scene(editor: Editor) -> None:
        await editor.begin()
        uri = editor.open(tmp_path / "draft.txt", "  \n")
        assert not (await editor.diagnostics()).diagnostics
        editor.type(uri, WRONG, 2)
        assert len((await editor.diagnostics()).diagnostics) == 1
        editor.text_document_did_close(types.DidCloseTextDocumentParams(text_document=types.TextDocumentIdentifier(uri=uri)))
        assert not (await editor.diagnostics()).diagnostics

    drive(scene)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "verifier.lsp.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    done = CliRunner().invoke(main, ["lsp"])
    assert done.exit_code == 2
    assert "crosscheck[lsp]" in done.stderr
