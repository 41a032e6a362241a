package dev.autodidact.registry;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Failure;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whole trials, as they enter the registry and as they come back. */
final class TrialRows {

    private TrialRows() {}

    /** A trial whose predictions are encoded: the work that need not wait for the writer. */
    static final class Packed {

        private final long run;
        private final NewTrial trial;
        private final Optional<Predictions> outOfFold;
        private final byte[] payload;

        Packed(long run, NewTrial trial) {
            this.run = run;
            this.trial = trial;
            outOfFold = trial.outcome() instanceof Outcome.Scored scored ? scored.outOfFold() : Optional.empty();
            payload = outOfFold.map(PredictionCodec::encode).orElse(new byte[0]);
        }

        int bytes() {
            return payload.length;
        }
    }

    /** Inserts a trial that is not there yet, with its predictions. */
    static void insert(Handle handle, Packed packed) {
        NewTrial trial = packed.trial;
        Configuration configuration = trial.proposal().configuration();
        Outcome outcome = trial.outcome();
        Cost cost = outcome.cost();
        double loss = Double.NaN;
        double effort = 1;
        List<Double> foldLosses = List.of();
        String cause = "";
        String message = "";
        String detail = "";
        switch (outcome) {
            case Outcome.Scored scored -> {
                loss = scored.loss();
                effort = scored.effort();
                foldLosses = scored.foldLosses();
            }
            case Outcome.Failed failed -> {
                Failure failure = failed.failure();
                cause = failure.kind().label();
                message = failure.message();
                detail = failure.detail();
            }
            case Outcome.Pruned pruned -> {
                message = pruned.reason();
                foldLosses = pruned.foldLosses();
            }
        }
        var update = handle.createUpdate("""
                        insert into trial (run, trial, learner, configuration, fidelity, status, cause, message, detail,
                            loss, fold_losses, held_out_loss, effort, seconds, cpu_seconds, finished_at)
                        values (:run, :trial, :learner, :configuration, :fidelity, :status, :cause, :message, :detail,
                            :loss, :foldLosses, :heldOutLoss, :effort, :seconds, :cpuSeconds, :finishedAt)
                        on conflict (run, trial) do nothing""")
                .bind("run", packed.run)
                .bind("trial", trial.trial())
                .bind("learner", learner(configuration))
                .bind("configuration", configuration.toJson())
                .bind("fidelity", trial.proposal().fidelity())
                .bind("status", outcome.status())
                .bind("cause", cause)
                .bind("message", message)
                .bind("detail", detail)
                .bind("foldLosses", Json.write(foldLosses))
                .bind("effort", effort);
        Rows.bind(update, "loss", loss);
        Rows.bind(update, "heldOutLoss", trial.heldOutLoss());
        Rows.bind(update, "seconds", cost.seconds());
        Rows.bind(update, "cpuSeconds", cost.cpuSeconds());
        Rows.bind(update, "finishedAt", trial.finishedAtSeconds());
        update.execute();
        packed.outOfFold.ifPresent(predictions -> insert(handle, packed, predictions));
    }

    private static void insert(Handle handle, Packed packed, Predictions predictions) {
        handle.createUpdate("""
                        insert into prediction (run, trial, classes, rows, payload)
                        values (:run, :trial, :classes, :rows, :payload)
                        on conflict (run, trial) do nothing""")
                .bind("run", packed.run)
                .bind("trial", packed.trial.trial())
                .bind("classes", PredictionCodec.classes(predictions))
                .bind("rows", predictions.rows())
                .bind("payload", packed.payload)
                .execute();
    }

    /** A black box may have a hyperparameter of that name which is no choice among learners. */
    private static String learner(Configuration configuration) {
        return configuration.values().get(SearchProblem.LEARNER) instanceof String id ? id : "";
    }

    /** Trials of a run with their predictions, in their order, from a number on. */
    static List<NewTrial> select(Handle handle, long run, int from, int most) {
        return handle.createQuery("""
                        select trial.trial, configuration, fidelity, status, cause, message, detail, loss, fold_losses,
                            held_out_loss, seconds, cpu_seconds, finished_at, payload, rows, classes, effort
                        from trial left join prediction
                            on prediction.run = trial.run and prediction.trial = trial.trial
                        where trial.run = :run and trial.trial >= :from order by trial.trial limit :most""")
                .bind("run", run)
                .bind("from", from)
                .bind("most", most)
                .map((row, context) -> new NewTrial(
                        row.getInt(1),
                        new Proposal(Rows.configuration(row.getString(2)), row.getDouble(3)),
                        outcome(row),
                        Rows.real(row, 10),
                        Rows.real(row, 13)))
                .list();
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        Cost cost = Rows.cost(row, 11, 12);
        String status = row.getString(4);
        return switch (status) {
            case "scored" ->
                new Outcome.Scored(
                        row.getDouble(8),
                        Json.reals(row.getString(9)),
                        predictions(row),
                        Optional.empty(),
                        row.getDouble(17),
                        cost);
            case "failed" ->
                new Outcome.Failed(new Failure(kind(row.getString(5)), row.getString(6), row.getString(7)), cost);
            case "pruned" -> new Outcome.Pruned(Json.reals(row.getString(9)), row.getString(6), cost);
            default -> throw new DamagedException("a trial of status '" + status + "'", null);
        };
    }

    private static Optional<Predictions> predictions(ResultSet row) throws SQLException {
        byte[] payload = row.getBytes(14);
        return payload == null
                ? Optional.empty()
                : Optional.of(PredictionCodec.decode(payload, row.getInt(15), row.getInt(16)));
    }

    private static Failure.Kind kind(String label) {
        try {
            return Failure.Kind.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new DamagedException("a failure of kind '" + label + "'", e);
        }
    }
}
