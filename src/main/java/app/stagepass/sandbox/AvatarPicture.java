package app.stagepass.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Draws a face for an invented account: a PNG (RFC 2083) of two eyes on a coloured gradient, another for each account. */
final class AvatarPicture {

    private static final int SIZE = 128;

    private AvatarPicture() {}

    static byte[] png(String userId) {
        int seed = userId.hashCode();
        int[] top = colour(seed);
        int[] bottom = colour(seed * 31 + 7);
        int eye = 13 + Math.floorMod(seed, 8);
        int gap = 20 + Math.floorMod(seed >> 3, 12);
        byte[] rows = new byte[SIZE * (1 + SIZE * 3)];
        int at = 0;
        for (int y = 0; y < SIZE; y++) {
            rows[at++] = 0; // filter: none
            for (int x = 0; x < SIZE; x++) {
                int dx = Math.abs(x - SIZE / 2) - gap;
                int dy = y - SIZE / 2 + 6;
                int distance = dx * dx + dy * dy;
                boolean beak = y > SIZE / 2 + 10 && y < SIZE / 2 + 28
                        && Math.abs(x - SIZE / 2) < (SIZE / 2 + 28 - y) / 2;
                for (int channel = 0; channel < 3; channel++) {
                    int value = top[channel] + (bottom[channel] - top[channel]) * y / SIZE;
                    if (distance < eye * eye) {
                        value = distance < eye * eye / 4 ? 25 : 250;
                    } else if (beak) {
                        value = channel == 0 ? 250 : channel == 1 ? 190 : 70;
                    }
                    rows[at++] = (byte) value;
                }
            }
        }
        return file(rows);
    }

    private static int[] colour(int seed) {
        int mixed = seed * 0x9E3779B1;
        return new int[]{60 + (mixed >>> 24) % 150, 50 + ((mixed >>> 16) & 0xff) % 120,
                90 + ((mixed >>> 8) & 0xff) % 140};
    }

    private static byte[] file(byte[] rows) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(rows);
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(png);
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(SIZE);
            fields.writeInt(SIZE);
            fields.write(new byte[]{8, 2, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
