#!/bin/sh
# Installs Debian packages as root, without questions; its output shows only when it fails.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

say "正在安装系统软件：$*" "Installing system packages: $*"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  exit 1
fi
