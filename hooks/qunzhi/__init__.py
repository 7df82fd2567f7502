"""Qunzhi 群志: a group's records become its website and its archive. Plain Python on plain values, without MkDocs."""

__version__ = "0.1.0"
