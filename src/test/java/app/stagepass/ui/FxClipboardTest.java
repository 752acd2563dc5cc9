package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.stagepass.handover.Clipboard;
import app.stagepass.handover.Clipboard.Content;
import app.stagepass.handover.ConcealedFormats;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.input.DataFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FxClipboardTest {

    private final FxClipboard clipboard = new FxClipboard(false, Duration.ofSeconds(30));

    @BeforeEach
    void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
        clipboard.put("before");
    }

    @Test
    void whatIsPutCanBeSeenAndCleared() throws Exception {
        clipboard.put("http://localhost:7277/oauth/callback");
        assertThat(clipboard.content()).isEqualTo(new Content.Text("http://localhost:7277/oauth/callback"));

        clipboard.clear();
        assertThat(clipboard.content()).isEqualTo(new Content.NoText());
    }

    @Test
    void aSecretComesWithEverySystemsHintAsPlainBytes() throws Exception {
        clipboard.putConcealed("not for histories");

        assertThat(clipboard.content()).isEqualTo(new Content.Text("not for histories"));
        for (Map.Entry<String, byte[]> hint : ConcealedFormats.all().entrySet()) {
            assertThat(bytes(hint.getKey())).as(hint.getKey()).isEqualTo(hint.getValue());
        }
    }

    @Test
    void aPublicTextComesWithoutThem() throws Exception {
        clipboard.putConcealed("not for histories");
        clipboard.put("for everybody");

        for (String hint : ConcealedFormats.all().keySet()) {
            assertThat(bytes(hint)).as(hint).isEmpty();
        }
    }

    @Test
    void onJavaFxsOwnThreadNothingWaitsForItself() throws Exception {
        Content seen = onFxThread(() -> {
            clipboard.putConcealed("put on its thread");
            return clipboard.content();
        });
        assertThat(seen).isEqualTo(new Content.Text("put on its thread"));

        Content after = onFxThread(() -> {
            clipboard.clear();
            return clipboard.content();
        });
        assertThat(after).isEqualTo(new Content.NoText());
    }

    @Test
    void aThreadThatHangsIsNotWaitedForAndNothingIsPutBehindTheCallersBack() throws Exception {
        FxClipboard impatient = new FxClipboard(false, Duration.ofMillis(50));
        CountDownLatch hanging = hangFxThread();

        assertThatExceptionOfType(Clipboard.Unavailable.class).isThrownBy(() -> impatient.putConcealed("too late"));
        assertThat(impatient.content()).isEqualTo(new Content.Unknown());
        hanging.countDown();

        assertThat(clipboard.content()).isEqualTo(new Content.Text("before"));
    }

    @Test
    void anInterruptedCallerStaysInterruptedAndPutsNothing() throws Exception {
        CountDownLatch hanging = hangFxThread();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Clipboard.Unavailable.class).isThrownBy(() -> clipboard.put("interrupted"));

        assertThat(Thread.interrupted()).isTrue();
        hanging.countDown();
        assertThat(clipboard.content()).isEqualTo(new Content.Text("before"));
    }

    @Test
    void underWaylandAnEmptyAnswerIsNotTakenForAnEmptyClipboard() throws Exception {
        FxClipboard wayland = new FxClipboard(true, Duration.ofSeconds(30));
        wayland.put("seen");
        assertThat(wayland.content()).isEqualTo(new Content.Text("seen"));

        wayland.clear();
        assertThat(wayland.content()).isEqualTo(new Content.Unknown());
    }

    @Test
    void aWaylandSessionIsRecognized() {
        assertThat(FxClipboard.isWayland(Map.of("XDG_SESSION_TYPE", "wayland"))).isTrue();
        assertThat(FxClipboard.isWayland(Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
        assertThat(FxClipboard.isWayland(Map.of("XDG_SESSION_TYPE", "x11", "DISPLAY", ":0"))).isFalse();
        assertThat(FxClipboard.isWayland(Map.of())).isFalse();
    }

    /** JavaFX's thread does nothing else until the latch is counted down. */
    private static CountDownLatch hangFxThread() {
        CountDownLatch end = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return end;
    }

    private static byte[] bytes(String name) throws Exception {
        Object value = onFxThread(() -> {
            DataFormat format = DataFormat.lookupMimeType(name);
            return format == null ? "" : javafx.scene.input.Clipboard.getSystemClipboard().getContent(format);
        });
        if (!(value instanceof ByteBuffer buffer)) {
            return new byte[0];
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static <T> T onFxThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }
}
