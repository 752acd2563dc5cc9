package app.stagepass.vault;

import app.stagepass.TestClock;
import app.stagepass.files.AtomicFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A program that begins an encrypted file at the usual cost, says what came of it, and that it lives on. Argument: the file. */
public final class SmallHeap {

    private SmallHeap() {}

    public static void main(String[] arguments) {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            FileSecretStore store = new FileSecretStore(new AtomicFile(Path.of(arguments[0])), "Encrypted file",
                    Argon2Cost.USUAL, new SecureRandom(), new TestClock(), timer);
            try {
                store.create("Klavier-Regen_77 Laterne".toCharArray());
                System.out.println("created");
            } catch (VaultException e) {
                System.out.println(e.getClass().getSimpleName());
            }
            System.out.println("lives on");
        }
    }
}
