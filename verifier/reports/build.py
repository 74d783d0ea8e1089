"""Makes the view model of a report from the contract's comparison and its articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.model.article import Article
from claims.rules import CATALOGUE
from verifier.reports import links, matrix, timeline, words
from verifier.reports.labels import Labels, labels
from verifier.reports.passage import Sentences, direction, language_name, one_line, quote
from verifier.reports.view import (
    Contrast,
    Decision,
    Evaluative,
    Finding,
    Gap,
    Group,
    Passage,
    Repair,
    Report,
    SetAside,
    SharedFact,
    Side,
    Source,
    Story,
)


def build(report: Mapping[str, Any], articles: Sequence[Article], *, language: str = "en") -> Report:
    """The view of a comparison, in the language of the reader.

    Articles the comparison does not name are ignored; passages of a missing one stand alone. `report` may hold `decisions`, and the
    `address` where the report can be read.
    """
    return _Builder(report, articles, labels(language)).build()


class _Builder:
    """Holds what every part needs: the texts, the sources by id and what to call them."""

    def __init__(self, report: Mapping[str, Any], articles: Sequence[Article], t: Labels) -> None:
        self.report = report
        self.t = t
        self.texts = {article.id: article for article in articles}
        self.sources = {source.id: source for source in _sources(report.get("articles", ()), self.texts, t)}
        self.sentences = Sentences()
        self.decisions = {item["finding"]: item for item in report.get("decisions", ())}
        self.labels = {source.id: source.label for source in self.sources.values()}

    def build(self) -> Report:
        every = [self._finding(item) for item in self.report.get("findings", ())]
        findings = [item for item in every if not item.is_dismissed]
        kept = {item.id for item in findings}
        standing = [item for item in self.report.get("findings", ()) if item["id"] in kept]
        disputed = {item.get("cluster") for item in standing if item["severity"] != "info"} - {None}
        facts = [self._fact(item, disputed) for item in self.report.get("clusters", ())]
        facts = [fact for fact in facts if fact.articles > 1]
        groups = tuple(
            Group(severity=severity, heading=self.t(f"{heading} severity"), findings=found)
            for severity, heading in words.SEVERITIES.items()
            if severity != "info" and (found := tuple(item for item in findings if item.severity == severity))
        )
        stories = tuple(
            Story(id=item["id"], sources=tuple(map(self._source, item["articles"])), why=words.sentence(item["why"], self.labels))
            for item in self.report.get("stories", ())
        )
        agreed = tuple(fact for fact in facts if not fact.disputed)
        differing = tuple(fact for fact in facts if fact.disputed)
        sources = tuple(self.sources.values())
        decisions = sum(len(group.findings) for group in groups)
        return Report(
            title=_title(stories, sources, self.t),
            summary=_summary(decisions, groups, agreed, len(self.report.get("framing", ())), sources, stories, self.t),
            sources=sources,
            stories=stories,
            groups=groups,
            notes=tuple(item for item in findings if item.severity == "info"),
            agreed=agreed,
            disputed=differing,
            dismissed=tuple(item for item in every if item.is_dismissed),
            matrix=matrix.build((*differing, *agreed), sources, standing),
            timeline=timeline.build({**self.report, "findings": standing}, sources, self._passage, self.t),
            framing=tuple(self._contrast(item) for item in sorted(self.report.get("framing", ()), key=_place)),
            framing_coverage=tuple(self._framing_coverage()),
            evaluative=tuple(self._evaluative()),
            set_aside=tuple(self._set_aside(item) for item in self.report.get("withheld", ())),
            gaps=tuple(self._gap(item) for item in self.report.get("unsupported", ())),
            looked_for=(*self._rules(), *self._framing_rules()),
            engine=str(self.report.get("engine", {}).get("version", "")),
            t=self.t,
            address=links.web(self.report.get("address")),
        )

    def _rules(self) -> Iterator[str]:
        """The rules of discrepancies that were asked."""
        for rule in CATALOGUE:
            if rule.code not in self.report.get("silenced", ()):
                yield f"{rule.code} {rule.name.replace('-', ' ')}"

    def _framing_rules(self) -> Iterator[str]:
        """The rules of framing that ran, and for which languages of the articles one has no words."""
        for rule in self.report.get("framing_coverage", {}).get("rules", ()):
            lacking = f" (no words for {', '.join(rule['without'])})" if rule["without"] else ""
            yield f"{rule['code']} {rule['dimension'].replace('_', ' ')}{lacking}"

    def _framing_coverage(self) -> Iterator[str]:
        """What the rows came from: how many rules ran for which languages, which had no words for one, what more was found."""
        coverage, t = self.report.get("framing_coverage", {}), self.t
        ran = coverage.get("rules", ())
        if not ran:
            return
        names = t(", ").join(dict.fromkeys(source.language_name for source in self.sources.values()))
        rows = t.counted(len(self.report.get("framing", ())), "contrast")
        yield t(
            "{contrasts} from {rules}, which read {languages}.", contrasts=rows, rules=t.counted(len(ran), "rule"), languages=names
        )
        for rule in ran:
            if rule["without"]:
                lacking = t(", ").join(t(language_name(code)) for code in rule["without"])
                dimension = t.words_for(words.DIMENSIONS, rule["dimension"])
                yield t("Not looked for in {languages}: {dimension}.", languages=lacking, dimension=dimension)
        if coverage.get("more"):
            more = (f"{t.words_for(words.DIMENSIONS, name)} {count}" for name, count in coverage["more"].items())
            yield t("Found beyond these rows: {more}.", more=t(", ").join(more))

    def _evaluative(self) -> Iterator[Evaluative]:
        """The evaluative words of each article, each once."""
        for told in self.report.get("framing_coverage", {}).get("evaluative", ()):
            kinds = dict.fromkeys((" ".join(word["text"].split()), self.t(word["kind"])) for word in told["words"])
            yield Evaluative(source=self._source(told["article"]), per_thousand=f"{told['per_thousand']:g}", words=tuple(kinds))

    def _source(self, article: str) -> Source:
        return self.sources.get(article) or _unknown(article, self.t)

    def _passage(self, item: Mapping[str, Any], code: str = "") -> Passage:
        source = self._source(item["article"])
        note = None
        if "voice" in item:
            voice, position = (
                self.t(words.words_for(table, item[key]).lower())
                for table, key in ((words.VOICES, "voice"), (words.POSITIONS, "position"))
            )
            note = voice if voice == position else self.t("{voice}, {position}", voice=voice, position=position)
        return Passage(
            source=source,
            quote=quote(self.texts.get(source.id), item, source.language, self.sentences),
            value=self.t.value(code, item["value"]) if item.get("value") else None,
            note=note,
        )

    def _sides(self, evidence: Iterable[Mapping[str, Any]], code: str) -> tuple[Side, ...]:
        sides: dict[str | None, list[Passage]] = {}
        for item in evidence:
            sides.setdefault(item.get("side"), []).append(self._passage(item, code))
        return tuple(
            Side(
                letter=letter.upper() if letter else None,
                values=tuple(dict.fromkeys(passage.value for passage in passages if passage.value)),
                passages=tuple(passages),
            )
            for letter, passages in sides.items()
        )

    def _finding(self, item: Mapping[str, Any]) -> Finding:
        return Finding(
            id=item["id"],
            code=item["code"],
            name=item["name"],
            heading=self.t.words_for(words.TYPES, item["type"]),
            severity=item["severity"],
            severity_words=self.t.words_for(words.SEVERITIES, item["severity"]),
            basis_words=self.t.words_for(words.BASES, item["basis"]),
            confidence=item["confidence"],
            confidence_words=self.t.confidence(item["confidence"]),
            scope_words=self.t.words_for(words.SCOPES, item["scope"]),
            message=self.t.sentence(item["message"], self.labels),
            advice=item["advice"],
            sides=self._sides(item["evidence"], item["code"]),
            repairs=tuple(self._repair(repair) for repair in item.get("repairs", ())),
            decision=self._decision(item["id"]),
        )

    def _decision(self, finding: str) -> Decision | None:
        made = self.decisions.get(finding)
        if made is None:
            return None
        return Decision(
            state=made["state"],
            state_words=self.t.words_for(words.STATES, made["state"]),
            reason=made.get("reason"),
            note=made.get("note"),
            by=made.get("by"),
            at=self.t.day(made["at"][:10]) if made.get("at") else None,
            revision=made["revision"],
        )

    def _repair(self, item: Mapping[str, Any]) -> Repair:
        source = self._source(item["article"])
        return Repair(
            source=source,
            old=quote(self.texts.get(source.id), {**item, "text": ""}, source.language, self.sentences).marked,
            new=item["replacement"],
            supported_by=tuple(self._source(article) for article in item.get("supported_by", ())),
        )

    def _fact(self, item: Mapping[str, Any], disputed: set[Any]) -> SharedFact:
        passages = tuple(self._passage(mention) for mention in item["mentions"])
        label = item["label"]
        origin = next((passage.source for passage in passages if label in passage.quote.marked), None)
        return SharedFact(
            id=item["id"],
            label=one_line(label),
            label_language=origin.language if origin else "en",
            label_direction=origin.direction if origin else direction("und", label),
            passages=passages,
            articles=len({passage.source.id for passage in passages}),
            origins=item["origins"],
            why=tuple(words.sentence(feature["detail"], self.labels) for feature in item.get("features", ())),
            disputed=item["id"] in disputed,
        )

    def _set_aside(self, item: Mapping[str, Any]) -> SetAside:
        return SetAside(
            heading=self.t.words_for(words.TYPES, item["type"]),
            reason=words.sentence(item["reason"], self.labels),
            passages=tuple(self._passage(evidence) for evidence in item["evidence"]),
        )

    def _contrast(self, item: Mapping[str, Any]) -> Contrast:
        columns: dict[str, list[Passage]] = {}
        for evidence in item["evidence"]:
            columns.setdefault(evidence["article"], []).append(self._passage(evidence))
        return Contrast(
            id=item["id"],
            code=item["code"],
            dimension=self.t.words_for(words.DIMENSIONS, item["dimension"]),
            referent=item["referent"],
            strength=item["strength"],
            confidence_words=self.t.confidence(item["confidence"]),
            message=words.sentence(item["message"], self.labels),
            caveat=words.sentence(item["caveat"], self.labels),
            columns=tuple((self._source(article), tuple(passages)) for article, passages in columns.items()),
            absent=tuple(source for source in self.sources.values() if source.id not in columns),
        )

    def _gap(self, item: Mapping[str, Any]) -> Gap:
        return Gap(
            source=self.sources.get(item["article"]),
            what=words.sentence(item["what"], self.labels),
            why=words.sentence(item["why"], self.labels),
        )


def _place(row: Mapping[str, Any]) -> int:
    """Where a contrast stands: naming and voice, then who speaks, then what only one tells, then the profile."""
    return next((at for at, names in enumerate(words.FRAMING_ORDER) if row["dimension"] in names), len(words.FRAMING_ORDER))


def _sources(items: Iterable[Mapping[str, Any]], texts: Mapping[str, Article], t: Labels) -> Iterable[Source]:
    """The articles by outlet; outlets that stand twice are numbered."""
    listed = list(items)
    names = [one_line(item.get("outlet") or item.get("title") or "") or t("Article {n}", n=at) for at, item in enumerate(listed, 1)]
    seen: dict[str, int] = {}
    for item, name in zip(listed, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        label = f"{name} ({seen[name]})" if names.count(name) > 1 else name
        language = item.get("language") or "und"
        article = texts.get(item["id"])
        title = item.get("title")
        yield Source(
            id=item["id"],
            label=label if len(label) <= 80 else f"{label[:79]}…",
            outlet=item.get("outlet"),
            title=one_line(title) if title else None,
            language=language,
            language_name=t(language_name(language)),
            direction=direction(language, article.text if article else title or ""),
            published=t.day(item["published"]) if item.get("published") else None,
            published_iso=item.get("published"),
            dateline=item.get("dateline"),
            url=item.get("url"),
            claims=len(item.get("claims", ())),
        )


def _unknown(article: str, t: Labels) -> Source:
    return Source(
        id=article, label=article, outlet=None, title=None, language="und", language_name=t("unknown"), direction="ltr",
        published=None, published_iso=None, dateline=None, url=None, claims=0,
    )  # fmt: skip


def _title(stories: Sequence[Story], sources: Sequence[Source], t: Labels) -> str:
    if len(sources) == 1:
        return t("One article checked: {title}", title=words.isolated(sources[0].title or sources[0].label))
    likely = (source for source in sources if source.title and source.direction == t.direction)
    first = next(likely, sources[0] if sources else None)
    told = t.counted(len(sources), "article")
    told = (
        t("{articles}, {stories} stories", articles=told, stories=len(stories))
        if len(stories) > 1
        else t("{articles}, one story", articles=told)
    )
    return f"{told}: {words.isolated(first.title)}" if first and first.title and len(stories) == 1 else told


def _summary(
    decisions: int,
    groups: Sequence[Group],
    agreed: Sequence[SharedFact],
    contrasts: int,
    sources: Sequence[Source],
    stories: Sequence[Story],
    t: Labels,
) -> tuple[str, ...]:
    told = []
    if decisions:
        kinds = t(", ").join(f"{len(group.findings)} {t(group.severity)}" for group in groups)
        counted = t.counted(decisions, "finding needs", "findings need")
        told.append(t("{findings} a decision ({kinds}).", findings=counted, kinds=kinds))
    else:
        told.append(t("Nothing in {articles} needs a decision.", articles=t.counted(len(sources), "article")))
    if agreed:
        widest = max(agreed, key=lambda fact: (fact.articles, fact.origins))
        told.append(
            t(
                "{facts} in more than one article without a conflict; the most shared one in {articles} articles, {origins}.",
                facts=t.counted(len(agreed), "fact stands", "facts stand"),
                articles=widest.articles,
                origins=t.counted(widest.origins, "origin"),
            )
        )
    elif len(sources) > 1:
        told.append(t("No fact was found in more than one article without a conflict."))
    if contrasts:
        told.append(t("{differences} of framing.", differences=t.counted(contrasts, "difference")))
    if len(stories) > 1:
        told.append(t("The articles tell {n} different stories; only articles of one story are compared.", n=len(stories)))
    return tuple(told)
