"""The application for a WSGI server: `gunicorn wsgi:app`."""

from verifier import create_app

app = create_app()
