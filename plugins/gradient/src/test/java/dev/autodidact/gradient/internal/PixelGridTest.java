package dev.autodidact.gradient.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.Features;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PixelGridTest {

    @Test
    void namesTellWhichPixelAFeatureIs() {
        PixelGrid grid = grid("2x3", "1x1").orElseThrow();

        assertThat(grid).isEqualTo(new PixelGrid(2, 3, List.of(5, 0)));
        assertThat(grid.isFull()).isFalse();
        assertThat(grid.images(new double[] {7, 8, 9, 10}, 2)).containsExactly(8, 0, 0, 0, 0, 7, 10, 0, 0, 0, 0, 9);
    }

    @Test
    void allPixelsInOrderAreAFullGrid() {
        assertThat(grid("1x1", "1x2", "2x1", "2x2")).contains(PixelGrid.full(2, 2));
        assertThat(grid("1x1", "2x1", "1x2", "2x2").orElseThrow().isFull()).isFalse();
    }

    @Test
    void otherFeaturesAreNoImage() {
        assertThat(grid("1x1", "age")).isEmpty();
        assertThat(grid("0x1")).isEmpty();
        assertThat(grid("1x1", "1x1")).as("one pixel twice").isEmpty();
        assertThat(grid()).isEmpty();
    }

    @Test
    void imagesAreMovedWithoutWhatLeavesThem() {
        PixelGrid grid = PixelGrid.full(2, 3);
        double[] images = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

        assertThat(grid.moved(images, 0, 0)).containsExactly(images);
        assertThat(grid.moved(images, 1, 0)).containsExactly(0, 0, 0, 1, 2, 3, 0, 0, 0, 7, 8, 9);
        assertThat(grid.moved(images, -1, 0)).containsExactly(4, 5, 6, 0, 0, 0, 10, 11, 12, 0, 0, 0);
        assertThat(grid.moved(images, 0, 1)).containsExactly(0, 1, 2, 0, 4, 5, 0, 7, 8, 0, 10, 11);
        assertThat(grid.moved(images, 0, -1)).containsExactly(2, 3, 0, 5, 6, 0, 8, 9, 0, 11, 12, 0);
        assertThat(PixelGrid.full(1, 1).moved(new double[] {1}, 0, -1)).containsExactly(0);
    }

    private static Optional<PixelGrid> grid(String... names) {
        return PixelGrid.of(new Features(List.of(names), new int[names.length], new double[names.length][0], 0));
    }
}
