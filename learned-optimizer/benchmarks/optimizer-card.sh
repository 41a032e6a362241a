#!/usr/bin/env bash
# Judges the learned optimizer on problems that no meta-training saw, beside SGD, momentum, RMSProp and Adam, untuned and
# tuned, and writes card.json and card.html: losses by step and by second, ratios with intervals, what the guard did, and
# a verdict. It takes some ten minutes of two idle cores; with MNIST some hours. Maven needs the newest JDK, see
# CONTRIBUTING.md.
#
#     learned-optimizer/benchmarks/optimizer-card.sh [--out FOLDER] [--rule ID | --weights FILE] [--problems N] [--tuned N]
#         [--cells NAME,PREFIX*,...] [--steps N] [--seed N] [--mnist FOLDER]
#     learned-optimizer/benchmarks/optimizer-card.sh --out long --cells quadratic-10,softmax --steps 10000
#
# --out: where the two files go, the current folder. --rule: lstm, or another learned rule. --weights: other weights than
# the shipped ones. --problems: how many each rule is judged on in a cell, 100. --tuned: how many others hand-made rules
# are tuned on, 32. --cells: all. --steps: the last step of every cell; 1000 or, where steps are dear, 100. --mnist: a
# folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz, adds the network 784-20-10 and its relatives.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
JAVA_HOME=$(sh "$root/cli/src/main/dist/bin/find-java" --jdk)
export JAVA_HOME
paths=$(mktemp)
trap 'rm -f "$paths"' EXIT
(
    cd "$root"
    mvn -B -ntp -q -pl learned-optimizer,plugins/gradient -am -DskipTests install
    mvn -B -ntp -q -f learned-optimizer/pom.xml dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile="$paths"
)
module=$root/learned-optimizer/target
export OMP_NUM_THREADS=1 # the problems share the cores; and ND4J's sums depend on it
"$JAVA_HOME/bin/java" -cp "$module/test-classes:$module/classes:$root/plugins/gradient/target/classes:$(cat "$paths")" \
    dev.autodidact.learnedoptimizer.OptimizerCard "$@"
