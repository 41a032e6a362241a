package dev.autodidact.search.learned;

import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/** The strategies of this package. */
public final class LearnedStrategies {

    private LearnedStrategies() {}

    /**
     * {@return each of them once}
     *
     * @param guide makes what leads where what was learned ends
     * @param cold strategies that do not learn, to choose among; the first where nothing is known
     */
    public static List<MetaStrategy> all(
            BiFunction<Encoding, SplittableGenerator, Chooser> guide, List<SearchStrategy> cold) {
        return List.of(
                TransferBo.auto(guide),
                new Portfolio(guide),
                new NearestTask(guide),
                TransferBo.transferBo(guide),
                new AlgorithmSelection(guide),
                new Policy(cold));
    }
}
