#!/bin/sh
# Install what only the system can give to the tests: Chromium, Java, Node. Does nothing where they
# are there. Without the right to install it only says so: what needs them is then skipped (in CI it
# fails).
set -u
has() { command -v "$1" >/dev/null 2>&1; }

missing=""
has chromium || has chromium-browser || has google-chrome || missing="chromium fonts-urw-base35"
has java || missing="$missing default-jre-headless"
{ has node && has npm; } || missing="$missing nodejs npm"
[ -n "$missing" ] || exit 0

if ! has apt-get; then
    echo "Missing for some of the tests, which will be skipped: $missing. Install them with your system's packages."
    exit 0
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        echo "Some of the tests will be skipped. To run them: sudo apt-get install" $missing
        exit 0
    fi
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
