#!/bin/sh
# Makes the environment in which the tests have manifests looked at by the models of the IIIF community: .venv/iiif.
# Does nothing when its lock has not changed.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

lock=requirements-iiif.txt
if cmp -s "$lock" ".venv/installed/$lock" && .venv/iiif/bin/python -c 'import iiif_prezi3' 2>/dev/null; then exit 0; fi

say "正在准备检验 IIIF 清单的环境（.venv/iiif）……" "Making the environment that validates IIIF manifests (.venv/iiif)."
.venv/bin/python -m venv --clear .venv/iiif
.venv/iiif/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock"
cp "$lock" ".venv/installed/$lock"
