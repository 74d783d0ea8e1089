"""The application for a WSGI server: `gunicorn wsgi:app`."""

from verifier import create_app
from verifier.jobs import embedded

app = create_app()
embedded.start(app)
