#!/usr/bin/env bash
# What one step of the learned optimizers takes for 100 to 100,000 parameters, by JMH, beside Adam's and beside the floor
# (the matrix products of 'lstm' alone, as ND4J does them), and what a second thread brings. It takes three minutes;
# nothing else should run.
#
#     learned-optimizer/benchmarks/step-speed.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
JAVA_HOME=$(sh cli/src/main/dist/bin/find-java --jdk)
export JAVA_HOME OMP_NUM_THREADS=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -B -ntp -q -pl learned-optimizer,plugins/gradient -am -DskipTests install
mvn -B -ntp -q -f learned-optimizer/pom.xml dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$work/paths"
paths=learned-optimizer/target/classes:plugins/gradient/target/classes:$(cat "$work/paths")
"$JAVA_HOME/bin/javac" -proc:full -d "$work" -cp "$paths" learned-optimizer/benchmarks/StepSpeed.java
"$JAVA_HOME/bin/java" -cp "$work:$paths" benchmarks.StepSpeed
