package dev.autodidact.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelTest {

    @Test
    void namesOfPixelsAreReadBack() {
        assertThat(Pixel.named("3x15")).contains(new Pixel(3, 15));
        assertThat(Pixel.named(new Pixel(28, 1).name())).contains(new Pixel(28, 1));
    }

    @Test
    void otherNamesAreNoPixels() {
        for (String name : new String[] {"0x1", "1x", "x1", "1x1000", "01x1", "1 x 1", "age"}) {
            assertThat(Pixel.named(name)).as(name).isEmpty();
        }
    }
}
