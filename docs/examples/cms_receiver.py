"""A receiver of Crosscheck's webhooks for a CMS: checks an article when it is saved, and annotates it when the answer has come.

    pip install flask httpx standardwebhooks
    CROSSCHECK_URL=http://127.0.0.1:8000 CROSSCHECK_WEBHOOK_SECRET=whsec_... flask --app cms_receiver run -p 5001

A CMS calls `saved` from its own hook; everything else is what it needs around it. Annotations are kept in a file here, as a CMS
would keep them beside the article.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import httpx
from flask import Flask, Response, request
from standardwebhooks import Webhook, WebhookVerificationError

app = Flask(__name__)
app.config.from_mapping(
    URL=os.environ.get("CROSSCHECK_URL", "http://127.0.0.1:8000"),
    KEY=os.environ.get("CROSSCHECK_KEY"),  # stays on the server
    SECRET=os.environ.get("CROSSCHECK_WEBHOOK_SECRET", ""),
    FOLDER=os.environ.get("CMS_FOLDER", "annotations"),
)
_LONGEST = 100_000


def saved(article: dict[str, Any], against: list[dict[str, Any]]) -> str:
    """Ask for a comparison of a saved article with others, as a job, and give the job's id. `id` and `text` make an article."""
    body = json.dumps({"articles": [article, *against]}).encode()
    headers = {
        "Content-Type": "application/json",
        "Prefer": "respond-async",
        "Idempotency-Key": hashlib.sha256(body).hexdigest(),  # a save that is sent twice is one job
    }
    with _service() as service:
        answer = service.post("/v1/comparisons", params={"store": "true"}, content=body, headers=headers)
    answer.raise_for_status()
    return str(answer.json()["id"])


@app.post("/hooks/crosscheck")
def hear() -> Response:
    """What Crosscheck tells. The body is verified as it came.

    A delivery is remembered only when its work is done: one that fails is answered with an error, comes again and is tried again.
    """
    body = request.get_data()
    if len(body) > _LONGEST:
        return Response(status=413)
    try:
        event = Webhook(app.config["SECRET"]).verify(body, dict(request.headers))
    except WebhookVerificationError:
        return Response(status=401)
    heard = _heard(request.headers["webhook-id"])
    if heard.exists():
        return Response(status=204)
    if event["type"] == "comparison.created":
        try:
            annotate(event["data"]["comparison"])
        except (httpx.HTTPError, OSError) as error:
            app.logger.warning("no annotations yet of %s: %s", event["data"]["comparison"], error)
            return Response(status=503)
    heard.touch()
    return Response(status=204)


def annotate(comparison: str) -> None:
    """Get the findings as Web Annotations and keep them."""
    with _service() as service:
        answer = service.get(f"/v1/comparisons/{comparison}", params={"format": "annotations"}, headers={"Accept": "*/*"})
    answer.raise_for_status()
    folder = Path(app.config["FOLDER"])
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / f"{comparison}.json.part"
    whole.write_text(json.dumps(answer.json(), ensure_ascii=False), encoding="utf-8")
    whole.replace(folder / f"{comparison}.json")  # all of it or nothing


def _heard(delivery: str) -> Path:
    """The mark of a delivery that was heard."""
    folder = Path(app.config["FOLDER"]) / "heard"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "".join(letter for letter in delivery if letter.isalnum() or letter in "_-")


def _service() -> httpx.Client:
    key = app.config["KEY"]
    return httpx.Client(base_url=app.config["URL"], headers={"Authorization": f"Bearer {key}"} if key else {}, timeout=30)
