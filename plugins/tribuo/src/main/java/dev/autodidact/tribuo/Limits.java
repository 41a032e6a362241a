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

    /** {@return yes, or where there are more rows than these, no} */
    static Support rows(TaskProfile task, int most) {
        return task.rows() <= most
                ? Support.yes()
                : Support.no(
                        String.format(Locale.ROOT, "needs at most %,d rows, this task has %,d", most, task.rows()));
    }
}
