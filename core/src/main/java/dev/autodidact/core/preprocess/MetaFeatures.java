package dev.autodidact.core.preprocess;

import java.util.Map;

/** Numbers that describe a data set. */
public final class MetaFeatures {

    private MetaFeatures() {}

    /**
     * {@return the meta-features by name}
     *
     * @param data the labelled rows
     */
    public static Map<String, Double> of(LabelledTable data) {
        return Map.of("log-rows", Math.log(data.table().rows()));
    }
}
