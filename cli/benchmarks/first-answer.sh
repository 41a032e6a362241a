#!/usr/bin/env bash
# How long whoever starts 'run' on a table of 10,000 rows by 50 columns waits until a usable model is on disk: seconds from the
# start of the command to the model file, and from then to a first prediction by it, which is not counted but shows that the
# model works.
#
#     cli/benchmarks/first-answer.sh [RUNS]
set -euo pipefail
runs=${1:-5}
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
home=$root/cli/target/autodidact
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk 'BEGIN {
    srand(1); columns = 50
    for (c = 1; c < columns; c++) printf "x%d,", c
    print "y"
    for (r = 0; r < 10000; r++) {
        sum = 0
        for (c = 1; c < columns; c++) { x = rand() + rand() - 1; if (c < 6) sum += c % 2 ? x : -x * x; printf "%.4f,", x }
        print (sum + rand() - 0.5 > 0 ? "yes" : "no")
    }
}' >"$work/table.csv"
for _ in $(seq "$runs"); do
    rm -rf "$work/out" "$work/registry.db"*
    start=$(date +%s.%N)
    "$home/bin/autodidact" run --data "$work/table.csv" --target y --budget 15s --registry "$work/registry.db" \
        --out "$work/out" --quiet >/dev/null 2>&1 &
    until [ -s "$work/out/model" ]; do sleep 0.01; done
    end=$(date +%s.%N)
    cp "$work/out/model" "$work/model"
    kill -9 $! && wait $! 2>/dev/null || true
    "$home/bin/autodidact" predict --model "$work/model" --data "$work/table.csv" --out "$work/predictions.csv" --quiet >/dev/null
    [ "$(wc -l <"$work/predictions.csv")" = 10001 ]
    echo "$start $end" | awk '{ printf "%.2f\n", $2 - $1 }' | tee -a "$work/seconds"
done
sort -n "$work/seconds" | awk '{ s[NR] = $1 } END { printf "n %d, median %.2f s, from %.2f to %.2f\n", NR, s[int((NR + 1) / 2)], s[1], s[NR] }'
