package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is seen of each picture in the panel. */
class TrayPictureTest {

    private static List<TrayPicture> pictures(TrayShape shape, boolean marked) {
        return TrayPicture.all(new TrayFace(shape, marked, "", "", List.of()));
    }

    private static long opaque(BufferedImage image, int rgb) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .filter(pixel -> pixel == (0xFF000000 | rgb)).count();
    }

    @Test
    void where_nobody_is_signed_in_nothing_is_green_and_the_ring_is_empty() {
        for (TrayPicture one : pictures(TrayShape.NOBODY, false)) {
            assertThat(opaque(one.image(), 0x1fa971)).as("green at %d", one.size()).isZero();
            assertThat(opaque(one.image(), 0x8b93a3)).as("grey at %d", one.size()).isPositive();
            int middle = one.size() * 21 / 32;
            assertThat(one.image().getRGB(middle, middle) >>> 24).as("the ring's middle at %d", one.size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_mark_is_in_the_corner_and_leaves_the_signs_half_as_it_is(TrayShape shape) {
        List<TrayPicture> real = pictures(shape, false);
        List<TrayPicture> marked = pictures(shape, true);
        for (int i = 0; i < real.size(); i++) {
            int last = real.get(i).size() - 1;
            BufferedImage plain = real.get(i).image();
            BufferedImage other = marked.get(i).image();
            assertThat(other.getRGB(last, 0)).isEqualTo(0xFF00B8D4).isNotEqualTo(plain.getRGB(last, 0));
            for (int y = (last + 1) / 2; y <= last; y++) {
                for (int x = 0; x <= last; x++) {
                    assertThat(other.getRGB(x, y)).as("%d, %d of %d", x, y, last + 1).isEqualTo(plain.getRGB(x, y));
                }
            }
        }
    }

    @Test
    void a_tool_tip_without_a_title_of_its_own_says_which_program_it_is() {
        TrayFace face = new TrayFace(TrayShape.FINE, true, "Stagepass – sandbox", "1 of 1 token ready", List.of());
        assertThat(face.tooltipWithTitle()).isEqualTo("Stagepass – sandbox\n1 of 1 token ready");
    }
}
