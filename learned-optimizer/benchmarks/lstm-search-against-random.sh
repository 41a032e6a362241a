#!/usr/bin/env bash
# Holds the strategy 'lstm-search' against random search on held-out draws of Gaussian processes, Branin, Hartmann 3 and
# Hartmann 6: mean regret, wins of 200 pairs, Wilcoxon's p (two-sided), milliseconds per proposal. It takes some minutes
# of one core. Maven needs the newest JDK, see CONTRIBUTING.md.
#
#     learned-optimizer/benchmarks/lstm-search-against-random.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
JAVA_HOME=$(sh cli/src/main/dist/bin/find-java --jdk)
export JAVA_HOME
paths=$(mktemp)
trap 'rm -f "$paths"' EXIT
mvn -B -ntp -q -pl learned-optimizer,plugins/testkit -am -DskipTests install
mvn -B -ntp -q -f learned-optimizer/pom.xml dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$paths"
"$JAVA_HOME/bin/java" -cp "learned-optimizer/target/test-classes:learned-optimizer/target/classes:$(cat "$paths")" \
    dev.autodidact.learnedoptimizer.search.SearchBenchmark
