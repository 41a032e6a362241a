package dev.autodidact.core.engine;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.plugin.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks all learners at once what they make of a task, each on a thread of its own, which is interrupted and left behind
 * where the learner does not answer.
 */
public final class Interview {

    private Interview() {}

    /** What a learner answers. */
    public sealed interface Answer {

        /**
         * It can be used.
         *
         * @param space its hyperparameters
         */
        record Yes(SearchSpace space) implements Answer {}

        /**
         * It cannot.
         *
         * @param reason why not
         */
        record No(String reason) implements Answer {}

        /**
         * It failed to answer.
         *
         * @param how what it did
         */
        record Broken(String how) implements Answer {}
    }

    /** Asks learners; here, or where they can do no harm. */
    @FunctionalInterface
    public interface Interviewer {

        /**
         * {@return the learners' answers, by id, in the order of the offers}
         *
         * @param offers the learners
         * @param profile the task
         * @param patience how long to wait for all of them
         */
        Map<String, Answer> ask(List<Offer<Learner>> offers, TaskProfile profile, Duration patience);
    }

    /**
     * {@return the learners' answers, by id, in the order of the offers}
     *
     * @param offers the learners
     * @param profile the task
     * @param patience how long to wait for all of them
     */
    public static Map<String, Answer> ask(List<Offer<Learner>> offers, TaskProfile profile, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<FutureTask<Answer>> questions = new ArrayList<>();
        for (Offer<Learner> offer : offers) {
            FutureTask<Answer> question = new FutureTask<>(() -> answer(offer.value(), profile));
            questions.add(question);
            Thread.ofPlatform().daemon().name("asking " + offer.id()).start(question);
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < offers.size(); i++) {
            answers.put(offers.get(i).id(), answer(questions.get(i), end, patience));
        }
        return answers;
    }

    private static Answer answer(Learner learner, TaskProfile profile) {
        try {
            return switch (learner.supports(profile)) {
                case Support.No no -> new Answer.No(no.reason());
                case Support.Yes yes ->
                    new Answer.Yes(Objects.requireNonNull(learner.space(profile), "its space is null"));
            };
        } catch (Throwable e) {
            return new Answer.Broken("it failed when asked: " + Thrown.message(e));
        }
    }

    private static Answer answer(FutureTask<Answer> question, long end, Duration patience) {
        try {
            return question.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            question.cancel(true);
            return new Answer.Broken("it did not answer within " + patience.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are given, not thrown", e);
        } catch (InterruptedException e) {
            question.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Broken("asking it was interrupted");
        }
    }
}
