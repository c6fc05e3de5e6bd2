#!/bin/sh
# Writes constraints.txt from a fresh environment with the current releases that pyproject.toml
# admits. Usage: sh docs/refresh-constraints.sh [PYTHON]; or `make constraints`.
set -eu
cd "$(dirname "$0")/.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
"${1:-python3}" -m venv "$fresh"
"$fresh/bin/python" -m pip install -qq --disable-pip-version-check --editable '.[test]'
"$fresh/bin/python" -m pip check
"$fresh/bin/python" -m pip freeze --exclude-editable > "$fresh/constraints.txt"
cp "$fresh/constraints.txt" constraints.txt
wc -l constraints.txt
