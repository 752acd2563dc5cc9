package app.stagepass.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The icon files of Windows and macOS hold every size that these systems ask for, each as large as it says. */
class IconFilesTest {

    @Test
    void windows_finds_every_size_that_it_draws() throws Exception {
        ByteBuffer file = read("icons/stagepass.ico", ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt(0)).as("the type of an icon file").isEqualTo(0x10000);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < file.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int said = file.get(entry) == 0 ? 256 : file.get(entry) & 0xff;
            byte[] picture = new byte[file.getInt(entry + 8)];
            file.get(file.getInt(entry + 12), picture);
            assertThat(file.getShort(entry + 6)).as("bits for a pixel, the shadow among them").isEqualTo((short) 32);
            assertThat(said == 256 ? png(picture).getWidth() : bitmapWidth(picture)).isEqualTo(said);
            sizes.add(said);
        }
        assertThat(sizes).containsExactly(16, 20, 24, 32, 40, 48, 64, 128, 256);
    }

    @Test
    void macos_finds_every_size_for_both_kinds_of_screens() throws Exception {
        ByteBuffer file = read("icons/stagepass.icns", ByteOrder.BIG_ENDIAN);
        assertThat(type(file, 0)).isEqualTo("icns");
        assertThat(file.getInt(4)).as("the length that the file says").isEqualTo(file.capacity());
        Map<String, Integer> widths = new LinkedHashMap<>();
        for (int at = 8; at < file.capacity(); at += file.getInt(at + 4)) {
            byte[] element = new byte[file.getInt(at + 4) - 8];
            file.get(at + 8, element);
            widths.put(type(file, at), element[0] == (byte) 0x89 ? png(element).getWidth() : 0);
        }
        assertThat(widths).containsAllEntriesOf(Map.of("ic11", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256,
                "ic14", 512, "ic09", 512, "ic10", 1024));
        assertThat(widths).as("16 and 32 pixels, each a picture and its mask").containsKeys("is32", "s8mk", "il32",
                "l8mk");
    }

    @Test
    void around_the_picture_the_icons_are_transparent() throws Exception {
        ByteBuffer file = read("icons/stagepass.icns", ByteOrder.BIG_ENDIAN);
        for (int at = 8; at < file.capacity(); at += file.getInt(at + 4)) {
            if (type(file, at).equals("ic10")) {
                byte[] element = new byte[file.getInt(at + 4) - 8];
                file.get(at + 8, element);
                BufferedImage picture = png(element);
                assertThat(picture.getRGB(10, 10) >>> 24).isZero();
                assertThat(picture.getRGB(512, 400) >>> 24).isEqualTo(255);
            }
        }
    }

    private static ByteBuffer read(String file, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(order);
    }

    private static String type(ByteBuffer file, int at) {
        byte[] letters = new byte[4];
        file.get(at, letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /** The header of a bitmap without a file header: its own length, then the width. */
    private static int bitmapWidth(byte[] picture) {
        return ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    }

    private static BufferedImage png(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }
}
