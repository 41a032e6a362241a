package dev.autodidact.smile;

import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.testkit.TestHost;
import java.io.PrintStream;

/** The program of {@link WithoutNativesTest}: fits every learner that says it can. */
final class FitsWhatItCan {

    private FitsWhatItCan() {}

    /**
     * Runs it.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        SmilePlugin plugin = new SmilePlugin();
        plugin.warnings().forEach(warning -> out.println("warning " + warning));
        for (Learner learner : plugin.learners(new TestHost())) {
            Data data = Data.of(learner.encoding(Configuration.EMPTY), 40, 2);
            TaskType type = learner.supports(data.profile(TaskType.CLASSIFICATION)) instanceof Support.No no
                            && no.reason().equals("does no classification")
                    ? TaskType.REGRESSION
                    : TaskType.CLASSIFICATION;
            if (learner.supports(data.profile(type)) instanceof Support.No no) {
                out.println("no " + learner.id() + " " + no.reason());
            } else {
                learner.fit(learner.space(data.profile(type)).defaults(), data.of(type), FitContext.of(1))
                        .predict(data.features());
                out.println("fitted " + learner.id());
            }
        }
        out.println("done");
    }
}
