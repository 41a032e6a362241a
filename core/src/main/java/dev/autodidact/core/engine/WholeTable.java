package dev.autodidact.core.engine;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.runtime.model.Answer;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** All rows of a table, to fit final models on. Thread-safe. */
final class WholeTable {

    /** So many rows are predicted to see whether a model works at all. */
    private static final int PROBED_ROWS = 100;

    private final LabelledTable data;
    private final int[] rows;
    private final Schema schema;
    private final Map<Encoding, TrainingData> encoded = new ConcurrentHashMap<>();

    WholeTable(LabelledTable data) {
        this.data = data;
        this.rows = IntStream.range(0, data.table().rows()).toArray();
        this.schema = Schema.of(data.targetName(), data.type(), data.target());
    }

    Model fit(Learner learner, Configuration own, FitContext context) throws InterruptedException {
        TrainingData training = encoded.computeIfAbsent(
                learner.encoding(own),
                encoding -> new TrainingData(data.preprocessor().encodeTraining(data, rows, encoding), data.target()));
        Model model = learner.fit(own, training, context);
        int[] probed = IntStream.range(0, Math.min(PROBED_ROWS, rows.length)).toArray();
        String defect = Answer.defect(model.predict(training.features().take(probed)), probed.length, schema);
        if (!defect.isEmpty()) {
            throw new InvalidOutputException(defect);
        }
        return model;
    }
}
