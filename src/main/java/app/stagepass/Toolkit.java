package app.stagepass;

import app.stagepass.handover.Clipboard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/**
 * JavaFX, started when it is first wanted and once only: without a window the program needs a third of the memory. Thread-safe.
 */
final class Toolkit {

    private static final Logger LOG = System.getLogger(Toolkit.class.getName());

    private final BooleanSupplier possible;
    private Optional<Boolean> runs = Optional.empty();

    /** @param possible whether a window can open here; JavaFX ends the program where it cannot */
    Toolkit(BooleanSupplier possible) {
        this.possible = possible;
    }

    /** Blocks for some hundred milliseconds the first time. Returns whether JavaFX runs. */
    synchronized boolean start() {
        if (runs.isEmpty()) {
            runs = Optional.of(possible.getAsBoolean() && started());
        }
        return runs.get();
    }

    private static boolean started() {
        try {
            Platform.startup(() -> {
                Platform.setImplicitExit(false);
                WindowClass.set();
            });
            return true;
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            LOG.log(Level.ERROR, "no window can open", e);
            return false;
        }
    }

    synchronized boolean isStarted() {
        return runs.orElse(false);
    }

    /** A clipboard that starts JavaFX before it is first written to. */
    Clipboard starting(Clipboard clipboard) {
        return new Clipboard() {

            @Override
            public void putConcealed(String text) throws Unavailable {
                require();
                clipboard.putConcealed(text);
            }

            @Override
            public void put(String text) throws Unavailable {
                require();
                clipboard.put(text);
            }

            @Override
            public Content content() {
                return isStarted() ? clipboard.content() : new Content.Unknown();
            }

            @Override
            public void clear() throws Unavailable {
                require();
                clipboard.clear();
            }

            private void require() throws Unavailable {
                if (!start()) {
                    throw new Unavailable(Optional.empty());
                }
            }
        };
    }
}
