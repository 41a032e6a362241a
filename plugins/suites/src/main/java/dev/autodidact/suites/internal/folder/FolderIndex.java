package dev.autodidact.suites.internal.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.task.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a file {@code index.json} says of the data files beside it: a JSON array of objects, each with {@code file} and,
 * where there is something to say, {@code family} and {@code task} ({@code classification} or {@code regression}). Other
 * fields, and files that are not there, are ignored.
 *
 * @param entries what is said, by the file's name, sorted
 */
record FolderIndex(Map<String, Entry> entries) {

    private static final String NAME = "index.json";

    /**
     * What is said of one file.
     *
     * @param family the data set of which it is a variant
     * @param type what is to be predicted
     */
    record Entry(Optional<String> family, Optional<TaskType> type) {

        private static final Entry SILENT = new Entry(Optional.empty(), Optional.empty());
    }

    /** {@return what is said of a file of that name; where nothing is, an entry without content} */
    Entry entry(String file) {
        return entries.getOrDefault(file, Entry.SILENT);
    }

    /**
     * {@return the index of the folder, empty where it has none}
     *
     * @throws AutodidactException of kind CALLER where the file is something else
     */
    static FolderIndex of(Path folder) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Path file = folder.resolve(NAME);
        if (Files.isRegularFile(file)) {
            JsonNode root = parse(file);
            if (!root.isArray()) {
                throw wrong(file, "it is no array");
            }
            for (JsonNode node : root) {
                String about =
                        text(file, node, "file").orElseThrow(() -> wrong(file, "an entry names no file: " + node));
                Optional<TaskType> type = text(file, node, "task").map(task -> type(file, task));
                entries.put(about, new Entry(text(file, node, "family"), type));
            }
        }
        return new FolderIndex(entries);
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw wrong(file, where + e.getOriginalMessage());
        }
    }

    private static Optional<String> text(Path file, JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(file, "'" + field + "' is no text: " + value);
        }
        return Optional.of(value.textValue());
    }

    private static TaskType type(Path file, String task) {
        return Arrays.stream(TaskType.values())
                .filter(type -> type.label().equals(task))
                .findFirst()
                .orElseThrow(() -> wrong(
                        file,
                        "task '" + task + "' is none of "
                                + Arrays.stream(TaskType.values())
                                        .map(TaskType::label)
                                        .collect(Collectors.joining(", "))));
    }

    private static AutodidactException wrong(Path file, String what) {
        return AutodidactException.caller("'" + file + "' is no index of data files: " + what
                + "\nAn index is an array of {\"file\": ..., \"family\": ..., \"task\": ...}; rename the file if it is"
                + " something else.");
    }
}
