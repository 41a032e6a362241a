package dev.autodidact.core.engine;

import dev.autodidact.api.data.Predictions;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Pool;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a final model is to be made of, before its members are fitted on all rows.
 *
 * @param shares the share of each member, the greatest first; they add up to 1, unless there is none
 * @param pool how the members' predictions become one
 * @param calibration what becomes of that
 */
record Ensemble(Map<Candidate, Double> shares, Pool pool, Calibration calibration) {

    Ensemble {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    /** {@return the weighted mean of its members, not calibrated} */
    static Ensemble linear(Map<Candidate, Double> shares) {
        return new Ensemble(shares, Pool.LINEAR, Calibration.NONE);
    }

    Ensemble calibrated(Calibration found) {
        return new Ensemble(shares, pool, found);
    }

    Set<Candidate> members() {
        return shares.keySet();
    }

    /** {@return what its members say together of the validated rows, not calibrated; there must be one} */
    Predictions outOfFold() {
        List<Predictions> parts = members().stream().map(Candidate::outOfFold).toList();
        return pool.of(
                parts, shares.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
