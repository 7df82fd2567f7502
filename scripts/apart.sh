#!/bin/sh
# Makes an environment of its own for a program that tests or the benchmark compare with: `apart.sh iiif` brings
# .venv/iiif to the state that requirements-iiif.txt describes. Does nothing when that has not changed.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

lock=requirements-$1.txt
python=.venv/$1/bin/python
if cmp -s "$lock" ".venv/installed/$lock" && "$python" -c 'import sys' 2>/dev/null; then exit 0; fi

say "正在准备单独的环境（.venv/$1）……" "Making an environment of its own (.venv/$1)."
.venv/bin/python -m venv --clear ".venv/$1"
"$python" -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock"
cp "$lock" ".venv/installed/$lock"
