package dev.autodidact.api.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelInputTest {

    private static final String LEARNER = "test.learner";

    private enum Colour {
        RED,
        GREEN
    }

    private interface Writing {
        void to(ModelOutput out) throws IOException;
    }

    private static byte[] written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.to(new ModelOutput(bytes, LEARNER, 3));
        return bytes.toByteArray();
    }

    private static ModelInput read(byte[] bytes) throws IOException {
        return new ModelInput(new ByteArrayInputStream(bytes), LEARNER, 3);
    }

    private static ModelInput input(Writing writing) throws IOException {
        return read(written(writing));
    }

    private static void writeOneOfEach(ModelOutput out) throws IOException {
        out.flag(true);
        out.integer(-7);
        out.real(0.1);
        out.option(Colour.GREEN);
        out.integers(new int[] {1, 2, 3});
        out.reals(new double[] {-0.0, Double.MIN_VALUE});
        out.table(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    }

    private static List<Object> readOneOfEach(ModelInput in) throws IOException {
        return List.of(
                in.flag(),
                in.integer(-7, -7, "number"),
                in.real("number"),
                in.option(Colour.class),
                in.integers(3, 1, 3, "number"),
                in.reals(2, "number"),
                in.table(3, 2, "number"));
    }

    private static void assertRefused(ThrowingCallable reading, String because) {
        assertThatThrownBy(reading)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'test.learner'")
                .hasMessageContaining(because);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(readOneOfEach(input(ModelInputTest::writeOneOfEach)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        true,
                        -7,
                        0.1,
                        Colour.GREEN,
                        new int[] {1, 2, 3},
                        new double[] {-0.0, Double.MIN_VALUE},
                        new double[][] {{1, 2}, {3, 4}, {5, 6}}));
    }

    @Test
    void longAndEmptyArraysAreReadBack() throws IOException {
        int[] integers = new int[50_000];
        integers[49_999] = 7;
        double[] reals = Arrays.stream(integers).asDoubleStream().toArray();
        ModelInput in = input(out -> {
            out.integers(integers);
            out.reals(reals);
            out.reals(new double[0]);
        });

        assertThat(in.integers(50_000, 0, 7, "number")).isEqualTo(integers);
        assertThat(in.reals(50_000, "number")).isEqualTo(reals);
        assertThat(in.reals(0, "number")).isEmpty();
        assertThat(in.table(2, 0, "number")).isEqualTo(new double[2][0]);
        assertThat(in.table(0, 2, "number")).isEmpty();
    }

    @Test
    void nothingIsReadBehindTheModel() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(written(ModelInputTest::writeOneOfEach));
        bytes.write(42);
        InputStream stream = new ByteArrayInputStream(bytes.toByteArray());

        readOneOfEach(new ModelInput(stream, LEARNER, 3));

        assertThat(stream.read()).isEqualTo(42);
    }

    @Test
    void everyTruncationIsAnIoException() throws IOException {
        byte[] bytes = written(ModelInputTest::writeOneOfEach);
        for (int length = 0; length < bytes.length; length++) {
            byte[] start = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> readOneOfEach(read(start)))
                    .as("%s bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void otherBytesLearnersAndVersionsAreRefused() throws IOException {
        byte[] bytes = written(out -> {});
        byte[] others = bytes.clone();
        others[0]++;

        assertRefused(() -> read(others), "it begins differently");
        assertRefused(() -> new ModelInput(new ByteArrayInputStream(bytes), LEARNER, 4), "version 3");
        assertThatThrownBy(() -> new ModelInput(new ByteArrayInputStream(bytes), "test.other", 3))
                .isInstanceOf(IOException.class)
                .hasMessage("not a model of 'test.other': it is one of 'test.learner'");
    }

    @Test
    void valuesOutsideTheirBoundsAreRefused() throws IOException {
        assertRefused(() -> input(out -> out.integer(10)).integer(0, 9, "share"), "share 10 is outside 0 to 9");
        assertRefused(() -> input(out -> out.integer(0)).integer(1, 0, "share"), "share 0");
        assertRefused(() -> input(out -> out.integer(2)).flag(), "flag 2");
        assertRefused(() -> input(out -> out.integers(new int[] {3, -1})).integers(2, 0, 9, "share"), "share -1");
        assertRefused(() -> input(out -> out.real(Double.NaN)).real("share"), "share is NaN");
        assertRefused(
                () -> input(out -> out.reals(new double[] {1, Double.POSITIVE_INFINITY}))
                        .reals(2, "share"),
                "share is Infinity");
        assertRefused(() -> input(out -> out.option(Thread.State.NEW)).option(Colour.class), "no Colour is 'NEW'");
        assertRefused(() -> read(written(out -> {})).require(false, "it is too late"), "it is too late");
    }

    @Test
    void forgedLengthsTakeLittleMemory() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] bytes = written(out -> out.integers(new int[100]));
        long before = threads.getCurrentThreadAllocatedBytes();

        for (long length : new long[] {101, ModelInput.LONGEST, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertRefused(() -> read(bytes).reals(length, "share"), "share");
            assertRefused(() -> read(bytes).integers(length, 0, 0, "share"), "share");
            assertRefused(() -> read(bytes).table(1 << 30, length, "share"), "share");
        }
        assertRefused(() -> read(bytes).table(Integer.MAX_VALUE, 1, "share"), "share");
        assertRefused(() -> read(bytes).table(Integer.MAX_VALUE, 0, "share"), "share");
        assertRefused(() -> read(bytes).table(-1, 1, "share"), "share");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64L << 20);
    }
}
