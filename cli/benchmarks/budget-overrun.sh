#!/usr/bin/env bash
# How far whole commands overrun their budgets: 'run' with budgets from 2 to 60 seconds (log-uniform) on tables of the
# suite 'starter', one after the other, with the hostile learners of plugins/hostile among the normal ones in every
# second run. Overrun is wall clock from start to exit, Java's start included, less the budget; allowed is the greater
# of 1 s and 1 %. Runs that a results file already holds are not repeated, so the work can be done in pieces; 200 take
# about an hour on an idle machine.
#
#     cli/benchmarks/budget-overrun.sh [RUNS [SEED [RESULTS.csv]]]
set -euo pipefail
runs=${1:-200} seed=${2:-1}
root=$(cd "$(dirname "$0")/../.." && pwd)
results=${3:-$root/cli/target/budget-overrun.csv}
"$root/autodidact" --version >/dev/null # builds where it must
autodidact=$root/cli/target/autodidact/bin/autodidact
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/tables" "$work/hostile" "$work/none"
"$autodidact" suites starter --export "$work/tables" >/dev/null
mapfile -t tables < <(find "$work/tables" -name '*.csv' | sort)
jar=$(find "$root/plugins/hostile/target" -name 'autodidact-hostile-*.jar' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
cp "${jar:?build plugins/hostile first}" "$work/hostile/hostile.jar"
[ -s "$results" ] || echo run,seed,table,strategy,hostile,budget,wall,overrun,allowed,exit,trials,failed >"$results"

strategies=(auto baseline random)
for ((run = 0; run < runs; run++)); do
    grep -q "^$run,$seed," "$results" && continue
    read -r budget index < <(awk -v s="$((seed * 100003 + run))" -v n="${#tables[@]}" \
        'BEGIN { srand(s); rand(); printf "%d %d\n", 2 * exp(rand() * log(30)) + 0.5, int(rand() * n) }')
    table=${tables[index]}
    strategy=${strategies[run / 2 % 3]}
    plugins=none
    [ $((run % 2)) -eq 1 ] && plugins=hostile
    rm -rf "$work/out"
    code=0
    start=$(date +%s.%N)
    "$autodidact" run --data "$table" --target "$(head -n 1 "$table" | sed 's/.*,//; s/\r$//; s/"//g')" \
        --strategy "$strategy" --budget "${budget}s" --seed "$run" --plugin-folder "$work/$plugins" \
        --registry "$work/registry.db" --out "$work/out" --quiet >"$work/said" 2>&1 || code=$?
    end=$(date +%s.%N)
    [ "$code" -eq 0 ] || sed "s/^/run $run: /" "$work/said" >&2
    trials=$(sed -n 's/^ *"trials" : \([0-9]*\).*/\1/p' "$work/out/result.json" 2>/dev/null | head -n 1)
    failed=$(sed -n 's/^ *"failed" : \([0-9]*\).*/\1/p' "$work/out/result.json" 2>/dev/null | head -n 1)
    awk -v OFS=, -v r="$run" -v s="$seed" -v t="$(basename "$table" .csv)" -v g="$strategy" -v h="$plugins" \
        -v b="$budget" -v from="$start" -v to="$end" -v c="$code" -v n="${trials:-}" -v f="${failed:-}" 'BEGIN {
            wall = to - from; allowed = b > 100 ? b / 100 : 1
            print r, s, t, g, h, b, sprintf("%.3f", wall), sprintf("%.3f", wall - b), allowed, c, n, f }' \
        | tee -a "$results"
done

summary() { # a name, and which of the column 'hostile' it takes
    awk -F, -v h="$2" -v s="$seed" 'NR > 1 && $2 == s && (h == "" || $5 == h) { print $8, ($8 > $9), ($10 != 0) }' \
        "$results" | sort -n | awk -v name="$1" '
        { overrun[NR] = $1; over += $2; failed += $3 }
        function at(share) { i = int(share * NR); if (i < share * NR) i++; return overrun[i < 1 ? 1 : i] }
        END { if (NR) printf "%-8s %5d %8.3f %8.3f %8.3f %8.3f %13d %7d\n",
            name, NR, at(0.5), at(0.95), at(0.99), overrun[NR], over, failed }'
}
printf '\n%-8s %5s %8s %8s %8s %8s %13s %7s\n' runs n p50 p95 p99 max 'over allowed' failed
summary all ""
summary normal none
summary hostile hostile
