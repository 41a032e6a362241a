#!/usr/bin/env bash
# Learns the memory that is shipped with 'portfolio' and 'auto', from 42 public data sets, none of which is among those on
# which 'run' is reported to be held against others (cli/benchmarks/run-against-peers.sh). Takes an hour of processor time;
# what was done is not done again.
#
#     plugins/search/benchmarks/shipped-portfolio.sh FOLDER REGISTRY.db SHIPPED-MEMORY.txt
#
# FOLDER: holds the data sets as NAME.csv, the target last.
set -euo pipefail
[ $# -eq 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../../.." && pwd)
folder=$(cd "$1" && pwd)
names='airbnb analcatdata_authorship banknote-authentication blood-transfusion-service-center boston-housing
    breast-cancer caravan climate-model-simulation-crashes cps_85_wages credit-status delta-ailerons dermatology
    diabetes-progression digits-8x8 eucalyptus glass hotel-rates hpc-jobs ilpd irish kc2 kr-vs-kp meta mfeat-morphological
    oil-spill optdigits page-blocks pbc pc3 pc4 quake segment sick space_ga steel-plates-fault stock stroke triazines vowel
    wage wheat-seeds wind'
teaching=$2.teaching # a run is gone on with where its suite has the same name
mkdir -p "$teaching"
for name in $names; do
    ln -sf "$folder/$name.csv" "$teaching/$name.csv"
done
home=$root/cli/target/autodidact
"$root/autodidact" plugins --quiet >/dev/null # builds where it must
"$(sh "$home/bin/find-java")/bin/java" -cp "$home/lib/*" "$(dirname "$0")/Families.java" "$teaching"

try() { # strategy, trials
    "$root/autodidact" compare --suite "dir:$teaching" --registry "$registry" --strategies "$1" --budget "$2trials" \
        --trial-limit 20s --resume --out "$registry.report"
}
registry=$2
# more of the learners that lead most often, and some of every other
try random:lightgbm 24
try random:tribuo.xgboost 16
try random:gradient 12
try random:tribuo.random-forest 6
try random:smile 13
try baseline 40
"$root/autodidact" learn auto --registry "$2" --out "$3"
