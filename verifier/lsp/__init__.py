"""A language server: findings while a draft is written, in every editor that speaks the Language Server Protocol."""
