package dev.autodidact.api.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final SearchSpace SVM = SearchSpace.builder()
            .add("kernel", Domain.choice("linear", "poly", "rbf"))
            .add("degree", Domain.integer(2, 5), Condition.when("kernel", "poly"))
            .add("gamma", Domain.real(1e-4, 1).log(), Condition.when("kernel", "poly", "rbf"))
            .build();

    private static final SearchSpace FOREST = SearchSpace.builder()
            .add("trees", Domain.integer(10, 1000).log())
            .add("split", Domain.choice("gini", "entropy"))
            .forbid(Map.of("trees", 10, "split", "entropy"))
            .build();

    @Test
    void defaultsAreTheActiveDefaults() {
        assertThat(SVM.defaults()).isEqualTo(Configuration.of(Map.of("kernel", "linear")));
        assertThat(SearchSpace.empty().defaults()).isEqualTo(Configuration.EMPTY);
    }

    @Test
    void completeFillsDefaultsAndDropsWhatIsInactive() {
        assertThat(SVM.complete(Map.of("kernel", "poly", "degree", 2)))
                .isEqualTo(Configuration.of(Map.of("kernel", "poly", "degree", 2, "gamma", 0.01)));
        assertThat(SVM.complete(Map.of("degree", 2))).isEqualTo(SVM.defaults());
    }

    @Test
    void completeRefusesWhatIsWrongAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SVM.complete(Map.of("kernle", "poly")))
                .withMessageContaining("'kernle'")
                .withMessageContaining("kernel, degree, gamma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SVM.complete(Map.of("kernel", "cosine")))
                .withMessageContaining("cosine");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOREST.complete(Map.of("trees", 10, "split", "entropy")))
                .withMessageContaining("forbidden");
    }

    @Test
    void violationsNameEachFault() {
        assertThat(SVM.violations(Configuration.of(Map.of("kernel", "linear", "degree", 3, "x", 1))))
                .containsExactlyInAnyOrder(
                        "'x' is no hyperparameter of this space", "'degree' has a value but is not active");
        assertThat(SVM.violations(Configuration.of(Map.of("kernel", "rbf"))))
                .containsExactly("'gamma' is active but has no value");
        assertThat(SVM.violations(Configuration.of(Map.of("kernel", "rbf", "gamma", 1))))
                .singleElement()
                .asString()
                .startsWith("'gamma' = 1 is outside");
        assertThat(SVM.contains(Configuration.of(Map.of("kernel", "rbf", "gamma", 1.0))))
                .isTrue();
    }

    @Test
    void nestedSpacesAreOneSpace() {
        SearchSpace both = learners(Map.of("svm", SVM, "forest", FOREST), "svm", "forest");

        assertThat(both.hyperparameters())
                .extracting(Hyperparameter::name)
                .containsExactly("learner", "svm:kernel", "svm:degree", "svm:gamma", "forest:trees", "forest:split");
        assertThat(both.defaults()).isEqualTo(SVM.defaults().nestedIn("learner", "svm"));
        assertThat(both.complete(Map.of("learner", "forest")))
                .isEqualTo(FOREST.defaults().nestedIn("learner", "forest"));
        assertThat(both.violations(Configuration.of(Map.of("trees", 10, "split", "entropy"))
                        .nestedIn("learner", "forest")))
                .singleElement()
                .asString()
                .contains("forbidden");
    }

    @Test
    void spacesNestTwice() {
        SearchSpace outer = SearchSpace.builder()
                .add("deep", Domain.choice("no", "yes"))
                .nested("learner", ordered(Map.of("svm", SVM), "svm"), Optional.of(Condition.when("deep", "yes")))
                .build();

        assertThat(outer.defaults()).isEqualTo(Configuration.of(Map.of("deep", "no")));
        Configuration chosen = outer.complete(Map.of("deep", "yes", "svm:kernel", "rbf"));
        assertThat(chosen.nested("learner")).isEqualTo(SVM.complete(Map.of("kernel", "rbf")));
    }

    @Test
    void samplesLieInTheSpace() {
        RandomGenerator random = Seeds.generator(1, "samples");
        SearchSpace both = learners(Map.of("svm", SVM, "forest", FOREST), "svm", "forest");
        for (int i = 0; i < 2_000; i++) {
            assertThat(both.violations(both.sample(random))).isEmpty();
        }
    }

    @Test
    void samplesAreUniformOnTheirScale() {
        RandomGenerator random = Seeds.generator(1, "uniform");
        SearchSpace space = SearchSpace.builder()
                .add("choice", Domain.choice("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"))
                .add("whole", Domain.integer(1, 10))
                .add("real", Domain.real(1e-5, 1e5).log())
                .add("one", Domain.choice("x", "y"))
                .add("other", Domain.choice("x", "y"))
                .build();
        int draws = 20_000;
        int[][] counts = new int[5][10];
        for (int i = 0; i < draws; i++) {
            Configuration drawn = space.sample(random);
            counts[0][drawn.choice("choice").charAt(0) - 'a']++;
            counts[1][drawn.integer("whole") - 1]++;
            counts[2][(int) (10 * space.find("real").orElseThrow().domain().position(drawn.real("real")))]++;
            counts[3][(drawn.choice("one").equals("x") ? 0 : 5) + drawn.integer("whole") % 5]++;
            counts[4][(drawn.choice("one").equals(drawn.choice("other")) ? 0 : 5) + drawn.integer("whole") % 5]++;
        }
        // 27.88 is the 0.999 quantile of the chi-square distribution with 9 degrees of freedom
        for (int[] count : counts) {
            double expected = draws / 10.0;
            assertThat(Arrays.stream(count)
                            .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                            .sum())
                    .as("chi-square of %s", Arrays.toString(count))
                    .isLessThan(27.88);
        }
    }

    @Test
    void spacesThatShareHyperparametersShareTheirDraws() {
        SearchSpace few = learners(Map.of("svm", SVM, "forest", FOREST), "svm", "forest");
        SearchSpace more = learners(
                Map.of("svm", SVM, "forest", FOREST, "net", SearchSpace.of("rate", Domain.real(0, 1))),
                "net",
                "forest",
                "svm");
        RandomGenerator ofFew = Seeds.generator(1, "common");
        RandomGenerator ofMore = Seeds.generator(1, "common");
        int same = 0;
        for (int i = 0; i < 300; i++) {
            Configuration drawn = few.sample(ofFew);
            Configuration other = more.sample(ofMore);
            if (other.choice("learner").equals("net")) {
                continue;
            }
            assertThat(other).isEqualTo(drawn);
            same++;
        }
        assertThat(same).isBetween(150, 250);
    }

    @Test
    void impossibleSpacesSayWhatIsForbidden() {
        SearchSpace space = SearchSpace.builder()
                .add("a", Domain.choice("x", "y"))
                .forbid(Map.of("a", "y"))
                .build();
        assertThat(space.sample(Seeds.generator(1))).isEqualTo(space.defaults());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchSpace.builder()
                        .add("a", Domain.choice("x"))
                        .forbid(Map.of("a", "x"))
                        .build())
                .withMessageContaining("forbidden");
    }

    @Test
    void enumerateGivesEveryAllowedConfigurationOnce() {
        SearchSpace space = SearchSpace.builder()
                .add("kernel", Domain.choice("linear", "poly"))
                .add("degree", Domain.integer(2, 4), Condition.when("kernel", "poly"))
                .add("fixed", Domain.real(0.5, 0.5))
                .forbid(Map.of("kernel", "poly", "degree", 3))
                .build();

        assertThat(space.isFinite()).isTrue();
        assertThat(space.enumerate())
                .containsExactly(
                        Configuration.of(Map.of("kernel", "linear", "fixed", 0.5)),
                        Configuration.of(Map.of("kernel", "poly", "degree", 2, "fixed", 0.5)),
                        Configuration.of(Map.of("kernel", "poly", "degree", 4, "fixed", 0.5)))
                .allMatch(space::contains);
        assertThat(SearchSpace.empty().enumerate()).containsExactly(Configuration.EMPTY);
    }

    @Test
    void enumerateIsLazy() {
        SearchSpace huge = SearchSpace.builder()
                .add("a", Domain.integer(0, Integer.MAX_VALUE))
                .add("b", Domain.integer(0, Integer.MAX_VALUE))
                .build();
        assertThat(huge.enumerate().skip(5).findFirst()).contains(Configuration.of(Map.of("a", 0, "b", 5)));
    }

    @Test
    void spacesWithRealsAreNotEnumerated() {
        assertThat(SVM.isFinite()).isFalse();
        assertThatThrownBy(SVM::enumerate).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void buildersRefuseWhatCannotBe() {
        SearchSpace.Builder builder = SearchSpace.builder().add("a", Domain.choice("x", "y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("a", Domain.real(0, 1)))
                .withMessageContaining("'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.add(" ", Domain.real(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("b", Domain.real(0, 1), Condition.when("missing", "x")))
                .withMessageContaining("'missing'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add("c", Domain.real(0, 1), Condition.when("a", "z")))
                .withMessageContaining("[x, y]");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.forbid(Map.of("missing", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.forbid(Map.of("a", "z")));
    }

    @Test
    void builtSpacesAreNotChangedByTheirBuilder() {
        SearchSpace.Builder builder = SearchSpace.builder().add("a", Domain.choice("x", "y"));
        SearchSpace space = builder.build();
        builder.add("b", Domain.real(0, 1)).forbid(Map.of("a", "y"));
        assertThat(space).isEqualTo(SearchSpace.of("a", Domain.choice("x", "y")));
        assertThat(space).isNotEqualTo(builder.build());
    }

    @Test
    void twoNestedChoicesMayNotShareAnOption() {
        SearchSpace.Builder space = SearchSpace.builder().nested("optimizer", ordered(Map.of("sgd", SVM), "sgd"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> space.nested("scheduler", ordered(Map.of("sgd", SVM), "sgd")))
                .withMessageContaining("'sgd'");
    }

    private static SearchSpace learners(Map<String, SearchSpace> spaces, String... order) {
        return SearchSpace.builder().nested("learner", ordered(spaces, order)).build();
    }

    private static SequencedMap<String, SearchSpace> ordered(Map<String, SearchSpace> spaces, String... order) {
        SequencedMap<String, SearchSpace> ordered = new LinkedHashMap<>();
        List.of(order).forEach(name -> ordered.put(name, spaces.get(name)));
        return ordered;
    }
}
