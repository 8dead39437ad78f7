#!/usr/bin/env bash
# Builds the program from the action's own source.
set -euo pipefail
command -v cargo >/dev/null 2>&1 || { echo "::error title=Plainspeak::this runner has no Rust toolchain"; exit 1; }
cargo build --release --locked --manifest-path "$GITHUB_ACTION_PATH/Cargo.toml"
