#!/bin/sh
# List the other Pythons from 3.12 on that run here, newest first, each as "3.13 /path/to/python".
# The first argument is the one that is no other. A name on the PATH may be a shim of pyenv that fails
# when it is run, so each is tried; what pyenv keeps is looked for in its own folder as well. Releases
# only: packages seldom have wheels for a Python that is still being made.
set -u
tell='import ensurepip, sqlite3, ssl, sys, venv
if sys.version_info.releaselevel == "final":
    print("%d.%d" % sys.version_info[:2], sys.executable)'
own=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])') || exit 1
kept="${PYENV_ROOT:-${HOME:-}/.pyenv}/versions"

for version in $(seq -f 3.%g 29 -1 12); do
    [ "$version" = "$own" ] && continue
    for python in "python$version" "$kept/$version".*/bin/python3; do
        found=$("$python" -c "$tell" 2>/dev/null) || continue
        case $found in
            "$version "*) echo "$found" && break ;;
        esac
    done
done
