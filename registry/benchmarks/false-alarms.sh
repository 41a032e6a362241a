#!/usr/bin/env bash
# How often a comparison of equal strategies finds one ahead of another, and how often a real lead is found: whole verdicts
# on simulated regrets (normal, standard deviation 0.1 around the mean of a task, the first strategy better by a lead).
#
#     registry/benchmarks/false-alarms.sh [COMPARISONS]
#
# COMPARISONS: how many are simulated for each false-alarm rate, 10000, at which 5 % has a standard error of 0.22 points; a
# tenth of that for each power, whose verdicts take longer.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" -cp "$root/cli/target/autodidact/lib/*" "$root/registry/benchmarks/FalseAlarms.java" "$@"
