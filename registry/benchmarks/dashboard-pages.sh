#!/usr/bin/env bash
# How long the dashboard takes for each of its pages, on a registry of a million trials (see million-trials.sh) and a run
# of 100,000 trials, while four processes write trials into it as fast as they can: three times each, the
# first time ever included. The first view is all that a browser asks for.
#
#     registry/benchmarks/dashboard-pages.sh [TRIALS [SECONDS]]
#
# TRIALS: 1000000. SECONDS: how long the writers write, 60.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/target/autodidact/bin/find-java")
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
port=18765
work() {
    exec "$java_home/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
        "$root/registry/benchmarks/MillionTrials.java" "$1" "$folder/registry.db" "${@:2}"
}
get() { # what it is, path...
    local what=$1 start now files=()
    shift
    for path; do
        files+=(-o "$folder/answer" "http://127.0.0.1:$port$path")
    done
    printf '%-28s' "$what"
    for _ in 1 2 3; do
        start=$(date +%s%N)
        curl -sSf --max-time 60 "${files[@]}"
        now=$(date +%s%N)
        printf '%7d' $(((now - start) / 1000000))
    done
    printf ' ms\n'
}

(work fill "${1:-1000000}")
(work long 100000)
for writer in 1 2 3 4; do
    (work write "while the dashboard is read, writer $writer" "${2:-60}") &
done
"$root/autodidact" serve --registry "$folder/registry.db" --port "$port" >"$folder/said" 2>&1 &
for _ in $(seq 100); do
    curl -sf -o "$folder/answer" "http://127.0.0.1:$port/" && break
    sleep 0.2
done
assets=$(grep -o '/assets/[a-z.-]*' "$folder/answer" | sort -u)
long=5001 # the run of 100,000 trials, after the 5,000 of the comparison
[ "${1:-1000000}" = 1000000 ] || long=$(($1 / 200 + 1))
# shellcheck disable=SC2086  # one argument a file
get "first view" / $assets /api/runs
get "runs, page 50" "/api/runs?page=50"
get "a run of 200 trials" /api/runs/77 /api/runs/77/course /api/runs/77/trials "/api/runs/77/configurations?learner=smile.knn"
get "a run of 100,000 trials" "/api/runs/$long"
get "its course" "/api/runs/$long/course"
get "its trials" "/api/runs/$long/trials"
get "its trials, page 900" "/api/runs/$long/trials?page=900"
get "its configurations" "/api/runs/$long/configurations?learner=smile.knn"
get "its failures" "/api/runs/$long/failures"
get "one of its trials" "/api/runs/$long/trials/77777"
get "comparisons" /api/comparisons
get "choices of the builder" /api/choices
get "knowledge" /api/knowledge
kill %5
wait %1 %2 %3 %4
