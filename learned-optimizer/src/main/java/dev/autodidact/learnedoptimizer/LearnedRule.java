package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.internal.WeightFormat;

/** The learned update rules: what each is called, how its weights are stored, and how it is trained. */
public enum LearnedRule {

    /** {@link LstmRule} in the design that starts from Adam's step, trained by back-propagation. */
    LSTM("lstm", "ADLW", 2400, new CoordinateWise(CorrectedAdam.DESIGN)),

    /** {@link LstmRule} in the design of Andrychowicz and others (2016), for comparison. */
    LSTM_L2L("lstm-l2l", "ADLL", 1200, new CoordinateWise(LogAndSign.DESIGN)),

    /** {@link NnAdam}, trained by evolution. */
    NN_ADAM("nn-adam", "ADNA", 2400, new TensorWise());

    private final String id;
    private final WeightFormat format;
    private final int episodes;
    private final Trainee trainee;

    LearnedRule(String id, String magic, int episodes, Trainee trainee) {
        this.id = id;
        this.format = trainee.format(magic);
        this.episodes = episodes;
        this.trainee = trainee;
    }

    /** {@return the id of the update rule} */
    public String id() {
        return id;
    }

    WeightFormat format() {
        return format;
    }

    /** {@return of how many episodes its training consists; at most forty minutes of two cores} */
    int episodes() {
        return episodes;
    }

    Trainee trainee() {
        return trainee;
    }
}
