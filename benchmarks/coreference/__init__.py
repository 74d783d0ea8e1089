"""Coreference of arguments, measured on passages written for it."""
