package dev.autodidact.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.ReadOptions;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.strategy.MetaStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostilePluginTest {

    private static final Host HOST = new Host() {
        @Override
        public TableReader tables() {
            return new TableReader() {
                @Override
                public dev.autodidact.api.data.Table read(Path file, ReadOptions options) {
                    throw new UnsupportedOperationException("nobody asks for tables");
                }
            };
        }

        @Override
        public List<UpdateRule> updateRules() {
            return List.of();
        }
    };

    @Test
    void everyLearnerAndStrategyHasItsBlame() {
        HostilePlugin plugin = new HostilePlugin();
        Stream<String> ids = Stream.concat(
                plugin.learners(HOST).stream().map(Learner::id),
                plugin.strategies(HOST).stream().map(MetaStrategy::id));

        assertThat(blames()).containsExactlyInAnyOrderElementsOf(ids.toList());
    }

    @Test
    void modelOfTheSoundOnesIsReadBack() throws IOException {
        Learner learner = new DaemonThreads();
        Model model = new ConstantModel(learner.id(), new ClassTarget(new int[] {0, 1, 1}, List.of("a", "b")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.write(bytes);
        Features none = new Features(List.of(), new int[0], new double[0][], 2);

        assertThat(learner.read(new ByteArrayInputStream(bytes.toByteArray())).predict(none))
                .usingRecursiveComparison()
                .isEqualTo(model.predict(none));
        assertThat(model.predict(none).defect()).isEmpty();
    }

    private static List<String> blames() {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(HostilePlugin.class.getResourceAsStream("blames.csv")),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().map(row -> row.getField("id")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
