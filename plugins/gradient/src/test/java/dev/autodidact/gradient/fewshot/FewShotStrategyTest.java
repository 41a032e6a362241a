package dev.autodidact.gradient.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.AdaptContext;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.strategy.Complexity;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.task.Episode;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.gradient.internal.CnnModel;
import dev.autodidact.gradient.internal.MlpModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FewShotStrategyTest {

    private static final int JUDGED = 60;
    private static final int JUDGED_IMAGES = 20;
    private static final int IMAGE_ITERATIONS = 12;
    private static final int SOME_ITERATIONS = 100;
    private static final int ITERATIONS_TO_STOP_IN = 260;

    /** Those that learn something within {@value #SOME_ITERATIONS} iterations; training for five steps takes thousands. */
    static List<FewShotStrategy> quickLearners() {
        return FewShotStrategy.all().stream()
                .filter(strategy -> !List.of("maml-5", "protonet").contains(strategy.id()))
                .toList();
    }

    static List<Arguments> classifiers() {
        return List.of(
                Arguments.of(FewShotStrategy.mamlOfFiveSteps(), 0.55), Arguments.of(FewShotStrategy.protonet(), 0.9));
    }

    @ParameterizedTest
    @MethodSource("quickLearners")
    void wavesAreLearned(FewShotStrategy strategy) throws Exception {
        Knowledge little = learn(strategy.withIterations(1), new Waves(), LearnContext.of(1));
        Knowledge more = learn(strategy.withIterations(SOME_ITERATIONS), new Waves(), LearnContext.of(1));

        assertThat(loss(strategy, more)).isLessThan(0.95 * loss(strategy, little));
        assertThat(more.provenance())
                .containsEntry("iterations skipped", "0")
                .hasEntrySatisfying(
                        "plan", plan -> assertThat(plan).contains("waves").contains("seed 1"));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classesAreToldApartFromOneRowEach(FewShotStrategy untrained, double accuracy) throws Exception {
        FewShotStrategy strategy = untrained.withIterations(SOME_ITERATIONS);
        Knowledge knowledge = learn(strategy, new Spots(), LearnContext.of(1));

        assertThat(accuracy(strategy, knowledge, episodes(new Spots()), 10))
                .as("accuracy; a third by chance")
                .isGreaterThan(accuracy);
    }

    @Test
    void prototypesServeAnyNumberOfClasses() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.protonet().withIterations(1);
        Knowledge knowledge = learn(strategy, new Spots(), LearnContext.of(1));
        Episode wide = new Spots().drawWide(Part.META_VALIDATION, 5, Seeds.generator(1, "wide"));

        Model model = adapt(strategy, knowledge, wide, 1).getLast();

        assertThat(((ClassProbabilities) model.predict(wide.query().features())).classes())
                .isEqualTo(5);
    }

    @Test
    void wordsThatStoodForOneClassStandForEachOther() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.protonet().withIterations(50);
        Synonyms words = new Synonyms(Synonyms.FEATURES);
        Synonyms buckets = new Synonyms(1);
        Synonyms bucketsAlone = new Synonyms(0);

        assertThat(accuracy(strategy, learn(strategy, words, LearnContext.of(1)), judged(words), 0))
                .isEqualTo(1);
        assertThat(accuracy(strategy, learn(strategy, buckets, LearnContext.of(1)), judged(buckets), 0))
                .as("a bucket is many words: chance, as without learning")
                .isEqualTo(1.0 / 3);
        assertThat(accuracy(strategy, learn(strategy, bucketsAlone, LearnContext.of(1)), judged(bucketsAlone), 0))
                .as("where there are but buckets, they are better than nothing")
                .isEqualTo(1);
    }

    private static List<Episode> judged(Synonyms source) {
        return source.judged(Seeds.generator(5, "judged"));
    }

    @Test
    void multiplyAddsOfConvolutionsAreCounted() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.protonet().withIterations(1);
        Knowledge knowledge = learn(strategy, new Bars(), LearnContext.of(1));

        Complexity complexity =
                complexity(strategy, knowledge, episodes(new Bars()).getFirst(), 1);

        long convolutions = 9 * 32 * (256 + 32 * (64 + 16 + 4));
        assertThat(complexity.prediction()).isEqualTo(convolutions + 3 * 32);
        assertThat(complexity.adaptation()).as("three support images").isEqualTo(3 * convolutions);
    }

    static List<Arguments> ofImages() {
        return List.of(
                Arguments.of(FewShotStrategy.protonet(), 0.8),
                Arguments.of(FewShotStrategy.maml(), 0.6),
                Arguments.of(FewShotStrategy.fomaml(), 0.6),
                Arguments.of(FewShotStrategy.anil(), 0.6),
                Arguments.of(FewShotStrategy.reptile(), 0.6),
                Arguments.of(FewShotStrategy.metaSgd(), 0.45));
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void imagesAreToldApartByConvolutions(FewShotStrategy untrained, double accuracy) throws Exception {
        FewShotStrategy strategy = untrained.withIterations(IMAGE_ITERATIONS);
        Knowledge knowledge = learn(strategy, new Bars(), LearnContext.of(1));
        Episode episode = episodes(new Bars()).getFirst();
        Model model = adapt(strategy, knowledge, episode, 1).getLast();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Model read = CnnModel.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(accuracy(strategy, knowledge, episodes(new Bars()).subList(0, JUDGED_IMAGES), 2))
                .as("accuracy; a third by chance")
                .isGreaterThan(accuracy);
        double[] together = probabilities(model, episode);
        assertThat(probabilities(read, episode)).isEqualTo(together);
        ClassProbabilities alone =
                (ClassProbabilities) model.predict(episode.query().features().take(new int[] {1}));
        assertThat(alone.probability(0, 2)).as("whatever other rows there are").isEqualTo(together[3 + 2]);
    }

    @Test
    void sameSeedGivesSameKnowledgeOfImagesWhateverTheThreads() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.maml().withIterations(2);
        Knowledge many = learn(strategy, new Bars(), LearnContext.of(7));
        Knowledge one;
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            one = pool.submit(() -> learn(strategy, new Bars(), LearnContext.of(7)))
                    .get();
        }

        assertThat(one.payload()).isEqualTo(many.payload());
    }

    @Test
    void aLastLayerThatBeginsAtZeroServesAnyNumberOfClasses() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.anil().withIterations(1);
        Knowledge knowledge = learn(strategy, new Bars(), LearnContext.of(1));
        Episode wide = new Bars().drawWide(Part.META_VALIDATION, 5, Seeds.generator(1, "wide"));

        List<Model> models = adapt(strategy, knowledge, wide, 1);

        ClassProbabilities before =
                (ClassProbabilities) models.getFirst().predict(wide.query().features());
        ClassProbabilities after =
                (ClassProbabilities) models.getLast().predict(wide.query().features());
        assertThat(before.probability(0, 4)).as("no class is told from another").isEqualTo(0.2);
        assertThat(after.classes()).isEqualTo(5);
        assertThat(after.probability(0, 4)).isNotEqualTo(0.2);
        Complexity complexity = complexity(strategy, knowledge, wide, 1);
        assertThat(complexity.adaptation())
                .as("five images there, back through the last layer, and there to see that the loss has not risen")
                .isEqualTo(5 * (2 * complexity.prediction() + 2 * 5 * 32));
    }

    @Test
    void sameSeedGivesSameKnowledgeWhateverTheThreads() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.metaSgd().withIterations(30);
        Knowledge many = learn(strategy, new Waves(), LearnContext.of(7));
        Knowledge other = learn(strategy, new Waves(), LearnContext.of(8));
        Knowledge one;
        try (ForkJoinPool pool = new ForkJoinPool(1)) {
            one = pool.submit(() -> learn(strategy, new Waves(), LearnContext.of(7)))
                    .get();
        }

        assertThat(one.payload()).isEqualTo(many.payload()).isNotEqualTo(other.payload());
    }

    @Test
    void trainingThatWasStoppedGoesOnWithTheSameBits(@TempDir Path folder) throws Exception {
        FewShotStrategy strategy = FewShotStrategy.metaSgd().withIterations(ITERATIONS_TO_STOP_IN);
        Knowledge whole = learn(strategy, new Waves(), LearnContext.of(2));
        Cancellation cancellation = Cancellation.none();
        LearnContext stopped = new LearnContext(
                2,
                cancellation,
                share -> {
                    if (share > 0.98) {
                        cancellation.cancel();
                    }
                },
                Optional.of(folder));
        assertThatThrownBy(() -> learn(strategy, new Waves(), stopped)).isInstanceOf(InterruptedException.class);
        assertThat(folder).isNotEmptyDirectory();

        Knowledge resumed = learn(strategy, new Waves(), folder);

        assertThat(resumed.payload()).isEqualTo(whole.payload());
        assertThat(resumed.provenance()).isEqualTo(whole.provenance());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void stateOfAnotherTrainingIsRefused(@TempDir Path folder) throws Exception {
        Cancellation cancellation = Cancellation.none();
        FewShotStrategy strategy = FewShotStrategy.fomaml().withIterations(ITERATIONS_TO_STOP_IN);
        LearnContext stopped = new LearnContext(
                2,
                cancellation,
                share -> {
                    if (share > 0.98) {
                        cancellation.cancel();
                    }
                },
                Optional.of(folder));
        assertThatThrownBy(() -> learn(strategy, new Waves(), stopped)).isInstanceOf(InterruptedException.class);

        assertThatThrownBy(() -> learn(strategy.withIterations(ITERATIONS_TO_STOP_IN + 1), new Waves(), folder))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("another meta-training")
                .hasMessageContaining("Delete the file");
        Path state = folder.resolve("training-state");
        byte[] bytes = Files.readAllBytes(state);
        bytes[bytes.length / 2]++;
        Files.write(state, bytes);
        assertThatThrownBy(() -> learn(strategy, new Waves(), folder)).hasMessageContaining("damaged");
    }

    @Test
    void thereIsAModelBeforeTheFirstStepAndOneAfterEach() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.maml().withIterations(1);
        Knowledge knowledge = learn(strategy, new Waves(), LearnContext.of(1));
        Episode episode = episodes(new Waves()).getFirst();

        assertThat(adapt(strategy, knowledge, episode, 3)).hasSize(4);
        assertThat(adapt(strategy, knowledge, episode, Integer.MAX_VALUE))
                .as("no more than ten steps")
                .hasSize(11);
        FewShotStrategy stepless = FewShotStrategy.hypernetwork().withIterations(1);
        assertThat(adapt(stepless, learn(stepless, new Waves(), LearnContext.of(1)), episode, 3))
                .hasSize(1);
    }

    @Test
    void multiplyAddsOfAnAdaptationAreCounted() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.maml().withIterations(1);
        Knowledge knowledge = learn(strategy, new Waves(), LearnContext.of(1));
        Episode episode = episodes(new Waves()).getFirst();

        Complexity one = complexity(strategy, knowledge, episode, 1);
        Complexity ten = complexity(strategy, knowledge, episode, 10);

        long forward = 40 + 40 * 40 + 40;
        assertThat(one.learned()).isEqualTo(80 + 41 * 40 + 41);
        assertThat(one.prediction()).isEqualTo(forward);
        assertThat(one.adaptation())
                .as("on five rows there and back, and there once more to see that the loss has not risen")
                .isGreaterThanOrEqualTo(5 * (forward + forward + 40 * 40 + 40 + forward));
        assertThat(ten.adaptation()).isGreaterThanOrEqualTo(9 * one.adaptation());
    }

    @Test
    void rowsOfOneClassLieTogetherInTheLearnedSpace() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.protonet().withIterations(SOME_ITERATIONS);
        Knowledge knowledge = learn(strategy, new Spots(), LearnContext.of(1));
        Episode episode = episodes(new Spots()).getFirst();
        ClassTarget classes = (ClassTarget) episode.query().target();

        double[][] placed = strategy.embed(episode.query().features(), knowledge);

        assertThat(placed).hasNumberOfRows(classes.rows());
        assertThat(distance(placed, classes, true)).isLessThan(distance(placed, classes, false) / 2);
        assertThatThrownBy(() -> FewShotStrategy.maml().embed(episode.query().features(), knowledge))
                .hasMessageContaining("does not fit 'maml'");
    }

    /** The mean squared distance between rows of one class, or of two. */
    private static double distance(double[][] placed, ClassTarget classes, boolean same) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < placed.length; a++) {
            for (int b = 0; b < a; b++) {
                if ((classes.code(a) == classes.code(b)) == same) {
                    for (int i = 0; i < placed[a].length; i++) {
                        sum += (placed[a][i] - placed[b][i]) * (placed[a][i] - placed[b][i]);
                    }
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    @Test
    void aGreaterRateTakesLongerSteps() throws Exception {
        Episode episode = episodes(new Waves()).getFirst();
        for (FewShotStrategy strategy : List.of(FewShotStrategy.fomaml(), FewShotStrategy.reptile())) {
            Knowledge knowledge = learn(strategy.withIterations(1), new Waves(), LearnContext.of(1));

            assertThat(step(strategy.withRate(2e-5), knowledge, episode))
                    .as(strategy.id())
                    .isGreaterThan(1.5 * step(strategy.withRate(1e-5), knowledge, episode));
        }
        assertThatThrownBy(() -> FewShotStrategy.maml().withRate(0)).hasMessageContaining("above 0");
    }

    /** How much the first step changes what is predicted first. */
    private static double step(FewShotStrategy strategy, Knowledge knowledge, Episode episode) throws Exception {
        List<Model> models = adapt(strategy, knowledge, episode, 1);
        double[] predicted = models.stream()
                .mapToDouble(model ->
                        ((RealPredictions) model.predict(episode.query().features())).value(0))
                .toArray();
        return Math.abs(predicted[1] - predicted[0]);
    }

    @Test
    void aShareOfTheEffortIsAShareOfTheIterations() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.fomaml();
        LearnContext quick = new LearnContext(3, Cancellation.none(), share -> {}, Optional.empty(), 0.1);

        assertThat(learn(strategy.withIterations(50), new Waves(), quick).payload())
                .isEqualTo(learn(strategy.withIterations(5), new Waves(), LearnContext.of(3))
                        .payload());
    }

    @Test
    void modelsAreReadByTheLearnerOfSuchNetworks() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.anil().withIterations(1);
        Episode episode = episodes(new Waves()).getFirst();
        Model model = adapt(strategy, learn(strategy, new Waves(), LearnContext.of(1)), episode, 2)
                .getLast();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);

        Model read = MlpModel.read(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(values(read, episode)).isEqualTo(values(model, episode));
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.maml().withIterations(1);
        Knowledge knowledge = learn(strategy, new Waves(), LearnContext.of(1));
        Episode wave = episodes(new Waves()).getFirst();
        Episode spots = episodes(new Spots()).getFirst();

        assertThatThrownBy(() -> adapt(strategy, knowledge, spots, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 features and 1 outputs")
                .hasMessageContaining("2 and 3");
        assertThatThrownBy(() -> adapt(FewShotStrategy.anil(), knowledge, wave, 1))
                .hasMessageContaining("does not fit 'anil'");
        assertThatThrownBy(() -> adapt(strategy, Knowledge.NONE, wave, 1)).hasMessageContaining("does not fit 'maml'");
        Knowledge cut = new Knowledge("maml", knowledge.format(), new byte[] {0, 0, 0, 1, 0}, Map.of());
        assertThatThrownBy(() -> adapt(strategy, cut, wave, 1)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> strategy.withIterations(0)).hasMessageContaining("at least 1");
    }

    @Test
    void withoutEpisodesNothingIsLearned() throws Exception {
        FewShotStrategy strategy = FewShotStrategy.fomaml();

        assertThat(strategy.learn(Experience.EMPTY, LearnContext.of(1)).isNone())
                .isTrue();
        assertThat(strategy.solves(TaskKind.EPISODE)).isTrue();
        assertThat(strategy.solves(TaskKind.OBJECTIVE)).isFalse();
    }

    private static Knowledge learn(FewShotStrategy strategy, EpisodeSource source, Path folder)
            throws InterruptedException {
        return learn(strategy, source, new LearnContext(2, Cancellation.none(), share -> {}, Optional.of(folder)));
    }

    private static Knowledge learn(FewShotStrategy strategy, EpisodeSource source, LearnContext context)
            throws InterruptedException {
        return strategy.learn(Experience.ofEpisodes(source), context);
    }

    private static List<Model> adapt(FewShotStrategy strategy, Knowledge knowledge, Episode episode, int steps)
            throws InterruptedException {
        Adaptation adapted = strategy.adapt(
                new AdaptationProblem.FewShot(episode.support(), steps),
                knowledge,
                new AdaptContext(1, Cancellation.none()));
        return ((Adaptation.Adapted) adapted).models();
    }

    private static Complexity complexity(FewShotStrategy strategy, Knowledge knowledge, Episode episode, int steps)
            throws InterruptedException {
        Adaptation adapted = strategy.adapt(
                new AdaptationProblem.FewShot(episode.support(), steps),
                knowledge,
                new AdaptContext(1, Cancellation.none()));
        return ((Adaptation.Adapted) adapted).complexity().orElseThrow();
    }

    private static double accuracy(FewShotStrategy strategy, Knowledge knowledge, List<Episode> judged, int steps)
            throws InterruptedException {
        int right = 0;
        int rows = 0;
        for (Episode episode : judged) {
            ClassProbabilities predicted = (ClassProbabilities) adapt(strategy, knowledge, episode, steps)
                    .getLast()
                    .predict(episode.query().features());
            ClassTarget truth = (ClassTarget) episode.query().target();
            for (int row = 0; row < truth.rows(); row++) {
                int at = row;
                int best = IntStream.range(0, 3)
                        .reduce((a, b) -> predicted.probability(at, a) >= predicted.probability(at, b) ? a : b)
                        .orElseThrow();
                right += best == truth.code(row) ? 1 : 0;
                rows++;
            }
        }
        return (double) right / rows;
    }

    private static double loss(FewShotStrategy strategy, Knowledge knowledge) throws InterruptedException {
        double sum = 0;
        for (Episode episode : episodes(new Waves())) {
            double[] predicted = values(adapt(strategy, knowledge, episode, 5).getLast(), episode);
            double[] truth = ((RealTarget) episode.query().target()).toValues();
            for (int row = 0; row < truth.length; row++) {
                sum += (predicted[row] - truth[row]) * (predicted[row] - truth[row]);
            }
        }
        return sum;
    }

    private static double[] probabilities(Model model, Episode episode) {
        ClassProbabilities predicted =
                (ClassProbabilities) model.predict(episode.query().features());
        return IntStream.range(0, predicted.rows() * predicted.classes())
                .mapToDouble(i -> predicted.probability(i / predicted.classes(), i % predicted.classes()))
                .toArray();
    }

    private static double[] values(Model model, Episode episode) {
        RealPredictions predicted =
                (RealPredictions) model.predict(episode.query().features());
        return IntStream.range(0, predicted.rows())
                .mapToDouble(predicted::value)
                .toArray();
    }

    private static List<Episode> episodes(EpisodeSource source) {
        return IntStream.range(0, JUDGED)
                .mapToObj(number ->
                        source.draw(Part.META_VALIDATION, Seeds.generator(99, "judged", Integer.toString(number))))
                .toList();
    }
}
