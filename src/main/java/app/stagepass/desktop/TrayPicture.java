package app.stagepass.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * One of our own pictures, square, as a panel wants it.
 *
 * @param size in pixels
 */
record TrayPicture(int size, BufferedImage image) {

    /** Panels take the one that fits; 22 and 24 are what most of them show. */
    private static final int[] SIZES = {16, 22, 24, 32, 48};

    /** Like none of the signs' colours, and seen on dark panels and light ones. */
    private static final int MARK = 0xFF00B8D4;
    private static final int CLEAR = 0;

    /** From the smallest to the largest. */
    static List<TrayPicture> all(TrayFace face) {
        return IntStream.of(SIZES).mapToObj(size -> of("tray/" + face.shape().fileName() + "-" + size + ".png"))
                .map(one -> face.marked() ? one.marked() : one).toList();
    }

    /** With its right upper corner, where signs have least to say, in another colour, and a gap below that. */
    private TrayPicture marked() {
        BufferedImage copy = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        int side = size * 6 / 16;
        int gap = Math.max(1, size / 16);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int away = size - 1 - x + y; // from the corner, in steps along the edges
                copy.setRGB(x, y, away < side ? MARK : away < side + gap ? CLEAR : image.getRGB(x, y));
            }
        }
        return new TrayPicture(size, copy);
    }

    /** The program's own picture, for notifications. */
    static TrayPicture program() {
        return of("/app/stagepass/ui/icons/stagepass-48.png");
    }

    private static TrayPicture of(String resource) {
        try (InputStream file = TrayPicture.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("not packed: " + resource);
            }
            // Given a plain stream, ImageIO would write a temporary file.
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(file));
            return new TrayPicture(image.getWidth(), image);
        } catch (IOException e) {
            throw new IllegalStateException("not readable: " + resource, e);
        }
    }

    /** Four bytes a pixel, row by row: alpha, red, green, blue. */
    byte[] argb() {
        return bytes(24, 16, 8, 0);
    }

    /** Four bytes a pixel, row by row: red, green, blue, alpha. */
    byte[] rgba() {
        return bytes(16, 8, 0, 24);
    }

    private byte[] bytes(int... shifts) {
        int[] pixels = image.getRGB(0, 0, size, size, new int[size * size], 0, size);
        byte[] bytes = new byte[pixels.length * shifts.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (pixels[i / shifts.length] >>> shifts[i % shifts.length]);
        }
        return bytes;
    }
}
