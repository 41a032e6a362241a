package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.task.TaskProfile;
import java.util.Locale;

/** Answers and encodings that several learners give. */
final class Limits {

    /** For Tribuo's trees, which compare numbers only: one-hot, since codes have no order; scale does not matter. */
    static final Encoding PLAIN = new Encoding(Encoding.Categories.ONE_HOT, false, false);

    private Limits() {}

    /**
     * {@return a number of rows that are to be alike, or as many as a class has on average where that is fewer: of a few
     * rows of each class, more would be of several}
     */
    static int alike(TaskProfile task, int wanted) {
        return task.isClassification() ? Math.clamp(task.rows() / Math.max(1, task.classes()), 1, wanted) : wanted;
    }

    /** {@return yes, or where there are more rows than these, no} */
    static Support rows(TaskProfile task, int most) {
        return task.rows() <= most
                ? Support.yes()
                : Support.no(
                        String.format(Locale.ROOT, "needs at most %,d rows, this task has %,d", most, task.rows()));
    }
}
