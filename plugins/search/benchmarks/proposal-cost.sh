#!/usr/bin/env bash
# What a proposal costs: milliseconds of processor time, median and 95th percentile, after 1,000 and 10,000 observed trials, 14 mixed
# hyperparameters.
#
#     plugins/search/benchmarks/proposal-cost.sh            # every strategy
#     plugins/search/benchmarks/proposal-cost.sh tpe smac
#
# Needs the module built with its tests: mvn -DskipTests install
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(cd "$here/../.." && pwd)
java=$(sh "$root/cli/src/main/dist/bin/find-java")/bin/java
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
jars=$(find "$repository/org/apache/commons" "$repository/dev/autodidact/autodidact-api" -name 'commons-*.jar' -o \
    -name 'autodidact-api-*.jar' | tr '\n' ':')
exec "$java" -cp "$here/target/classes:$here/target/test-classes:$root/plugins/testkit/target/classes:$jars" \
    dev.autodidact.search.ProposalCost "$@"
