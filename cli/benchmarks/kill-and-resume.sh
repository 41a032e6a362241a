#!/usr/bin/env bash
# Kills 'run' with SIGKILL at N random moments (the process, one of its workers, or both), goes on with --resume until it
# ends, and holds model, trials and result against the same run undisturbed.
#
#     cli/benchmarks/kill-and-resume.sh 200 1
#     cli/benchmarks/kill-and-resume.sh 200 1 --budget 15trials --strategy random:smile
set -euo pipefail
kills=${1:?usage: $0 N SEED [OPTION...]}
seed=${2:?usage: $0 N SEED [OPTION...]}
root=$(cd "$(dirname "$0")/../.." && pwd)
"$root/autodidact" --version >/dev/null # builds where it must
java_home=$(sh "$root/cli/src/main/dist/bin/find-java")
exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED -cp "$root/cli/target/autodidact/lib/*" \
    "$root/cli/src/test/java/dev/autodidact/cli/KillAndResume.java" "$@"
