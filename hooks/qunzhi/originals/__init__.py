"""Originals: what records show, untouched and provable; beside the records, or in a store outside git."""
