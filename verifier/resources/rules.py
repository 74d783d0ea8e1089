"""Rules: what is looked for, and how."""

from __future__ import annotations

from claims import rules
from claims.rules.model import Rule
from verifier.resources.blueprint import Blueprint
from verifier.schemas.service import RuleSchema, RulesSchema

blueprint = Blueprint("rules", __name__, url_prefix="/v1/rules", description="What is looked for, and how.")


@blueprint.route("", methods=["GET"])
@blueprint.response(200, RulesSchema, description="The catalogue.")
@blueprint.problems(500)
def list_rules() -> list[Rule]:
    """List every rule, with its documentation and examples."""
    return list(rules.CATALOGUE)  # a tuple would be taken for (body, status)


@blueprint.route(
    "/<code>", methods=["GET"], parameters=[{"name": "code", "in": "path", "description": "The code.", "example": "T101"}]
)
@blueprint.response(200, RuleSchema, description="The rule.")
@blueprint.problems(404, 500)
def show_rule(code: str) -> Rule:
    """Show one rule."""
    return rules.rule(code)
