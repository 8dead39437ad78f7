#!/usr/bin/env bash
# Checks and builds a guide; findings become annotations beside the lines of the change.
#
# Reads: GUIDE_ROOT, GUIDE_BASE_URL (may be empty), GUIDE_CHECK (warn, strict, off), GUIDE_OUT.
set -euo pipefail

case "$GUIDE_CHECK" in
  off) ;;
  # What is wrong stops the build below; findings are told either way.
  warn) plainspeak check --root "$GUIDE_ROOT" --format github || true ;;
  strict) plainspeak check --root "$GUIDE_ROOT" --format github --strict ;;
  *)
    echo "::error title=Plainspeak::\`check\` is warn, strict or off, not \`$GUIDE_CHECK\`"
    exit 2
    ;;
esac

arguments=(--root "$GUIDE_ROOT" --out "$GUIDE_OUT")
if [ -n "$GUIDE_BASE_URL" ]; then
  # Pages names the address without the slash that a guide's address ends with.
  arguments+=(--base-url "${GUIDE_BASE_URL%/}/")
fi
plainspeak build "${arguments[@]}"
