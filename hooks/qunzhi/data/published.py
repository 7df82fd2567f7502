"""What describes the published files: a JSON Schema for each, and the Data Package with its Table Schemas."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from qunzhi.data.columns import Column
from qunzhi.data.files import csv_bytes
from qunzhi.data.tables import Table
from qunzhi.languages import Text
from qunzhi.site import Site

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_name(table: Table) -> str:
    """File name of the schema of a table's JSON."""
    return f"{table.id}.published.schema.json"


def json_schema(table: Table, folder: str) -> Mapping[str, Any]:
    """The JSON Schema (2020-12) of a table's JSON; `folder` is the address of the folder of schemas."""
    return {
        "$schema": DRAFT,
        "$id": folder + schema_name(table),
        "title": _both(table.title),
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: column.json_schema() for column in table.columns},
            "required": [column.name for column in table.columns],
            "additionalProperties": False,
        },
    }


def datapackage(site: Site, tables: Mapping[str, Table], base: str) -> Mapping[str, Any]:
    """A Frictionless Tabular Data Package (specs.frictionlessdata.io); the paths count from its own file."""
    name, summary = site.group.name, site.group.summary
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "open-data",
        "title": f"{name.zh} / {name.en}" if name.en else name.zh,
        "description": f"{summary.zh} / {summary.en}" if summary.en else summary.zh,
    }
    if base:
        described["homepage"] = base + "data/"
    described["contributors"] = [{"title": name.zh, "role": "publisher"}]
    described["resources"] = [_resource(table, tables, csv_bytes(table, base)) for table in tables.values()]
    return described


def _resource(table: Table, tables: Mapping[str, Table], content: bytes) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.id,
        "title": _both(table.title),
        **_about(table),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": _table_schema(table, tables),
    }


def _about(table: Table) -> Mapping[str, Any]:
    """What is to be known of a table, and where it is from."""
    described = {"description": "\n".join(map(_both, table.doc))} if table.doc else {}
    return {**described, "sources": [{"title": _both(table.source)}]} if table.source else described


def _both(text: Text) -> str:
    """In both languages, where it is not the same in both."""
    return f"{text.zh} / {text.en}" if text.en not in (None, text.zh) else text.zh


def _table_schema(table: Table, tables: Mapping[str, Table]) -> Mapping[str, Any]:
    schema: dict[str, Any] = {"fields": [field for column in table.columns for field in column.fields()]}
    schema["missingValues"] = [""]
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := list(_foreign(table.columns, tables)):
        schema["foreignKeys"] = keys
    return schema


def _foreign(columns: Iterable[Column], tables: Mapping[str, Table]) -> Iterable[Mapping[str, Any]]:
    """A column that always holds ids of one table. Ids of several kinds cannot be told to a Table Schema."""
    for column in columns:
        if column.target in tables:
            yield {"fields": column.name, "reference": {"resource": column.target, "fields": "id"}}
