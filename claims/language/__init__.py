"""All that a language owns: its tables, its tokens, its sentences, its words for the shared concepts."""
