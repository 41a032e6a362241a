#!/usr/bin/env bash
# What becomes of an ensemble that was chosen on out-of-fold predictions, on rows that the search has not seen: a quarter of
# each table is kept apart, 'auto' makes 100 trials on the rest, and the ensemble that 'run' would choose is judged there. Told
# are its loss where members are fitted again on all rows, where each is the mean of its folds' models, with both, calibrated,
# and with a second layer in its place where that is better beyond doubt; whether the loss in validation agrees with it; and
# what a threshold is worth to metrics of decisions.
#
#     SPLITS=2 core/benchmarks/ensembles.sh RESULTS.csv FILE.csv...
#
# The target is each file's last column. What the results already hold is not made again.
set -euo pipefail
[ $# -gt 1 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
    "$root/core/benchmarks/Ensembles.java" "${SPLITS:-2}" "$@"
