#!/usr/bin/env bash
# What one step of the learned optimizer takes for 100 to 100,000 parameters, beside Adam's and beside the floor (its
# matrix products alone, at the pace that ND4J reaches in the same run), and what a second thread brings. It takes a
# minute; nothing else should run.
#
#     learned-optimizer/benchmarks/step-speed.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
JAVA_HOME=$(sh cli/src/main/dist/bin/find-java --jdk)
export JAVA_HOME OMP_NUM_THREADS=1
paths=$(mktemp)
trap 'rm -f "$paths"' EXIT
mvn -B -ntp -q -pl learned-optimizer,plugins/testkit -am -DskipTests install
mvn -B -ntp -q -f learned-optimizer/pom.xml dependency:build-classpath -Dmdep.includeScope=test \
    -Dmdep.outputFile="$paths"
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "learned-optimizer/target/test-classes:learned-optimizer/target/classes:$(cat "$paths")" \
    dev.autodidact.learnedoptimizer.StepSpeed
