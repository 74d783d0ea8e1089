"""The server: what an editor asks, answered from the last lint of each document.

A document is linted in a thread of its own once nobody has typed for a moment; the newest text wins. Offsets of drafts count code
points; the codec of each document turns them into the units that the editor asked for, UTF-16 unless it offers another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

import claims
from claims.errors import ClaimsError
from claims.model.finding import Severity
from verifier.errors import ServiceError
from verifier.lint.drafts import Draft, read_source
from verifier.lint.engine import Options, lint_draft
from verifier.lint.model import Linted, Mend, Note, Place
from verifier.lsp.settings import Loaded, Settings, load, with_options
from verifier.reports.markdown import text as escaped

NAME = "crosscheck"
_GRADES = {
    Severity.HIGH: types.DiagnosticSeverity.Error,
    Severity.MEDIUM: types.DiagnosticSeverity.Warning,
    Severity.LOW: types.DiagnosticSeverity.Information,
    Severity.INFO: types.DiagnosticSeverity.Hint,
}


@dataclass(frozen=True, slots=True)
class _Lint:
    """A document as it was linted: the text, and what was found or why nothing could be."""

    document: TextDocument
    result: Linted | None
    fault: str | None = None


class DraftServer(LanguageServer):
    """The language server with what it knows of the open documents."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(NAME, claims.ENGINE_VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self.wanted = settings
        self.loaded: Loaded | None = None
        self.lints: dict[str, _Lint] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.one_at_a_time = asyncio.Lock()

    def schedule(self, uri: str, *, delay: float | None = None) -> None:
        """Lint a document after a moment of quiet; what was waiting for it is dropped."""
        before = self.waiting.pop(uri, None)
        if before is not None:
            before.cancel()
        pause = self.wanted.delay if delay is None else delay
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._after(uri, pause))

    def forget(self, uri: str) -> None:
        """Drop what is known of a document that was closed."""
        waiting = self.waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self.lints.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    async def _after(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.get_text_document(uri)
        taken = _copy(document)
        async with self.one_at_a_time:
            found = await asyncio.to_thread(self._lint, taken)
        if self.workspace.get_text_document(uri).version != taken.version:
            return  # somebody typed meanwhile; the next lint is on its way
        self.lints[uri] = found
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=taken.version, diagnostics=list(_diagnostics(found)))
        )

    def _lint(self, document: TextDocument) -> _Lint:
        if self.loaded is None:
            self.loaded = load(self.wanted)
            for fault in self.loaded.faults:
                self.window_show_message(types.ShowMessageParams(type=types.MessageType.Warning, message=fault))
        if not document.source.strip():
            return _Lint(document, None)
        try:
            draft = read_source(document.source, _path(document.uri), language=self.loaded.settings.language)
            options = Options(
                today=datetime.now(tz=UTC).astimezone().date(), house=self.loaded.house, reader=self.loaded.settings.lang
            )
            return _Lint(document, lint_draft(draft, against=self.loaded.against, options=options))
        except (ServiceError, ClaimsError) as error:
            return _Lint(document, None, str(error))


def make_server(settings: Settings) -> DraftServer:
    """The server, ready to be started."""
    server = DraftServer(settings)

    @server.feature(types.INITIALIZE)
    def initialize(asked: types.InitializeParams) -> None:
        server.wanted = with_options(server.wanted, asked.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(told: types.DidOpenTextDocumentParams) -> None:
        server.schedule(told.text_document.uri, delay=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(told: types.DidChangeTextDocumentParams) -> None:
        server.schedule(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(told: types.DidSaveTextDocumentParams) -> None:
        server.loaded = None  # the house file may be what was saved
        server.schedule(told.text_document.uri, delay=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(told: types.DidCloseTextDocumentParams) -> None:
        server.forget(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(asked: types.HoverParams) -> types.Hover | None:
        return _hover(server.lints.get(asked.text_document.uri), asked.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]))
    def actions(asked: types.CodeActionParams) -> list[types.CodeAction]:
        lint = server.lints.get(asked.text_document.uri)
        current = server.workspace.get_text_document(asked.text_document.uri).version
        return list(_actions(lint, asked.range)) if lint is not None and lint.document.version == current else []

    return server


def _copy(document: TextDocument) -> TextDocument:
    """The document as it is now: the editor goes on changing the other one."""
    return TextDocument(
        uri=document.uri,
        source=document.source,
        version=document.version,
        language_id=document.language_id,
        position_codec=document.position_codec,
    )


def _path(uri: str) -> str:
    parts = urlsplit(uri)
    return unquote(parts.path) if parts.scheme == "file" else Path(unquote(parts.path)).name or "draft.txt"


def _diagnostics(lint: _Lint) -> Iterator[types.Diagnostic]:
    if lint.fault is not None:
        start = types.Position(line=0, character=0)
        yield types.Diagnostic(
            range=types.Range(start=start, end=start), message=lint.fault, source=NAME, severity=types.DiagnosticSeverity.Warning
        )
    for note, place in _placed(lint):
        related = [*(other for other in note.places if other is not place), *note.others]
        yield types.Diagnostic(
            range=_range(lint.document, place.start or 0, place.end or 0),
            message=note.message,
            source=NAME,
            code=note.code,
            severity=_GRADES[note.severity],
            related_information=[told for other in related if (told := _related(lint.document, other)) is not None],
            data=note.fingerprint,
        )


def _placed(lint: _Lint) -> Iterator[tuple[Note, Place]]:
    """The notes at each of their passages that stand in the document."""
    for note in lint.result.notes if lint.result is not None else ():
        for place in note.places:
            if place.start is not None and place.end is not None:
                yield note, place


def _related(document: TextDocument, place: Place) -> types.DiagnosticRelatedInformation | None:
    if place.start is None or place.end is None:
        return None
    if place.draft.path == _path(document.uri):
        where = types.Location(uri=document.uri, range=_range(document, place.start, place.end))
    else:
        path = Path(place.draft.path).resolve()
        other = TextDocument(uri=path.as_uri(), source=place.draft.source, position_codec=document.position_codec)
        where = types.Location(uri=path.as_uri(), range=_range(other, place.start, place.end))
    return types.DiagnosticRelatedInformation(location=where, message=" ".join(place.text.split()))


def _range(document: TextDocument, start: int, end: int) -> types.Range:
    """A stretch of the text in the editor's units."""
    return types.Range(start=document.client_position_at_offset(start), end=document.client_position_at_offset(end))


def _hover(lint: _Lint | None, position: types.Position) -> types.Hover | None:
    if lint is None:
        return None
    at = lint.document.offset_at_position(position)
    met = [(note, place) for note, place in _placed(lint) if (place.start or 0) <= at <= (place.end or 0)]
    if not met:
        return None
    value = "\n\n---\n\n".join(_told(note) for note, _ in met)
    place = met[0][1]
    return types.Hover(
        contents=types.MarkupContent(kind=types.MarkupKind.Markdown, value=value),
        range=_range(lint.document, place.start or 0, place.end or 0),
    )


def _told(note: Note) -> str:
    """A finding in words: what is wrong, the passages of all sides, what to do."""
    passages = "\n".join(f"- {escaped(_whose(place.draft))}: “{escaped(place.text)}”" for place in (*note.places, *note.others))
    return f"**{note.code}** {escaped(note.message)}\n\n{passages}\n\n{escaped(note.advice)}"


def _whose(draft: Draft) -> str:
    return draft.article.outlet or Path(draft.path).name


def _actions(lint: _Lint, asked: types.Range) -> Iterator[types.CodeAction]:
    first, last = lint.document.offset_at_position(asked.start), lint.document.offset_at_position(asked.end)
    for note in lint.result.notes if lint.result is not None else ():
        places = [place for place in note.places if place.start is not None and place.end is not None]
        if any((place.start or 0) <= last and first <= (place.end or 0) for place in places):
            for mend in note.mends:
                if mend.start is not None and mend.end is not None:
                    yield _action(lint.document, note, mend)


def _action(document: TextDocument, note: Note, mend: Mend) -> types.CodeAction:
    edit = types.TextEdit(range=_range(document, mend.start or 0, mend.end or 0), new_text=mend.put)
    backed = f" ({', '.join(mend.supported_by)})" if mend.supported_by else ""
    return types.CodeAction(
        title=f"{note.code}: “{mend.before}” → “{mend.after}”{backed}",
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
    )
