#!/usr/bin/env bash
# What a prediction takes for one row at a time.
#
#     core/benchmarks/prediction-latency.sh DIR/model FILE.csv [ROWS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
    "$root/core/benchmarks/PredictionLatency.java" "$1" "$2" "${3:-20000}"
