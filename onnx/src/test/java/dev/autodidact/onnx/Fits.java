package dev.autodidact.onnx;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.lightgbm.LightgbmPlugin;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Pool;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.preprocess.LabelledTable;
import dev.autodidact.runtime.preprocess.Preprocessor;
import dev.autodidact.testkit.TestHost;
import dev.autodidact.tribuo.TribuoPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models as a run makes them. */
final class Fits {

    static final List<Learner> LEARNERS = Stream.of(new TribuoPlugin(), new LightgbmPlugin())
            .flatMap(plugin -> plugin.learners(new TestHost()).stream())
            .toList();

    private Fits() {}

    static Learner learner(String id) {
        return LEARNERS.stream()
                .filter(learner -> learner.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A model of as many members as learners, with their defaults and growing weights. */
    static FittedModel model(Table table, Calibration calibration, List<Learner> learners) {
        return model(table, Pool.LINEAR, calibration, learners);
    }

    static FittedModel model(Table table, Pool pool, Calibration calibration, List<Learner> learners) {
        LabelledTable data = LabelledTable.of(table, Tables.TARGET);
        int[] rows = IntStream.range(0, table.rows()).toArray();
        Preprocessor preprocessor = Preprocessor.fit(data, rows);
        List<Member> members = new ArrayList<>();
        int weights = learners.size() * (learners.size() + 1) / 2;
        for (Learner learner : learners) {
            Configuration configuration = learner.space(data.profile()).defaults();
            Encoding encoding = learner.encoding(configuration);
            TrainingData training = new TrainingData(preprocessor.encodeTraining(data, rows, encoding), data.target());
            try {
                members.add(new Member(
                        learner,
                        "1",
                        configuration,
                        learner.fit(configuration, training, FitContext.of(3)),
                        (members.size() + 1.0) / weights));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        Schema schema = Schema.of(Tables.TARGET, data.type(), data.target());
        return new FittedModel(schema, preprocessor, members, pool, calibration);
    }
}
