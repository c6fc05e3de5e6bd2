#!/bin/sh
# Installs what the browser tests drive: Chromium, and a font with Chinese characters.
# Only root on Debian is installed for; elsewhere the tests themselves fail and say what is missing.
set -eu
if command -v chromium >/dev/null && command -v fc-list >/dev/null && fc-list :lang=zh-cn | grep -q .
then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        chromium fontconfig fonts-wqy-microhei >/dev/null
    exit 0
fi
cat >&2 <<'MESSAGE'
The browser tests need Chromium, and a font with Chinese characters, and cannot install them here:
  Debian, Ubuntu:  sudo apt-get install chromium fontconfig fonts-wqy-microhei
  elsewhere:       install Chromium or Chrome and name it: make test CHROMIUM=/path/to/chrome
Until then they fail with this request; `make test ARGS='-m "not browser"'` runs the others.
MESSAGE
