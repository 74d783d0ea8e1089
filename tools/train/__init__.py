"""Training of the models under claims/language/models: `python -m tools.train --help` says in which order."""

from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent.parent / "claims" / "language" / "models"
