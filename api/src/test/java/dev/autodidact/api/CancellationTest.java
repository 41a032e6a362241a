package dev.autodidact.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTest {

    @Test
    void nothingIsRequestedUntilSomebodyCancels() {
        Cancellation cancellation = Cancellation.none();
        assertThatCode(cancellation::check).doesNotThrowAnyException();

        cancellation.cancel();

        assertThat(cancellation.requested()).isTrue();
        assertThatThrownBy(cancellation::check).isInstanceOf(InterruptedException.class);
    }

    @Test
    void deadlinesPass() {
        assertThat(Cancellation.after(0).requested()).isTrue();
        assertThat(Cancellation.after(-1).requested()).isTrue();
        assertThat(Cancellation.after(TimeUnit.DAYS.toNanos(1)).requested()).isFalse();
    }

    @Test
    void interruptedThreadsAreAskedToStopAndStayInterrupted() {
        Thread.currentThread().interrupt();
        assertThat(Cancellation.none().requested()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Cancellation.none().requested()).isFalse();
    }
}
