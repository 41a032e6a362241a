package dev.autodidact.registry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.RunReportData.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class RunReportTest {

    @TempDir
    Path folder;

    @Test
    void pageIsWellFormedAndEqualDataGivesEqualBytes() throws Exception {
        RunReport.write(ExampleRun.data(180), folder.resolve("a.html"));
        RunReport.write(ExampleRun.data(180), folder.resolve("b.html"));

        Document page = PageCheck.check(folder.resolve("a.html"));
        assertThat(folder.resolve("b.html")).hasSameBinaryContentAs(folder.resolve("a.html"));
        String text = page.getElementsByTagName("main").item(0).getTextContent();
        assertThat(text)
                .contains(
                        "What is taken for what?",
                        "Expected calibration error",
                        "the best model of the first fold (tribuo.xgboost)",
                        "No time was left for 2 others.",
                        "Which hyperparameters mattered?")
                .contains(
                        "Best: ",
                        "ensemble of 3 models",
                        "On the test data: accuracy 0.9120, log-loss 0.2345",
                        "What they predict together is the weighted mean of their probabilities.");
    }

    @Test
    void runWithoutAScoreIsReportedToo() throws Exception {
        List<StoredTrial> failed = ExampleRun.data(60).trials().stream()
                .filter(trial -> trial.status().equals("failed"))
                .toList();
        RunReport.write(ExampleRun.data(failed, List.of(), Map.of()), folder.resolve("failed.html"));
        RunReport.write(ExampleRun.data(List.of(), List.of(), Map.of()), folder.resolve("empty.html"));

        PageCheck.check(folder.resolve("failed.html"));
        PageCheck.check(folder.resolve("empty.html"));
        assertThat(Files.readString(folder.resolve("failed.html"))).contains("No trial was scored");
    }

    @Test
    void hostileNamesAreText() throws Exception {
        String hostile = "</script><img src=x onerror=alert(1)>";
        RunReportData data = ExampleRun.data(3);
        List<Member> members =
                List.of(new Member(0, hostile, data.trials().get(0).configuration(), 1));
        RunReport.write(ExampleRun.data(data.trials(), members, Map.of(hostile, 1.0)), folder.resolve("a.html"));

        PageCheck.check(folder.resolve("a.html"));
        assertThat(Files.readString(folder.resolve("a.html"))).doesNotContain("<img src=x");
    }
}
