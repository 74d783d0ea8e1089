"""A server for assistants that speak the Model Context Protocol: check a claim, read one, compare articles, explain a rule."""
