package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;

/**
 * What real tables do to a learner, in a generator of our own: skewed and heavy-tailed numbers, two nearly equal columns,
 * a constant one, many rare levels, and every way of being missing that Rubin, 1976, "Inference and missing data", tells
 * apart.
 *
 * <ul>
 *   <li>{@code income}: log-normal; missing not at random (60 % of the highest fifth)
 *   <li>{@code age}: whole years, always there
 *   <li>{@code tenure}: exponential; missing at random (30 % below the age of 30, else 5 %)
 *   <li>{@code rate}: Student's t with two degrees of freedom; missing completely at random (15 %)
 *   <li>{@code rate-again}: the same with a little noise, always there
 *   <li>{@code country}: constant
 *   <li>{@code segment}: four levels, which turn the effect of age around
 *   <li>{@code town}: 150 levels, level k as frequent as 1/k (Zipf), each with an effect of its own
 *   <li>{@code channel}: twelve levels with effects; 25 % missing, which itself has an effect
 * </ul>
 */
final class Messy {

    private static final int TOWNS = 150;
    private static final int CHANNELS = 12;

    private Messy() {}

    /** {@return three classes of 50 %, 35 % and 15 % or nearly so: low, middle, high} */
    static Table classes(int rows, Chance chance) {
        return table(rows, chance, score -> score < 0 ? "low" : score < 1.8 ? "middle" : "high");
    }

    /** {@return a right-skewed positive target} */
    static Table prices(int rows, Chance chance) {
        return table(rows, chance, score -> 100 * StrictMath.exp(score / 3));
    }

    private static Table table(int rows, Chance chance, Target target) {
        double[] townEffects = chance.gaussians(TOWNS);
        double[] channelEffects = chance.gaussians(CHANNELS);
        TableDraft draft = new TableDraft(
                "income", "age", "tenure", "rate", "rate-again", "country", "segment", "town", "channel");
        for (int row = 0; row < rows; row++) {
            double wealth = chance.gaussian();
            int age = 18 + chance.below(73);
            double tenure = -5 * StrictMath.log(1 - chance.uniform());
            double rate = chance.gaussian() / StrictMath.sqrt(-StrictMath.log(1 - chance.uniform()));
            int segment = chance.below(4);
            int town = zipf(chance);
            int channel = chance.below(CHANNELS);
            boolean channelMissing = chance.happens(0.25);
            double score = wealth
                    + (segment < 2 ? 1 : -1) * (age - 54) / 21.0
                    + 0.1 * tenure
                    + StrictMath.tanh(rate)
                    + townEffects[town]
                    + (channelMissing ? -1.5 : channelEffects[channel])
                    + 0.5 * chance.gaussian();
            boolean hidden = wealth > 0.84 && chance.happens(0.6);
            draft.add(
                    hidden ? Double.NaN : StrictMath.exp(10 + 0.8 * wealth),
                    age,
                    chance.happens(age < 30 ? 0.3 : 0.05) ? Double.NaN : tenure,
                    chance.happens(0.15) ? Double.NaN : rate,
                    rate + 0.1 * chance.gaussian(),
                    "here",
                    "segment-" + segment,
                    "town-" + town,
                    channelMissing ? null : "channel-" + channel,
                    target.of(score));
        }
        return draft.table();
    }

    /** {@return a number k from 0 to TOWNS - 1 with probability proportional to 1 / (k + 1)} */
    private static int zipf(Chance chance) {
        double total = 0;
        for (int k = 1; k <= TOWNS; k++) {
            total += 1.0 / k;
        }
        double rest = chance.uniform() * total;
        int town = 0;
        while (town < TOWNS - 1 && rest >= 1.0 / (town + 1)) {
            rest -= 1.0 / (town + 1);
            town++;
        }
        return town;
    }

    /** Makes the target of a score. */
    private interface Target {
        Object of(double score);
    }
}
