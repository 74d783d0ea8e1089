"""Linting: drafts checked against themselves, the calendar, the house and other articles; each finding at its place in the file."""
