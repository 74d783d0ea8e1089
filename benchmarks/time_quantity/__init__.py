"""Dates and quantities measured on the project's own tables, beside public libraries when asked for."""
