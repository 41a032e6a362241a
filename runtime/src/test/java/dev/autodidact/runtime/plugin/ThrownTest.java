package dev.autodidact.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class ThrownTest {

    @Test
    void whatAnotherThreadOfAParallelStreamThrewIsSaidOnce() {
        Throwable thrown = catchThrowable(() -> ForkJoinPool.commonPool()
                .submit(() -> {
                    throw new IllegalArgumentException("no classes");
                })
                .join());

        assertThat(Thrown.message(Thrown.cause(thrown))).isEqualTo("IllegalArgumentException: no classes");
    }

    @Test
    void whatIsThrownForAReasonStaysWhatItIs() {
        Throwable thrown = new IllegalStateException("no model", new IllegalStateException("no rows"));

        assertThat(Thrown.cause(thrown)).isSameAs(thrown);
    }
}
