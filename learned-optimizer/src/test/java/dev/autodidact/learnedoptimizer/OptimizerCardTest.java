package dev.autodidact.learnedoptimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.learnedoptimizer.CardData.Point;
import dev.autodidact.learnedoptimizer.CardData.Statistic;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class OptimizerCardTest {

    private static final CardCell QUADRATIC = CardCells.generated().get(0).withHorizon(10);

    private static final CardData CARD = card();

    /** Gradient descent that passes for Adam, because the card wants one of this name and hyperparameters. */
    private record Descent(String id, double rate) implements UpdateRule {

        @Override
        public SearchSpace space() {
            return SearchSpace.builder()
                    .add("learning-rate", Domain.real(1e-4, 1).log().withDefault(0.001))
                    .add("beta2", Domain.real(0.9, 0.9999).withDefault(0.999))
                    .build();
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return new Descent(id, configuration.real("learning-rate"));
        }

        @Override
        public UpdateState start(int parameters) {
            return UpdateState.zeros(parameters, 0);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            state.beginStep(parameters, gradient);
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= (float) (rate * gradient[i]);
            }
        }
    }

    private static CardData card() {
        CardCell scaled = QUADRATIC.scaled(100, 10);
        CardJudge judge = new CardJudge(
                Map.of(QUADRATIC.name(), QUADRATIC, scaled.name(), scaled),
                new LstmWeights(LearnedRule.LSTM, TestWeights.random(LearnedRule.LSTM, 1), "of tests"),
                List.of(new Descent("adam", 0.001)),
                3,
                2,
                1);
        List<CardData.CellResult> cells = List.of(judge.judge(QUADRATIC), judge.judge(scaled));
        return new CardData("of <no> origin & \"none\"", 1, 3, 2, CardBound.of(cells), cells);
    }

    @Test
    void sameSeedGivesTheSameCardButForSeconds() throws Exception {
        assertThat(withoutSeconds(card())).isEqualTo(withoutSeconds(CARD));
    }

    @Test
    void jsonHasEveryRuleAtEveryCheckpointOfEveryCell() throws Exception {
        JsonNode cells = new ObjectMapper().readTree(OptimizerCard.json(CARD)).get("cells");
        assertThat(cells).hasSize(2);
        assertThat(cells.get(0).get("rules").findValuesAsText("name"))
                .containsExactly("lstm", "lstm guarded", "fallback", "adam untuned", "adam tuned");
        assertThat(cells.get(1).get("rules").findValuesAsText("name"))
                .containsExactly(
                        "lstm",
                        "lstm guarded",
                        "lstm unscaled",
                        "lstm guarded unscaled",
                        "fallback",
                        "adam untuned",
                        "adam tuned",
                        "adam tuned once");
        for (JsonNode cell : cells) {
            for (JsonNode rule : cell.get("rules")) {
                assertThat(rule.get("points").findValuesAsText("step")).containsExactly("0", "5", "10");
                assertThat(rule.get("points").get(2).get("mean").get("value").isNumber())
                        .isTrue();
            }
        }
    }

    @Test
    void pageIsWellFormedAndAsksForNothing() throws Exception {
        String page = CardPage.of(CARD).replace("<!DOCTYPE html>", "");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertThat(page).contains("default-src 'none'").doesNotContain("http:", "https:", "src=", "<script");
    }

    @Test
    void ratioAtACheckpointIsThatOfTheMeansThere() {
        CardData.CellResult cell = CARD.cells().get(0);
        double own = cell.rule(CardData.LSTM).last().mean().value();
        double other = cell.rule(CardData.ADAM_TUNED).last().mean().value();
        assertThat(cell.ratio(CardData.LSTM, CardData.ADAM_TUNED, Statistic.MEAN, 10)
                        .orElseThrow()
                        .value())
                .isEqualTo(own / other, within(1e-12));
    }

    @Test
    void descentsAboveTheirStartOrNotFiniteCountAsDiverged() {
        double[][] losses = {{1, 0.5}, {1, 1.5}, {1, Double.NaN}, {1, Double.POSITIVE_INFINITY}};
        List<Point> points = CardJudge.points(losses, new int[] {0, 10});
        assertThat(points.get(0).diverged()).isZero();
        assertThat(points.get(1).diverged()).isEqualTo(3);
    }

    @Test
    void tuningFindsTheBestRateOfTheGrid() {
        CardTuning tuning = new CardTuning(QUADRATIC, 2, 1);
        CardTuning.Tried best = tuning.best(new Descent("sgd", 0.001));
        double rate = best.configuration().real("learning-rate");
        assertThat(4 * Math.log10(rate)).isEqualTo(Math.rint(4 * Math.log10(rate)), within(1e-9));
        for (double factor : new double[] {0.1, StrictMath.pow(10, -0.25), StrictMath.pow(10, 0.25), 10}) {
            double other = Contest.means(
                    QUADRATIC.losses(new Descent("sgd", rate * factor), 2, Seeds.derive(1, "tuning"), 10))[0];
            assertThat(best.loss()).isLessThanOrEqualTo(other);
        }
    }

    @Test
    void scaledLossScalesLossAndGradientAlike() {
        Objective plain = QUADRATIC.draw().apply(Seeds.generator(1, "draw"));
        Objective scaled = new ScaledLoss(plain, 100);
        float[] start = plain.start(Seeds.generator(1, "start"));
        float[] gradient = new float[10];
        float[] larger = new float[10];
        double loss = plain.lossAndGradient(start, gradient, Seeds.generator(1, "batch"));
        assertThat(scaled.lossAndGradient(start, larger, Seeds.generator(1, "batch")))
                .isEqualTo(100 * loss);
        assertThat(larger[3]).isEqualTo(100 * gradient[3]);
        assertThat(scaled.loss(start)).isEqualTo(100 * plain.loss(start));
    }

    @Test
    void ticksOfAnAxisAreRoundAndWithinIt() {
        assertThat(new CardAxis(5, 1000, 0, 1).ticks()).containsExactly(10.0, 100.0, 1000.0);
        assertThat(new CardAxis(0.3, 2.5, 0, 1).ticks()).containsExactly(0.5, 1.0, 2.0);
        assertThat(new CardAxis(1, 100, 0, 200).at(10)).isEqualTo(100, within(1e-9));
    }

    @Test
    void numbersAreShortEnoughToRead() {
        assertThat(CardNumbers.three(0.012345)).isEqualTo("0.0123");
        assertThat(CardNumbers.three(1.234e-7)).isEqualTo("1.23e-7");
        assertThat(CardNumbers.three(123456)).isEqualTo("1.23e5");
        assertThat(CardNumbers.three(1e-10)).isEqualTo("1e-10");
        assertThat(CardNumbers.three(1000)).isEqualTo("1000");
        assertThat(CardNumbers.interval(new Estimate(1, 0.5, 2))).isEqualTo("1 (0.5 to 2)");
    }

    private static JsonNode withoutSeconds(CardData card) throws Exception {
        JsonNode tree = new ObjectMapper().readTree(OptimizerCard.json(card));
        tree.findParents("secondsPerStep").forEach(rule -> ((ObjectNode) rule).remove("secondsPerStep"));
        return tree;
    }
}
