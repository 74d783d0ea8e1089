"""A comparison as Web Annotations (W3C Recommendation of 23 February 2017): one for each finding and each contrast of framing.

A passage is selected by its words with what stands around them (TextQuoteSelector), which finds it again after small edits, and by
its place (TextPositionSelector), in code points as the recommendation counts. A passage of the headline has words only: places
count in the text. What an editor dismissed is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.model.article import Article
from claims.model.span import Field
from verifier.reports import links
from verifier.reports.linked import address, dismissed, urn
from verifier.reports.passage import direction

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of the text on each side of a passage."""


def document(report: Mapping[str, Any], articles: Sequence[Article], *, language: str = "en") -> str:
    """The collection as JSON-LD text."""
    return json.dumps(collection(report, articles, language=language), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def collection(report: Mapping[str, Any], articles: Sequence[Article], *, language: str = "en") -> dict[str, Any]:
    """An AnnotationCollection with one page. `language` is the one that the findings are told in."""
    writer = _Writer(report, articles, language)
    items = [*writer.findings(), *writer.contrasts()]
    name = urn("collection", *(item["id"] for item in items), *(article["id"] for article in report.get("articles", ())))
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Crosscheck {report.get('engine', {}).get('version', '')}".strip(),
        "total": len(items),
    }
    if items:
        found["first"] = {"id": urn("page", name), "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    return found


class _Writer:
    """Annotations of one comparison."""

    def __init__(self, report: Mapping[str, Any], articles: Sequence[Article], language: str) -> None:
        self.report = report
        self.language = language
        self.texts = {article.id: article for article in articles}
        self.known = {item["id"]: item for item in report.get("articles", ())}

    def findings(self) -> Iterator[dict[str, Any]]:
        gone = dismissed(self.report)
        for finding in self.report.get("findings", ()):
            if finding["id"] not in gone:
                bodies = [self._said(finding["message"], "assessing"), self._said(finding["advice"], "commenting")]
                bodies += [self._repair(repair) for repair in finding.get("repairs", ())]
                bodies += [*self._linked(finding), _tag(finding["code"]), _tag(finding["severity"])]
                yield self._annotation(finding, "assessing", bodies)

    def contrasts(self) -> Iterator[dict[str, Any]]:
        for row in self.report.get("framing", ()):
            bodies = [self._said(row["message"], "describing"), self._said(row["caveat"], "commenting"), _tag(row["code"])]
            yield self._annotation(row, "describing", bodies)

    def _annotation(self, item: Mapping[str, Any], motivation: str, bodies: list[dict[str, Any]]) -> dict[str, Any]:
        targets = [self._target(evidence) for evidence in item["evidence"] if evidence["article"] in self.known]
        return {
            "id": urn("annotation", item["id"]),
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": "Crosscheck"},
            "body": bodies,
            "target": targets,
        }

    def _target(self, evidence: Mapping[str, Any]) -> dict[str, Any]:
        article = self.known[evidence["article"]]
        tag = article.get("language")
        source: dict[str, Any] = {"id": address(article), "type": "Text"}
        if tag:
            source |= {"language": tag, "textDirection": direction(tag, evidence["text"])}
        return {"type": "SpecificResource", "source": source, "selector": list(self._selectors(evidence))}

    def _selectors(self, evidence: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        start, end = evidence["start"], evidence["end"]
        quoted: dict[str, Any] = {"type": "TextQuoteSelector", "exact": evidence["text"]}
        field = Field(evidence.get("field", "text"))
        sent = self.texts.get(evidence["article"])
        if sent is not None:
            text = sent.field_text(field)
            quoted |= {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
        yield quoted
        if field is Field.TEXT:
            yield {"type": "TextPositionSelector", "start": start, "end": end}

    def _linked(self, finding: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The finding in the report, where the report can be read."""
        found = links.to_finding(links.web(self.report.get("address")), finding["id"])
        if found is not None:
            yield {"type": "SpecificResource", "source": {"id": found, "type": "Text", "format": "text/html"}, "purpose": "linking"}

    def _said(self, words: str, purpose: str) -> dict[str, Any]:
        return {"type": "TextualBody", "value": words, "format": "text/plain", "language": self.language, "purpose": purpose}

    def _repair(self, repair: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {"type": "TextualBody", "value": repair["replacement"], "format": "text/plain", "purpose": "editing"}
        tag = self.known.get(repair["article"], {}).get("language")
        return {**body, "language": tag} if tag else body


def _tag(word: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": word, "purpose": "tagging"}
