#!/usr/bin/env bash
# What a registry of a million trials costs, on SQLite: 10 strategies and 10 seeds on 50 tasks, 200 trials each, with
# configurations of seven hyperparameters; one trial in twenty fails. First it is filled through the registry's own methods;
# then a process of 2 GB writes the report of the comparison; then another process stores trials one by one, each durable
# before the next, alone and beside a process that writes that report and lists all runs over and over.
#
#     registry/benchmarks/million-trials.sh [TRIALS [SECONDS]]
#
# TRIALS: 1000000. SECONDS: how long the writer writes each time, 30.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
folder=$(mktemp -d)
reader=
trap 'test -z "$reader" || kill "$reader"; rm -rf "$folder"' EXIT

work() {
    exec "$java_home/bin/java" -Xmx2g --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
        "$root/registry/benchmarks/MillionTrials.java" "$1" "$folder/registry.db" "${@:2}"
}

(work fill "${1:-1000000}")
ls -l "$folder/registry.db" | awk '{printf "file: %.0f MB\n", $5 / 1e6}'
(work report "$folder/report")
(work write "alone" "${2:-30}")
(work read "$folder/reader" >"$folder/reads") &
reader=$!
sleep 10 # until it reads
(work write "beside a reader" "${2:-30}")
echo "reports written meanwhile: $(wc -l <"$folder/reads")"
