package app.stagepass.ui;

import app.stagepass.handover.Clipboard;
import app.stagepass.handover.ConcealedFormats;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

/**
 * The system's clipboard by way of JavaFX, which lets only its own thread touch it. On that thread the calls do their work at
 * once; on any other they wait for it, for some seconds at most.
 */
public final class FxClipboard implements Clipboard {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final boolean wayland;
    private final Duration limit;

    /** @param environment the process's environment; it tells a Wayland session, which hides the clipboard at times */
    public FxClipboard(Map<String, String> environment) {
        this(isWayland(environment), LIMIT);
    }

    FxClipboard(boolean wayland, Duration limit) {
        this.wayland = wayland;
        this.limit = limit;
    }

    static boolean isWayland(Map<String, String> environment) {
        return environment.getOrDefault("XDG_SESSION_TYPE", "").equalsIgnoreCase("wayland")
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    @Override
    public void putConcealed(String text) throws Unavailable {
        ClipboardContent content = text(text);
        // As byte buffers: everything else arrives as a serialized Java object, which no clipboard manager reads.
        ConcealedFormats.all().forEach((name, bytes) -> content.put(format(name), ByteBuffer.wrap(bytes)));
        set(content);
    }

    @Override
    public void put(String text) throws Unavailable {
        set(text(text));
    }

    @Override
    public Content content() {
        try {
            return onFxThread(this::look);
        } catch (Unavailable e) {
            return new Content.Unknown();
        }
    }

    /** Under Wayland an empty answer may mean that we are not shown what is there. */
    private Content look() {
        return Optional.ofNullable(javafx.scene.input.Clipboard.getSystemClipboard().getString())
                .<Content>map(Content.Text::new)
                .orElseGet(() -> wayland ? new Content.Unknown() : new Content.NoText());
    }

    @Override
    public void clear() throws Unavailable {
        onFxThread(() -> {
            javafx.scene.input.Clipboard.getSystemClipboard().clear();
            return true;
        });
    }

    private void set(ClipboardContent content) throws Unavailable {
        if (!onFxThread(() -> javafx.scene.input.Clipboard.getSystemClipboard().setContent(content))) {
            throw new Unavailable(Optional.empty());
        }
    }

    private static ClipboardContent text(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        return content;
    }

    /** JavaFX allows one object for each name. */
    private static DataFormat format(String name) {
        DataFormat known = DataFormat.lookupMimeType(name);
        return known == null ? new DataFormat(name) : known;
    }

    private <T> T onFxThread(Callable<T> work) throws Unavailable {
        FutureTask<T> task = new FutureTask<>(work);
        AtomicBoolean claimed = new AtomicBoolean();
        try {
            if (Platform.isFxApplicationThread()) {
                task.run();
                return task.get();
            }
            Platform.runLater(() -> {
                if (claimed.compareAndSet(false, true)) {
                    task.run();
                }
            });
            return await(task, claimed);
        } catch (ExecutionException e) {
            throw new Unavailable(Optional.of(className(e.getCause() == null ? e : e.getCause())));
        } catch (TimeoutException | RuntimeException | LinkageError e) {
            // The thread hangs, or JavaFX is not started, has ended, or has no display.
            throw new Unavailable(Optional.of(className(e)));
        } catch (InterruptedException e) {
            claimed.set(true);
            Thread.currentThread().interrupt();
            throw new Unavailable(Optional.of(className(e)));
        }
    }

    /** Whoever claims the work first decides: after a time-out reported here, nothing is put on the clipboard any more. */
    private <T> T await(FutureTask<T> task, AtomicBoolean claimed)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (claimed.compareAndSet(false, true)) {
                throw e;
            }
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static String className(Throwable e) {
        return e.getClass().getSimpleName();
    }
}
