#!/usr/bin/env bash
# Prints what CHANGELOG.md says of one version: scripts/release-notes.sh v1.2.0
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1#v}
notes=$(awk -v wanted="$version" '
  /^## / { inside = ($2 == wanted || $2 == "[" wanted "]"); next }
  inside { print }
' CHANGELOG.md)
if [ -z "${notes//[[:space:]]/}" ]; then
  echo "error: CHANGELOG.md has no section \`## $version\`" >&2
  exit 1
fi
printf '%s\n' "$notes"
