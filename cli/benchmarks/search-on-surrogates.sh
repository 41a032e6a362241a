#!/usr/bin/env bash
# Holds search strategies against random search on surrogate benchmarks of YAHPO Gym: mean normalised regret after so
# many evaluations, what it takes to reach what random search reaches at the end of its budget, and whether the lead
# over random search at half of the budget is more than chance. Every instance counts as one data set; what a strategy
# learns comes from random search on the other data sets.
#
#     cli/benchmarks/search-on-surrogates.sh SCENARIO...
#     STRATEGIES=random,tpe,portfolio SEEDS=2 cli/benchmarks/search-on-surrogates.sh yahpo/lcbench 'yahpo/rbv2_svm?target=auc'
#
# STRATEGIES: all below that are installed. SEEDS: 5. BUDGET: 100 trials. THREADS: all processors. KEEP: a folder for the
# reports, otherwise they are thrown away.
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
autodidact=$root/autodidact
home=$root/cli/target/autodidact
learning="portfolio nearest-task transfer-bo algorithm-selection policy auto"
all="random sobol tpe smac gp cfo evolution de successive-halving hyperband asha bohb mobster dehb lstm-search $learning"
seeds=${SEEDS:-5}
budget=${BUDGET:-100}

installed=" $("$autodidact" plugins --json | tr -d '\n' | grep -o '"strategies" : \[[^]]*\]' | sed 's/^[^[]*//' | tr -c 'a-z0-9-' ' ') "
cold=random
learned=random
for strategy in $(echo "${STRATEGIES:-$all}" | tr , ' '); do
    case " $learning " in
        *" $strategy "*) list=learned ;;
        *) list=cold ;;
    esac
    if [ "$strategy" != random ] && [ -z "${STRATEGIES:-}" -a "${installed/ $strategy /}" = "$installed" ]; then
        continue
    fi
    [ "$strategy" = random ] || declare "$list=${!list},$strategy"
done

work=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$work"' EXIT
compare() { # scenario, strategies, folder
    "$autodidact" compare --suite "yahpo:$1" --strategies "$2" --budget "${budget}trials" --seeds "$seeds" \
        --executor threads ${THREADS:+--threads "$THREADS"} --registry "$work/registry.db" --out "$3" --quiet >"$work/said" \
        || { cat "$work/said" >&2; exit 1; }
    rm -f "$work"/registry.db*
}

java=$(sh "$home/bin/find-java")/bin/java
for scenario; do
    name=$(basename "$scenario" | tr '?=' '--')
    folder=${KEEP:-$work}/$name
    mkdir -p "$folder"
    rm -rf "$folder/learned"
    start=$SECONDS
    compare "$scenario" "$cold" "$folder/cold"
    [ "$learned" = random ] || compare "$scenario" "$learned" "$folder/learned"
    echo "$name: $seeds seeds, $budget trials, $((SECONDS - start)) s"
    "$java" -cp "$home/lib/*" "$here/SearchTable.java" "$budget" "$folder"/*/trials.csv
    echo
    [ -n "${KEEP:-}" ] || rm -rf "$folder"
done
