"""A short page for each kind of problem: the address that `type` of a problem document names."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from verifier.problems import PROBLEMS

blueprint = Blueprint("problems", __name__, url_prefix="/problems", template_folder="templates")


@blueprint.get("/")
def list_problems() -> str:
    """Every kind of problem."""
    return render_template("reference/problems.html", problems=list(PROBLEMS.values()))


@blueprint.get("/<name>")
def show_problem(name: str) -> str:
    """One kind of problem, and what to do about it."""
    if name not in PROBLEMS:
        abort(404)
    return render_template("reference/problems.html", problems=[PROBLEMS[name]])
