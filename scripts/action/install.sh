#!/usr/bin/env bash
# Puts the release binary for this runner on the path, or says that the program must be built from the action's source.
#
# Reads: PLAINSPEAK_VERSION (may be empty), GITHUB_ACTION_PATH, GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF, RUNNER_OS,
# RUNNER_ARCH, RUNNER_TEMP. Writes: GITHUB_PATH, GITHUB_OUTPUT (build, source, key).
# PLAINSPEAK_RELEASES names another place to download from.
set -euo pipefail

version=${PLAINSPEAK_VERSION:-${GITHUB_ACTION_REF:-}}
releases=${PLAINSPEAK_RELEASES:-https://github.com/${GITHUB_ACTION_REPOSITORY:-}/releases/download}
bin="$RUNNER_TEMP/plainspeak-bin"
mkdir -p "$bin"

# The name of the release's file for this runner; nothing where there is none.
target() {
  case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) echo x86_64-unknown-linux-musl.tar.gz ;;
    Linux-ARM64) echo aarch64-unknown-linux-musl.tar.gz ;;
    macOS-X64) echo x86_64-apple-darwin.tar.gz ;;
    macOS-ARM64) echo aarch64-apple-darwin.tar.gz ;;
    Windows-X64) echo x86_64-pc-windows-msvc.zip ;;
  esac
}

# from_source REASON: the next step builds the program.
from_source() {
  echo "::notice title=Plainspeak::$1; building the program from the source of the action, which takes some minutes"
  local key
  key=$(cat "$GITHUB_ACTION_PATH/Cargo.lock" "$GITHUB_ACTION_PATH/Cargo.toml" | cksum | cut -d' ' -f1)
  {
    echo "build=true"
    echo "source=$GITHUB_ACTION_PATH"
    echo "key=$key-${GITHUB_ACTION_REF:-source}"
  } >>"$GITHUB_OUTPUT"
  echo "$GITHUB_ACTION_PATH/target/release" >>"$GITHUB_PATH"
  exit 0
}

sum() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1
}

name=$(target)
[ -n "$name" ] || from_source "there is no release binary for ${RUNNER_OS:-this system} on ${RUNNER_ARCH:-this processor}"
[[ "$version" =~ ^v[0-9] ]] || from_source "\`${version:-no version}\` is no release"
file="plainspeak-$version-$name"

cd "$RUNNER_TEMP"
if ! curl --fail --silent --show-error --location --retry 3 --remote-name "$releases/$version/$file"; then
  from_source "the release $version has no file $file"
fi
if ! curl --fail --silent --show-error --location --retry 3 --output "$file.sha256" "$releases/$version/$file.sha256"; then
  echo "::error title=Plainspeak::the release $version has no checksum for $file"
  exit 1
fi
wanted=$(cut -d' ' -f1 "$file.sha256")
found=$(sum "$file")
if [ "$wanted" != "$found" ]; then
  echo "::error title=Plainspeak::the checksum of $file is $found, but the release says $wanted"
  exit 1
fi
case "$file" in
  *.zip) unzip -q -o "$file" -d "$bin" ;;
  *) tar -xzf "$file" -C "$bin" ;;
esac
echo "$bin" >>"$GITHUB_PATH"
echo "build=false" >>"$GITHUB_OUTPUT"
