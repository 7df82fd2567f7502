"""Puts the preview's script into pages on their way to the browser, never into files."""

import hashlib
import re

from qunzhi.preview.digests import Digests

OWN = "/__qunzhi/"
"""Addresses of the preview itself: no record can take one of them."""

_END_OF_HEAD = re.compile(rb"</head\s*>", re.IGNORECASE)


def digest_of(page: bytes) -> str:
    """By which a browser knows whether it still shows this page."""
    return hashlib.sha256(page).hexdigest()[:32]


def with_script(page: bytes, shown: Digests, status: int) -> bytes:
    """The page with the script, which is told what it belongs to."""
    tag = (
        f'<script type="module" src="{OWN}preview.js" data-page="{digest_of(page)}" data-status="{status}"'
        f' data-styles="{shown.styles}" data-scripts="{shown.scripts}"></script>'
    ).encode()
    end = _END_OF_HEAD.search(page)
    at = end.start() if end else len(page)
    return page[:at] + tag + page[at:]
