#!/usr/bin/env bash
# Holds 'run' against other systems on CSV files whose last column is the target: of each split a quarter of the rows is
# kept apart, every system is one process, one after the other, and its log-loss or RMSE on those rows counts. A system is a
# runner that takes TRAIN.csv TEST.csv TARGET SECONDS OUT.json SEED and writes "logloss" or "rmse" into OUT.json.
#
#     cli/benchmarks/run-against-peers.sh PEERS RESULTS.csv data/*.csv
#     SYSTEMS='run run@15 sk-histgb' SPLITS=1 cli/benchmarks/run-against-peers.sh PEERS RESULTS.csv data/*.csv
#
# PEERS: the folder of the runners: h2o/run.sh, jvmbase/run.sh (weka-rf, smile-rf, xgboost4j) and sk/run.sh (all others, named
# in TOOL). SYSTEMS: run h2o optuna sk-histgb xgb-py sk-rf, each perhaps with @ and the seconds that it is given, 60
# otherwise. SPLITS: 3. Results that the file already holds are not made again, so the work can be done in pieces. Memory is
# the most that all processes of a system held at once, in MB, looked at twice a second; what they share counts once. A plot
# of ranks over seconds is written beside the results.
set -euo pipefail
[ $# -gt 2 ] || { sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
peers=$(cd "$1" && pwd)
results=$2
shift 2
"$root/autodidact" --version >/dev/null # builds where it must
home=$root/cli/target/autodidact
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -s "$results" ] || echo data,split,system,loss,wall,cpu,memory >"$results"

system() { # its name, perhaps with its seconds; writes the loss, or nothing where it fails
    rm -rf "$work/out" "$work/out.json" "$work/registry.db"*
    local tool=sk name=${1%@*} seconds=60
    [ "$name" = "$1" ] || seconds=${1#*@}
    case $name in
        run)
            "$home/bin/autodidact" run --data "$work/train.csv" --test "$work/test.csv" --target "$target" --seed "$split" \
                --budget "${seconds}s" --registry "$work/registry.db" --out "$work/out" --quiet >/dev/null
            sed -n '/"test"/,/}/s/.*"\(log-loss\|rmse\)" : \([^,]*\).*/\2/p' "$work/out/result.json"
            return
            ;;
        h2o) tool=h2o ;;
        weka-rf | smile-rf | xgboost4j) tool=jvmbase ;;
    esac
    TOOL=$name "$peers/$tool/run.sh" "$work/train.csv" "$work/test.csv" "$target" "$seconds" "$work/out.json" "$split" >/dev/null
    sed -n 's/.*"\(logloss\|rmse\)": *\([^,} ]*\).*/\2/p' "$work/out.json"
}

watch() { # writes the most memory so far
    local most=0 now
    while sleep 0.5; do
        now=$(ps -eo pid=,ppid= | awk -v root=$$ '
            { parent[$1] = $2 }
            END { for (x in parent) { for (y = x; y > 1 && y != root; ) y = parent[y]; if (y == root && x != root) print x } }' |
            sed 's|.*|/proc/&/smaps_rollup|' | xargs cat 2>/dev/null | awk '/^Pss:/ { sum += $2 } END { print int(sum / 1024) }') || true
        [ "${now:-0}" -le "$most" ] || { most=$now; echo "$most" >"$work/memory"; }
    done
}

for file; do
    name=$(basename "$file" .csv)
    target=$(head -n 1 "$file" | sed 's/.*,//; s/\r$//; s/"//g')
    for split in $(seq "${SPLITS:-3}"); do
        tail -n +2 "$file" | awk -v s="$split" 'BEGIN { srand(s) } { print rand() "\t" $0 }' | sort -n | cut -f 2- >"$work/rows"
        held=$(($(wc -l <"$work/rows") / 4))
        { head -n 1 "$file"; tail -n "+$((held + 1))" "$work/rows"; } >"$work/train.csv"
        { head -n 1 "$file"; head -n "$held" "$work/rows"; } >"$work/test.csv"
        for one in ${SYSTEMS:-run h2o optuna sk-histgb xgb-py sk-rf}; do
            grep -q "^$name,$split,$one," "$results" && continue
            echo 0 >"$work/memory"
            watch &
            watcher=$!
            start=$(date +%s.%N)
            times >"$work/times" # not in a pipe: those of this shell's children are wanted
            loss=$(system "$one" 2>"$work/said") || { sed "s/^/$name $split $one: /" "$work/said" >&2; loss=; }
            end=$(date +%s.%N)
            times >>"$work/times"
            kill "$watcher" && wait "$watcher" 2>/dev/null || true
            awk -v OFS=, -F'[ms ]' -v d="$name" -v s="$split" -v o="$one" -v l="${loss:-Infinity}" -v from="$start" -v to="$end" -v memory="$(cat "$work/memory")" '
                NR % 2 == 0 { before = cpu; cpu = $1 * 60 + $2 + $4 * 60 + $5 }
                END { print d, s, o, l, sprintf("%.1f", to - from), sprintf("%.1f", cpu - before), memory }' \
                "$work/times" | tee -a "$results"
        done
    done
done
"$(sh "$home/bin/find-java")/bin/java" -cp "$home/lib/*" "$here/PeersTable.java" "$results"
