#!/bin/sh
# Brings .venv to the state the locks describe: `environment.sh site` to make the site, `environment.sh dev` for checks
# and tests too. Does nothing when nothing changed: what was installed last is kept as a copy in .venv/installed/.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

# Nothing can be installed into a folder with a Chinese name where all words are ASCII.
case "${LC_ALL:-}" in C | POSIX) export LC_ALL=C.UTF-8 ;; esac

python=${PYTHON:-python3}
venv=.venv/bin/python
installed=.venv/installed

need_python() {
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  say "需要 Python 3.11 或更新的版本。若已装在别处，请写明：make site PYTHON=python3.12" \
    "Python 3.11 or later is needed. If it is there under another name: make site PYTHON=python3.12"
  exit 1
}

# Debian keeps ensurepip, which `python3 -m venv` needs, in a package of its own.
need_ensurepip() {
  "$python" -c 'import ensurepip' 2>/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    sh scripts/apt.sh python3-venv
  fi
  "$python" -c 'import ensurepip' 2>/dev/null && return
  say "缺少 python3-venv，请先安装：sudo apt-get install python3-venv（其他系统请安装 Python 的 venv 与 ensurepip）" \
    "python3-venv is missing; install it first: sudo apt-get install python3-venv (elsewhere: Python's venv and ensurepip)"
  exit 1
}

# The programs in .venv/bin hold the folder's full name, so a copied or moved project needs a .venv of its own.
venv_is_ours() {
  "$venv" -c 'import pip' 2>/dev/null && grep -qF "$(pwd -P)/.venv" .venv/bin/activate
}

make_venv() {
  need_python
  need_ensurepip
  say "正在准备运行环境（.venv），首次需要一两分钟……" "Making the environment (.venv); the first time takes a minute or two."
  "$python" -m venv --clear .venv
}

is_installed() {
  cmp -s "$1" "$installed/$1"
}

remember() {
  mkdir -p "$installed"
  cp "$1" "$installed/$1"
}

install_lock() {
  is_installed "$1" && return
  "$venv" -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$1"
  remember "$1"
}

# setuptools is in the lock, so this needs no network.
install_package() {
  is_installed pyproject.toml && return
  "$venv" -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
  # pip names the folder in full, and Python 3.11 reads that name in the encoding of the locale: under LC_ALL=C it would
  # not start at all in such a folder.
  for path in .venv/lib/python*/site-packages/__editable__.qunzhi-*.pth; do echo ../../../../hooks >"$path"; done
  remember pyproject.toml
}

# Where Python may not leave what it compiled, as in many containers, every start would compile the package anew.
compile_package() {
  [ -z "${PYTHONDONTWRITEBYTECODE:-}" ] || "$venv" -m compileall -q hooks || true
}

venv_is_ours || make_venv
install_lock requirements.txt
[ "${1:-site}" = site ] || install_lock requirements-dev.txt
install_package
compile_package
