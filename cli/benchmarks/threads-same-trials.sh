#!/usr/bin/env bash
# Whether 1, 2 and 4 threads give the same trials and the same model under a budget of trials, with four slots: on
# tables of the suite 'starter'. Compares trials.csv without its last column, the seconds, and the model byte by byte.
#
#     cli/benchmarks/threads-same-trials.sh [TASKS [TRIALS [EXECUTOR [STRATEGY]]]]
set -euo pipefail
tasks=${1:-20} trials=${2:-12} executor=${3:-workers} strategy=${4:-auto}
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
autodidact=$root/cli/target/autodidact/bin/autodidact
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tables"
"$autodidact" suites starter --export "$work/tables" >/dev/null
mapfile -t tables < <(find "$work/tables" -name '*.csv' | sort | head -n "$tasks")

same=0
for table in "${tables[@]}"; do
    target=$(head -n 1 "$table" | sed 's/.*,//; s/\r$//; s/"//g')
    verdict=same
    for threads in 1 2 4; do
        rm -f "$work"/registry.db* # what is learned from earlier runs depends on their seconds
        "$autodidact" run --data "$table" --target "$target" --strategy "$strategy" --budget "${trials}trials" \
            --slots 4 --threads "$threads" --executor "$executor" --registry "$work/registry.db" \
            --out "$work/$threads" --quiet >/dev/null
        sed 's/,[^,]*$//' "$work/$threads/trials.csv" >"$work/$threads/trials"
        cmp -s "$work/1/trials" "$work/$threads/trials" || verdict="$threads threads try something else"
        cmp -s "$work/1/model" "$work/$threads/model" || verdict="$verdict; $threads threads give another model"
    done
    [ "$verdict" != same ] || same=$((same + 1))
    printf '%-28s %s\n' "$(basename "$table" .csv)" "$verdict"
done
echo "identical: $same of ${#tables[@]}"
[ "$same" -eq "${#tables[@]}" ]
