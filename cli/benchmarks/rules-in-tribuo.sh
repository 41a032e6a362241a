#!/usr/bin/env bash
# Holds the learned optimizer, untuned, against Adam, AdaGrad and SGD inside Tribuo's logistic regression and factorisation
# machines, on the classification sets of a folder with an index.json as in 'dir:FOLDER'. It takes some minutes.
#
#     cli/benchmarks/rules-in-tribuo.sh FOLDER [RULE]
#
# RULE: lstm, or another learned rule.
set -euo pipefail
[ $# -gt 0 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
"$root/autodidact" plugins >/dev/null
home=$root/cli/target/autodidact
java=$(sh "$home/bin/find-java")/bin/java
"$java" -cp "$home/lib/*" "$here/RulesInTribuo.java" "$1" "${2:-lstm}"
