#!/usr/bin/env bash
# Holds 'run' against the default random forest (Smile's) and the default XGBoost on CSV files whose last column is the
# target: a quarter of the rows is kept apart, all three are judged on it. A ratio of at most 1 means that 'run' is no
# worse than the better of the two.
#
#     cli/benchmarks/run-against-defaults.sh 20s data/*.csv
set -euo pipefail
budget=${1:?usage: $0 BUDGET FILE.csv...}
shift
autodidact=$(cd "$(dirname "$0")/../.." && pwd)/autodidact
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

score() { # strategy, budget: the held-out loss of what it finds
    "$autodidact" run --data "$work/train.csv" --test "$work/test.csv" --target "$target" --strategy "$1" \
        --budget "$2" --registry "$work/registry.db" --out "$work/out" --quiet >/dev/null
    sed -n '/"test"/,/}/s/.*"\(log-loss\|rmse\)" : \([^,]*\).*/\2/p' "$work/out/result.json"
}

printf '%-28s %12s %12s %12s %8s\n' data run forest xgboost ratio
for file; do
    target=$(head -n 1 "$file" | sed 's/.*,//; s/\r$//; s/"//g')
    tail -n +2 "$file" | awk 'BEGIN { srand(7) } { print rand() "\t" $0 }' | sort -n | cut -f 2- >"$work/rows"
    held=$(($(wc -l <"$work/rows") / 4))
    { head -n 1 "$file"; tail -n "+$((held + 1))" "$work/rows"; } >"$work/train.csv"
    { head -n 1 "$file"; head -n "$held" "$work/rows"; } >"$work/test.csv"
    run=$(score auto "$budget")
    forest=$(score baseline:smile.random-forest 1trials)
    xgboost=$(score baseline:tribuo.xgboost 1trials)
    awk -v name="$(basename "$file" .csv)" -v r="$run" -v f="$forest" -v x="$xgboost" 'BEGIN {
        best = f < x ? f : x; printf "%-28s %12.5g %12.5g %12.5g %8.3f\n", name, r, f, x, r / best }'
done
