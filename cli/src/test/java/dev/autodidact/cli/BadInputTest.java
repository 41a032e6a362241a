package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller's mistake gives one clear message and exit code 2, before anybody has waited. */
class BadInputTest {

    @TempDir
    Path folder = Path.of("");

    private Cli cli = new Cli(folder);

    @BeforeEach
    void writeGoodData() {
        cli = new Cli(folder);
        cli.good();
    }

    @Nested
    class Data {

        @Test
        void missingFileNamesTheNearest() {
            cli.run("goof.csv").isRefused("there is no file", "did you mean 'good.csv'?");
        }

        @Test
        void folderIsNoFile() throws Exception {
            Files.createDirectory(folder.resolve("data"));
            cli.run("data").isRefused("is a folder");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "``                     | is empty",
                    "`x,y`                  | no rows",
                    "`x,y\n1,a`             | has one class only, 'a'",
                    "`x,y\n1,a\n2,a\n3,a`   | has one class only, 'a'",
                    "`x,x,y\n1,2,a\n3,4,b`  | columns 1 and 2 are both named 'x'",
                    "`x,y\n1,a\n2,b,3\n4,a` | line 3: the row has 3 cells, but the header names 2 columns",
                    "`x,z\n1,a\n2,b`        | there is no column 'y'",
                    "`x,y\n1,\n2,`          | missing in all 2 rows",
                })
        void malformedTableIsRefused(String content, String message) {
            cli.write("bad.csv", content);
            cli.run("bad.csv").isRefused(message);
        }

        @Test
        void binaryFileIsRefused() {
            byte[] bytes = new byte[5000];
            new Random(1).nextBytes(bytes);
            cli.write("photo.csv", bytes);
            cli.run("photo.csv").isRefused("binary data");
        }

        @Test
        void controlCharactersOfAFileDoNotReachTheTerminal() {
            cli.write("bad.csv", "x\u001b[31m,x\u001b[31m,y\n" + "1,2,some harmless text\n".repeat(50));
            cli.run("bad.csv").isRefused("both named 'x?[31m'");
        }

        @Test
        void misspeltTargetNamesTheNearest() {
            cli.verb("run", "--data", cli.path("good.csv"), "--target", "Y", "--out", cli.path("out"))
                    .isRefused("no column 'Y'", "did you mean 'y'?");
        }

        @Test
        void testSetMustHaveTheColumnsAndClassesOfTheTrainingData() {
            cli.write("other.csv", "x,y\n1,yes\n");
            cli.write("unknown.csv", "x,c,y\n1,a,maybe\n");
            cli.run("good.csv", "--test", cli.path("other.csv")).isRefused("lacks columns", "c");
            cli.run("good.csv", "--test", cli.path("unknown.csv")).isRefused("classes that the training data has not");
        }
    }

    @Nested
    class Options {

        @ParameterizedTest
        @ValueSource(strings = {"abc", "0s", "-5s", "20 trials", "5", "99999999999s", "", "0trials", "60s,", "1s,2s"})
        void budgetThatIsNoneIsRefused(String budget) {
            cli.run("good.csv", "--budget", budget).isRefused("'" + budget + "' is no budget", "60s");
        }

        @Test
        void trialLimitMustBeATime() {
            cli.verb(
                            "compare",
                            "--suite",
                            "starter",
                            "--strategies",
                            "random",
                            "--out",
                            "o",
                            "--trial-limit",
                            "5trials")
                    .isRefused("'5trials' is no time");
        }

        @ParameterizedTest
        @CsvSource({
            "--strategy,randm,did you mean 'random'?",
            "--strategy,random:smil,unknown learner 'smil'",
            "--strategy,descend-adam,does not search",
            "--metric,acuracy,did you mean 'accuracy'?",
            "--metric,rmse,judges numbers",
            "--slots,0,--slots must be at least 1",
            "--seed,x,'x' is not",
            "--bugdet,5s,did you mean '--budget'?",
            "--plugin-folder,/nowhere/at/all,is no folder",
        })
        void impossibleOptionOfRunIsRefused(String option, String value, String message) {
            cli.run("good.csv", option, value).isRefused(message);
        }

        @ParameterizedTest
        @CsvSource({
            "startr,random,did you mean 'starter'?",
            "starter,portfolo,did you mean 'portfolio'?",
            "dir:/nowhere/at/all,random,no folder",
            "dir:,random,needs a folder",
            "starter,'',has an empty name",
            "starter,'random,,baseline',has an empty name",
            "objectives,random,does not solve",
        })
        void impossibleComparisonIsRefused(String suite, String strategies, String message) {
            cli.verb("compare", "--suite", suite, "--strategies", strategies, "--out", cli.path("out"))
                    .isRefused(message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"--seeds", "--tasks", "--threads"})
        void countsOfCompareMustBePositive(String option) {
            cli.verb("compare", "--suite", "starter", "--strategies", "random", "--out", cli.path("out"), option, "0")
                    .isRefused(option + " must be at least 1");
        }

        @Test
        void unknownVerbNamesTheNearest() {
            cli.bare("rum").isRefused("unknown verb 'rum'", "did you mean 'run'?");
        }

        @Test
        void missingOptionsAreNamed() {
            cli.bare("run").isRefused("--data", "--target", "--out", "run --help");
        }

        @Test
        void strategyThatDoesNotLearnNamesThoseThatDo() {
            cli.verb("learn", "random").isRefused("does not learn", "portfolio");
        }

        @Test
        void learningFromNothingSaysWhereToGetExperience() {
            cli.verb("learn", "portfolio").isRefused("too little to learn from", "--suite starter");
        }

        @Test
        void learningFromEpisodesNeedsASuiteThatDrawsThem() {
            cli.verb("learn", "maml").isRefused("learns from episodes", "--suite sinusoid");
            cli.verb("learn", "maml", "--suite", "objectives").isRefused("'objectives' draws none", "--suite sinusoid");
            cli.verb("compare", "--suite", "starter", "--strategies", "maml", "--out", cli.path("out"))
                    .isRefused("does not solve tasks of kind TABLE");
        }

        @Test
        void anEffortIsAShare() {
            cli.verb("learn", "maml", "--suite", "sinusoid", "--effort", "0").isRefused("--effort", "0.01");
            cli.verb(
                            "compare",
                            "--suite",
                            "sinusoid",
                            "--strategies",
                            "maml",
                            "--effort",
                            "2",
                            "--out",
                            cli.path("out"))
                    .isRefused("effort", "0.01", "not 2.0");
        }

        @Test
        void unknownSuiteIsRefused() {
            cli.verb("suites", "nope").isRefused("unknown suite 'nope'");
        }
    }

    @Nested
    class Places {

        @Test
        void outputFolderMustNotBeAFile() {
            cli.run("good.csv", "--out", cli.path("good.csv")).isRefused("is a file, not a folder");
            cli.run("good.csv", "--out", cli.path("good.csv/sub")).isRefused("is a file, not a folder");
        }

        @Test
        void outputFolderMustBeWritable() {
            cli.run("good.csv", "--out", "/proc/autodidact").isRefused("nothing can be written into /proc");
        }

        @Test
        void registryMustBeAFileOfOurs() {
            cli.write("notes.txt", "this is no registry, but text that somebody wants to keep\n");
            cli.bare("registry", "--registry", cli.path("notes.txt")).isRefused("notes.txt");
            assertThat(cli.lines("notes.txt")).hasSize(1);
            cli.bare("registry", "--registry", folder.toString()).isRefused("is a folder");
            cli.bare("registry", "--registry", "/proc/registry.db").isRefused("nothing can be written");
        }
    }

    @Nested
    class Models {

        @Test
        void modelMustBeOne() {
            cli.write("model.txt", "this is no model");
            predict(cli.path("model.txt")).isRefused("is not a model that Autodidact wrote");
            predict(cli.path("nowhere")).isRefused("no model at");
            predict(folder.toString()).isRefused(folder.toString());
        }

        @Test
        void rowsMustHaveTheColumns() {
            cli.run("good.csv").succeeds();
            cli.write("less.csv", "c\na\n");
            cli.verb(
                            "predict",
                            "--model",
                            cli.path("out/model"),
                            "--data",
                            cli.path("less.csv"),
                            "--out",
                            cli.path("p"))
                    .isRefused("lacks a column that training used: x");
            cli.verb(
                            "predict",
                            "--model",
                            cli.path("out/model"),
                            "--data",
                            cli.path("good.csv"),
                            "--out",
                            folder.toString())
                    .isRefused("is a folder");
        }

        @Test
        void onnxMustBeAbleToSayIt() {
            cli.run("good.csv", "--strategy", "baseline:tribuo.k-nn").succeeds();

            export(cli.path("out/model"), "model.onnx").isRefused("tribuo.k-nn", "Train again");
            export(cli.path("nowhere"), "model.onnx").isRefused("no model at");
            export(cli.path("out/model"), "").isRefused("is a folder");
        }

        private Cli.Ran export(String model, String onnx) {
            return cli.verb("export", "--model", model, "--onnx", cli.path(onnx));
        }

        private Cli.Ran predict(String model) {
            return cli.verb("predict", "--model", model, "--data", cli.path("good.csv"), "--out", cli.path("p.csv"));
        }
    }

    @Test
    void registryOnAServerThatIsNotThereIsRefusedWithoutItsPassword() {
        Cli.Ran ran = cli.bare("registry", "--registry", "postgresql://ann:secret@127.0.0.1:1/db");

        ran.isRefused("postgresql://ann@127.0.0.1:1/db cannot be reached", "Check host and port");
        assertThat(ran.err()).doesNotContain("secret");
    }
}
