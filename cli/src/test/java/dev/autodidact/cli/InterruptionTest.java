package dev.autodidact.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.autodidact.core.engine.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sun.misc.Signal;
import sun.misc.SignalHandler;

class InterruptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void signalStopsAndTellsInsteadOfEndingTheProcess(String signal) throws InterruptedException {
        assumeThat(isIgnored(signal))
                .as("%s, which whoever started this process may have switched off", signal)
                .isFalse();
        StopSignal stop = StopSignal.manual();
        CountDownLatch told = new CountDownLatch(1);
        assertThat(Interruption.exitCode(stop)).isZero();

        try (Interruption interruption = new Interruption(stop, told::countDown)) {
            Signal.raise(new Signal(signal));
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(stop.stoppedByHand()).isTrue();
        assertThat(Interruption.exitCode(stop)).isEqualTo(130);
    }

    private static boolean isIgnored(String name) {
        Signal signal = new Signal(name);
        SignalHandler handler = Signal.handle(signal, SignalHandler.SIG_DFL);
        Signal.handle(signal, handler);
        return SignalHandler.SIG_IGN.equals(handler);
    }
}
