#!/usr/bin/env bash
# Shows whether the tenth data set is solved faster than the first: 'auto' solves the tasks of a suite one after the other,
# in several random orders, each task once with what those before it have taught and once anew with the same seed. For
# each place in the order: the regret after 5, 10 and 20 trials both ways, their difference with its standard error over
# the orders, and the trials that it takes to come within 5 % of the best that was ever found on that task. Tables are
# whole runs with a registry, where anew means with what is shipped; black boxes are searched from nothing, or from what
# random search did on TAUGHT other tasks of the suite, in the place of what is shipped.
#
#     cli/benchmarks/tenth-against-first.sh SUITE [ORDERS [LENGTH [TRIALS [TAUGHT]]]]
#     cli/benchmarks/tenth-against-first.sh yahpo:yahpo_data/rbv2_xgboost 24 10 20
#     cli/benchmarks/tenth-against-first.sh yahpo:yahpo_data/rbv2_xgboost 24 10 20 30
#     cli/benchmarks/tenth-against-first.sh dir:FOLDER 3 10 20
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,12s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
home=$here/../target/autodidact
"$here/../../autodidact" plugins --quiet >/dev/null # builds where it must
"$(sh "$home/bin/find-java")/bin/java" -XX:+UseSerialGC "-Dautodidact.home=$home" --enable-native-access=ALL-UNNAMED \
    -cp "$home/lib/*" "$here/TenthAgainstFirst.java" "$1" "${2:-8}" "${3:-10}" "${4:-20}" "${5:-0}"
