package app.stagepass.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** The entries as the text inside an {@link EncryptedFile}: how many, then each key and value, as {@link DataOutputStream} has it. */
final class SecretTable {

    private SecretTable() {}

    static byte[] bytes(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(entries.size());
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // longer than an entry may be
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it is no such table, which only another program with the passphrase could have written */
    static Map<String, String> entries(byte[] bytes) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int left = in.readInt(); left > 0; left--) {
                entries.put(in.readUTF(), in.readUTF());
            }
        }
        return entries;
    }
}
