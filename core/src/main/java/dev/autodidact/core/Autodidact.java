package dev.autodidact.core;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.task.Metric;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import dev.autodidact.runtime.data.FileTableReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The front door: AutoML on a table.
 *
 * {@snippet :
 * Table data = Autodidact.read(Path.of("iris.csv"));
 * Result result = Autodidact.builder()
 *         .target("species")
 *         .budget(Budget.minutes(1))
 *         .seed(42)
 *         .run(data);
 * System.out.println(result.best());
 * }
 */
public final class Autodidact {

    private Autodidact() {}

    /**
     * {@return the table in a CSV or ARFF file}
     *
     * @param file the file
     * @throws dev.autodidact.api.AutodidactException of kind CALLER, naming file, line and column, where it cannot be
     *     read
     */
    public static Table read(Path file) {
        return new FileTableReader().read(file);
    }

    /** {@return a builder with every default set but the target} */
    public static Builder builder() {
        return new Builder();
    }

    /** Says what to run. Not thread-safe; may be used again. */
    public static final class Builder {

        @Nullable
        String target;

        Optional<Metric> metric = Optional.empty();
        Optional<Table> test = Optional.empty();
        Budget budget = Budget.seconds(60);
        Duration spent = Duration.ZERO;
        String strategy = "auto";
        long seed = 1;
        int slots = 4;
        double minimumGain;
        int threads = Runtime.getRuntime().availableProcessors();
        String name = "table";
        Optional<Catalogue> catalogue = Optional.empty();
        Optional<Registry> registry = Optional.empty();
        Optional<Executor> executor = Optional.empty();
        Optional<Duration> trialLimit = Optional.empty();
        Optional<StopSignal> stop = Optional.empty();
        Optional<Path> modelSoFar = Optional.empty();
        TrialListener listener = TrialListener.NONE;
        boolean resume;

        private Builder() {}

        /**
         * Names the column to predict; it must be given.
         *
         * @param column its name
         * @return this builder
         */
        public Builder target(String column) {
            this.target = column;
            return this;
        }

        /**
         * Says how predictions are judged: log-loss or RMSE, where it is not said.
         *
         * @param wanted a metric; it decides whether the task is classification or regression
         * @return this builder
         */
        public Builder metric(Metric wanted) {
            this.metric = Optional.of(wanted);
            return this;
        }

        /**
         * Says what the run may take, the final fit included: one minute, where it is not said.
         *
         * @param wanted a time, a number of trials, or both
         * @return this builder
         */
        public Builder budget(Budget wanted) {
            this.budget = wanted;
            return this;
        }

        /**
         * Gives a table to judge the final model on, the target included; nothing else depends on it. Judging counts
         * towards a budget of time.
         *
         * @param wanted the table; rows without a target are left out
         * @return this builder
         */
        public Builder test(Table wanted) {
            this.test = Optional.of(wanted);
            return this;
        }

        /**
         * Says how much of the budget's time is already used up: by the start of the program, say.
         *
         * @param already the time
         * @return this builder
         */
        public Builder spent(Duration already) {
            this.spent = already;
            return this;
        }

        /**
         * Names the strategy: {@code auto}, where it is not said.
         *
         * @param wanted a strategy's id, and after a colon the learners it may choose among, as in {@code random:smile}
         * @return this builder
         */
        public Builder strategy(String wanted) {
            this.strategy = wanted;
            return this;
        }

        /**
         * Sets the only source of chance: 1, where it is not said.
         *
         * @param wanted any number
         * @return this builder
         */
        public Builder seed(long wanted) {
            this.seed = wanted;
            return this;
        }

        /**
         * Says how many trials may be under way at once: 4, where it is not said. It decides what is proposed; the
         * number of {@link #threads} does not.
         *
         * @param wanted at least 1
         * @return this builder
         */
        public Builder slots(int wanted) {
            if (wanted < 1) {
                throw new IllegalArgumentException("slots must be at least 1, not " + wanted);
            }
            this.slots = wanted;
            return this;
        }

        /**
         * Says how many trials run at the same time: one per processor, where it is not said. It decides only how long
         * a run takes; never more than {@link #slots} run.
         *
         * @param wanted at least 1
         * @return this builder
         */
        public Builder threads(int wanted) {
            if (wanted < 1) {
                throw new IllegalArgumentException("threads must be at least 1, not " + wanted);
            }
            this.threads = wanted;
            return this;
        }

        /**
         * Says how long a trial may take: where it is not said, a share of the budget's time that grows with what trials
         * have taken so far, or two minutes where only trials are counted.
         *
         * @param wanted a positive time
         * @return this builder
         */
        public Builder trialLimit(Duration wanted) {
            if (!wanted.isPositive()) {
                throw new IllegalArgumentException("a trial needs time, not " + wanted);
            }
            this.trialLimit = Optional.of(wanted);
            return this;
        }

        /**
         * Lets the search end before its budget does, once the rest of the budget is expected to gain little; where it is
         * not said, the whole budget is used. The expectation is {@link dev.autodidact.core.engine.Outlook}'s.
         *
         * @param share of what the best trial has gained over predicting a constant, at least 0
         * @return this builder
         */
        public Builder minimumGain(double share) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("the least gain must be at least 0, not " + share);
            }
            this.minimumGain = share;
            return this;
        }

        /**
         * Says where trials run: in worker processes of this run's own, where it is not said.
         *
         * @param wanted from {@link Executors#open}; it stays open
         * @return this builder
         */
        public Builder executor(Executor wanted) {
            this.executor = Optional.of(wanted);
            return this;
        }

        /**
         * Names the task in registry and report: {@code table}, where it is not said.
         *
         * @param wanted a name
         * @return this builder
         */
        public Builder name(String wanted) {
            this.name = wanted;
            return this;
        }

        /**
         * Gives the plugins: those on the class path, where it is not said.
         *
         * @param wanted the catalogue
         * @return this builder
         */
        public Builder catalogue(Catalogue wanted) {
            this.catalogue = Optional.of(wanted);
            return this;
        }

        /**
         * Gives the memory that the run learns from and adds to: one that forgets, where it is not said.
         *
         * @param wanted an open registry; it stays open
         * @return this builder
         */
        public Builder registry(Registry wanted) {
            this.registry = Optional.of(wanted);
            return this;
        }

        /**
         * Gives a signal that ends the search early; what was found until then is kept.
         *
         * @param wanted the signal; where it has a deadline, that holds beside the budget's time
         * @return this builder
         */
        public Builder stop(StopSignal wanted) {
            this.stop = Optional.of(wanted);
            return this;
        }

        /**
         * Names a file that holds the best model so far while the run goes on, for whoever cannot wait for its end: one
         * that knows the rows of the first fold alone. The file is replaced at once, or not at all, and left alone once the
         * run ends; where it is not said, there is none.
         *
         * @param file where to, such as the place of the final model
         * @return this builder
         */
        public Builder modelSoFar(Path file) {
            this.modelSoFar = Optional.of(file);
            return this;
        }

        /**
         * Gives a listener that hears of every trial.
         *
         * @param wanted the listener
         * @return this builder
         */
        public Builder listener(TrialListener wanted) {
            this.listener = wanted;
            return this;
        }

        /**
         * Says whether to go on with an earlier run that was cut off: the latest in the registry with the same data,
         * target, metric, name, strategy, seed, budget and slots, unless it has come to its end. Its trials are not run
         * again, and the result is what it would have been. Of a budget of time, what passed until its last stored trial
         * is used up. Where there is no such run, a new one begins.
         *
         * @param wanted false, where it is not said
         * @return this builder
         */
        public Builder resume(boolean wanted) {
            this.resume = wanted;
            return this;
        }

        /**
         * Runs.
         *
         * @param data the table, target included; rows without a target are left out
         * @return the fitted model and how it was found
         * @throws dev.autodidact.api.AutodidactException of kind CALLER where the table, target, metric or strategy do
         *     not fit together, saying why
         */
        public Result run(Table data) {
            Catalogue plugins = catalogue.orElseGet(() -> Catalogue.discover(Optional.empty()));
            if (executor.isPresent()) {
                return run(data, plugins, executor.get());
            }
            try (Executor workers =
                    Executors.open(Executors.WORKERS, plugins, Math.min(slots, threads), OptionalLong.empty())) {
                return run(data, plugins, workers);
            }
        }

        private Result run(Table data, Catalogue plugins, Executor trials) {
            if (registry.isPresent()) {
                return new AutoMl(this, plugins, registry.get(), trials).run(data);
            }
            try (Registry forgetful = Registry.inMemory()) {
                return new AutoMl(this, plugins, forgetful, trials).run(data);
            }
        }
    }
}
