"""Words that lean on somebody without being reported speech: "the minister stressed the role of", "he praised the stance of".

They are told by the article, but how they judge is the speaker's; no row takes them for a view of the article.
"""

from __future__ import annotations

from claims.framing.desk import Line
from claims.language.base import knowledge
from claims.model.attribution import AttributionKind
from claims.model.name import NameKind
from claims.model.span import Span


def leans(line: Line, span: Span) -> bool:
    """True for words behind a verb by which a person of the sentence holds, praises or condemns something."""
    holds = knowledge("framing_voices")["holds"]
    people = [name.span.start for name in line.names if name.kind is NameKind.PER]
    quoted = (passage.speaker for passage in line.passages if passage.kind is AttributionKind.DIRECT)
    people += [speaker.span.start for speaker in quoted if speaker is not None]
    for mention in line.concepts:
        before = mention.concept in holds and mention.span.end <= span.start and any(at < span.start for at in people)
        if before and _is_verb(line, mention.span):
            return True
    return False


def _is_verb(line: Line, span: Span) -> bool:
    return any(tag == "VERB" and token.start == span.start for token, tag in zip(line.tokens, line.tags, strict=True))
