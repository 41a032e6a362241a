package dev.autodidact.search.learned;

import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy of this package remembers, one chapter for each space. Immutable and thread-safe.
 *
 * @param chapters the chapters
 */
record Memory(List<Chapter> chapters) {

    /** Nothing. */
    static final Memory EMPTY = new Memory(List.of());

    /** Copies the list. */
    Memory {
        chapters = List.copyOf(chapters);
    }

    /**
     * What is remembered of one space.
     *
     * @param past the tasks
     * @param portfolio which configurations to evaluate first, by their index, in that order; empty where it is not known
     *     to help
     */
    record Chapter(PastSpace past, List<Integer> portfolio) {

        /** Copies the list, and checks the indices. */
        Chapter {
            portfolio = List.copyOf(portfolio);
            for (int member : portfolio) {
                if (member < 0 || member >= past.configurations().size()) {
                    throw new IllegalArgumentException("member " + member + " is none of "
                            + past.configurations().size() + " configurations");
                }
            }
        }

        /** {@return the configurations of the portfolio, in their order} */
        List<Configuration> members() {
            return portfolio.stream().map(past.configurations()::get).toList();
        }

        /** {@return the part that lies in a space; empty where nothing does} */
        Optional<Chapter> within(SearchSpace space) {
            PastSpace grown = past.grownTo(space);
            return grown.within(space)
                    .map(part -> new Chapter(
                            part,
                            portfolio.stream()
                                    .map(grown.configurations()::get)
                                    .map(part.configurations()::indexOf)
                                    .filter(index -> index >= 0)
                                    .toList()));
        }
    }

    /** {@return what is remembered of a space: of the chapters that have a part in it, that of most configurations} */
    Optional<Chapter> of(SearchSpace space) {
        return chapters.stream()
                .map(chapter -> chapter.within(space))
                .flatMap(Optional::stream)
                .max(Comparator.comparingInt(
                        chapter -> chapter.past().configurations().size()));
    }
}
