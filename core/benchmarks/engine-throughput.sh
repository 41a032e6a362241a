#!/usr/bin/env bash
# How many trials that do nothing the engine runs and makes durable in a second, and how large its heap is meanwhile.
#
#     core/benchmarks/engine-throughput.sh [TRIALS [STRATEGY]]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
    "$root/core/benchmarks/EngineThroughput.java" "$@"
