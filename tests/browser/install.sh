#!/bin/sh
# Installs what the browser tests drive: Chromium, and a font with Chinese characters.
# Only root on Debian is installed for; elsewhere it says what is missing, and the tests fail.
set -eu
browser=no
for name in ${CHROMIUM:-chromium chromium-browser google-chrome-stable google-chrome}
do
    if command -v "$name" >/dev/null; then browser=yes; fi
done
font=no
if command -v fc-list >/dev/null && fc-list :lang=zh-cn | grep -q .; then font=yes; fi

if [ $browser$font != yesyes ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
then
    echo "Installing Chromium for the browser tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        chromium fontconfig fonts-wqy-microhei >/dev/null
elif [ $browser = no ]
then
    cat >&2 <<'MESSAGE'
The browser tests need Chromium, and a font with Chinese characters, and cannot install them here:
  Debian, Ubuntu:  sudo apt-get install chromium fontconfig fonts-wqy-microhei
  elsewhere:       install Chromium or Chrome and name it: make test CHROMIUM=/path/to/chrome
Until then they fail with this request; `make test ARGS='-m "not browser"'` runs the others.
MESSAGE
fi
