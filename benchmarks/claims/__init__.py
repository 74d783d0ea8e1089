"""Claims measured against articles annotated by hand: what is found, and what its slots hold."""
