"""LanguageTool's API, so that the editors that speak it can ask here: the findings of one text, each at its passage.

Nothing is compared: a text is held against itself, the calendar and the house. Offsets count UTF-16 code units, as editors do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import request

from claims.language.base import LANGUAGES, language
from claims.model.finding import Severity
from claims.rules.wording import told_in
from verifier.caller import Scope
from verifier.errors import Fault, Refused
from verifier.house import current_house
from verifier.limits import current_config, read_json
from verifier.lint.annotation import annotated_draft, plain_draft
from verifier.lint.drafts import Draft
from verifier.lint.engine import Options, lint_draft
from verifier.lint.formats import languagetool
from verifier.lint.model import Note, at_least
from verifier.resources.blueprint import Blueprint
from verifier.resources.representation import ACCEPT_LANGUAGE
from verifier.schemas import examples
from verifier.schemas.languagetool import EditorAnswerSchema, EditorLanguageSchema, EditorRequestSchema, InfoSchema
from verifier.stores import now

blueprint = Blueprint("editors", __name__, url_prefix="/v2", description="LanguageTool's API, for editors that speak it.")


@blueprint.route("/check", methods=["POST"], parameters=[ACCEPT_LANGUAGE])
@blueprint.needs(Scope.CHECK)
@blueprint.arguments(EditorRequestSchema, location="form", examples=examples.EDITOR_REQUESTS)
@blueprint.response(200, EditorAnswerSchema, description="What was found.")
@blueprint.problems(413, 415, 422, 500)
def check_text(form: Mapping[str, str]) -> dict[str, Any]:
    """Check a text as LanguageTool would be asked to.

    The body is a form (`application/x-www-form-urlencoded`). The text is checked against itself, the calendar and the house file;
    each finding is a match, with repairs as its replacements. It is told in `motherTongue`, else as `Accept-Language` has it.
    """
    asked = None if form["language"] == "auto" else form["language"]
    draft = _draft(form, {"language": asked} if asked else {})
    if draft is None:
        return languagetool.empty_answer(asked or LANGUAGES[0])
    tags = [form["motherTongue"]] if form.get("motherTongue") else [tag for tag, quality in request.accept_languages if quality > 0]
    options = Options(today=now().date(), house=current_house(), reader=told_in(tags))
    result = lint_draft(draft, options=options)
    kept = tuple(note for note in result.notes if _is_wanted(note, form))
    return languagetool.answer(replace(result, notes=kept), asked=asked)


@blueprint.route("/languages", methods=["GET"])
@blueprint.response(200, EditorLanguageSchema(many=True), description="The languages with full data.")
@blueprint.problems(500)
def list_languages() -> list[dict[str, str]]:
    """List the languages that texts are read in."""
    return [{"name": language(code).name, "code": code, "longCode": code} for code in LANGUAGES]


@blueprint.route("/info", methods=["GET"])
@blueprint.response(200, InfoSchema, description="What answers.")
@blueprint.problems(500)
def show_info() -> dict[str, Any]:
    """Say what answers."""
    return {"software": languagetool.software()}


def _draft(form: Mapping[str, str], facts: Mapping[str, str]) -> Draft | None:
    if ("text" in form) == ("data" in form):
        detail = "either text or data is sent, and not both"
        raise Refused("invalid-request", detail, faults=[Fault(detail, parameter="text")])
    if "text" in form:
        return plain_draft(form["text"], facts)
    try:
        data = read_json(form["data"].encode("utf-8"), max_depth=current_config().max_depth)
    except Refused as error:
        detail = str(error).replace("the body", "data")
        raise Refused("invalid-request", detail, faults=[Fault(detail, parameter="data")]) from error
    return annotated_draft(data, facts)


def _is_wanted(note: Note, form: Mapping[str, str]) -> bool:
    least = Severity.INFO if form.get("level") == "picky" else Severity.LOW
    if not at_least(note.severity, least):
        return False
    names = {note.code, languagetool.CATEGORIES[note.code[0]][0]}
    if form.get("enabledOnly", "").lower() == "true":
        return bool(names & (_listed(form, "enabledRules") | _listed(form, "enabledCategories")))
    return not names & (_listed(form, "disabledRules") | _listed(form, "disabledCategories"))


def _listed(form: Mapping[str, str], name: str) -> set[str]:
    return {each.strip().upper() for each in form.get(name, "").split(",") if each.strip()}
