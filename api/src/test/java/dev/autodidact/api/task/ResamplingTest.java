package dev.autodidact.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void seedsTakePublishedFoldsInTurn() {
        Resampling.Published published = new Resampling.Published(List.of(2, 0, 1, 0, -1));
        assertThat(published.folds()).isEqualTo(3);
        assertThat(Stream.of(1L, 2L, 3L, 4L, 0L, -1L).map(published::fold)).containsExactly(0, 1, 2, 0, 2, 1);
    }

    @Test
    void refusesFoldsThatLeaveGapsOrNothingToLearnFrom() {
        assertThatThrownBy(() -> new Resampling.Published(List.of(0, 2))).hasMessageContaining("gap");
        assertThatThrownBy(() -> new Resampling.Published(List.of(-1, -1))).hasMessageContaining("gap");
        assertThatThrownBy(() -> new Resampling.Published(List.of(-2, 0))).hasMessageContaining("gap");
        assertThatThrownBy(() -> new Resampling.Published(List.of(0, 0))).hasMessageContaining("learn from");
    }
}
