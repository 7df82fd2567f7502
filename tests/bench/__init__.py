"""Measures how long the site takes to build, beside plain MkDocs with Material: `python -m tests.bench`."""
