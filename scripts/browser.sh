#!/bin/sh
# The tests look at pages in a Chromium: the system's if there is one, else Debian's as root, else Playwright's own.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  exec sh scripts/apt.sh chromium fonts-noto-cjk
fi

# Returns at once when it is there already.
.venv/bin/playwright install chromium >/dev/null || {
  say "没有可用的浏览器。请安装后重试：sudo apt-get install chromium fonts-noto-cjk" \
    "There is no browser for the tests. Install one and try again: sudo apt-get install chromium fonts-noto-cjk"
  exit 1
}
