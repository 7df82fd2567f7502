"""Has the models of the IIIF community look at manifests: `python tests/iiif_models.py FILE …`, in `.venv/iiif`."""

import json
import sys
from pathlib import Path

import iiif_prezi3


def main(paths: list[str]) -> None:
    """Prints how many canvases each manifest has; raises where a model does not take it."""
    for path in paths:
        manifest = iiif_prezi3.Manifest(**json.loads(Path(path).read_text("utf-8")))
        print(len(manifest.items), path)


if __name__ == "__main__":
    main(sys.argv[1:])
