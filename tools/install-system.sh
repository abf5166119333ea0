#!/bin/sh
# Install what only the system can give to the tests: Chromium. Does nothing where it is there.
# Without the right to install it only says so: the browser tests are then skipped (in CI they fail).
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "Chromium is missing: the browser tests will be skipped. Install it with your system's packages."
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Chromium is missing: run 'sudo apt-get install chromium', or the browser tests are skipped."
        exit 0
    fi
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends chromium fonts-urw-base35 >/dev/null
