#!/usr/bin/env bash
# What a worker process adds to a trial, and what its start costs.
#
#     core/benchmarks/worker-overhead.sh [TRIALS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
    "$root/core/benchmarks/WorkerOverhead.java" "$@"
