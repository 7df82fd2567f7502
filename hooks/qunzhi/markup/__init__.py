"""Markdown with references and blocks: read once, rendered for each medium."""
