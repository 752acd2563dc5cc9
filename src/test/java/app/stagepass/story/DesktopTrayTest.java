package app.stagepass.story;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.NoticeHandle;
import app.stagepass.desktop.SystemTrays;
import app.stagepass.desktop.TrayFace;
import app.stagepass.desktop.TrayItem;
import app.stagepass.desktop.TrayPlace;
import app.stagepass.desktop.TraySetting;
import app.stagepass.desktop.TrayShape;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tray in real panels and a notification from a real service. Run it by {@code packaging/linux/tray}; screenshots are left in
 * target/tray.
 */
@Tag("desktop")
class DesktopTrayTest {

    private static final int PATIENCE_SECONDS = 40;

    private final Path pictures = Path.of("target", "tray");
    private final BlockingQueue<TrayPlace> places = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private SystemTrays.Opened opened;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(pictures);
        TraySetting setting = new TraySetting("stagepass", face(TrayShape.FINE), () -> done.add("open"), workers,
                workers,
                ticker);
        opened = SystemTrays.open("Linux", "Stagepass", setting, Duration.ofSeconds(4), places::add);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void in_a_panel_and_in_its_successors() throws Exception {
        Shell.run("desktop-part", "start", "xfce4-panel");
        awaitPlace(TrayPlace.STATUS_NOTIFIER);
        for (TrayShape shape : TrayShape.values()) {
            opened.tray().show(face(shape));
            awaitPixels(color(shape), 10);
            picture("panel-" + shape);
        }
        int[] where = awaitPixels(color(TrayShape.NEEDS_YOU), 10);
        click(where, 1);
        assertThat(next()).isEqualTo("open");
        click(where, 3);
        Patience.until("the menu", PATIENCE_SECONDS, () -> menuIsOpen(where));
        picture("panel-menu");
        Shell.run("xdotool", "key", "Down", "Down", "Return");
        assertThat(next()).isEqualTo("check");

        Shell.run("desktop-part", "stop", "xfce4-panel");
        awaitPlace(TrayPlace.STILL_LOOKING);
        Shell.run("desktop-part", "start", "trayer");
        awaitPlace(TrayPlace.AWT);
        int[] there = awaitPixels(color(TrayShape.NEEDS_YOU), 10);
        picture("xembed");
        click(there, 1);
        assertThat(next()).isEqualTo("open");

        Shell.run("desktop-part", "stop", "trayer");
        awaitPlace(TrayPlace.NONE);
        Shell.run("desktop-part", "start", "xfce4-panel");
        awaitPlace(TrayPlace.STATUS_NOTIFIER);
        awaitPixels(color(TrayShape.NEEDS_YOU), 10);
        Shell.run("desktop-part", "stop", "xfce4-panel");
    }

    @Test
    void a_notification_is_shown_clicked_and_taken_away() throws Exception {
        BufferedImage empty = screen();
        Notice notice = new Notice("night_owl needs you",
                "Twitch no longer accepts <this> sign-in & asks for a new one.",
                Notice.Urgency.CRITICAL, Optional.of("Show"), () -> done.add("show"));
        NoticeHandle first = opened.notifications().show(notice);
        int[] where = awaitChange(empty);
        picture("notification");
        opened.notifications().withdraw(first);
        Patience.until("the notification to go", PATIENCE_SECONDS,
                () -> difference(empty, screen()).isEmpty() ? Optional.of(true) : Optional.empty());

        opened.notifications().show(notice);
        awaitChange(empty);
        click(where, 2); // dunst's own: the middle button does the action
        assertThat(next()).isEqualTo("show");
    }

    private TrayFace face(TrayShape shape) {
        return new TrayFace(shape, "Stagepass", "2 tokens, " + shape, List.of(
                new TrayItem.Menu("night_owl: fine", List.of(new TrayItem.Entry("Copy token", true, () -> {}))),
                new TrayItem.Entry("Check all now", true, () -> done.add("check")), new TrayItem.Separator(),
                new TrayItem.Entry("Quit", true, () -> done.add("quit"))));
    }

    private static int color(TrayShape shape) {
        return switch (shape) {
            case NOBODY -> 0x8b93a3;
            case FINE -> 0x1fa971;
            case WORKING -> 0xf2a516;
            case WAITING -> 0x2d8cf0;
            case NEEDS_YOU -> 0xe5484d;
        };
    }

    private void awaitPlace(TrayPlace wanted) throws InterruptedException {
        TrayPlace place = null;
        while (place != wanted) {
            place = places.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(place).as("waiting for %s", wanted).isNotNull();
        }
    }

    private String next() throws InterruptedException {
        return done.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Where on the screen there are so many pixels of a colour: their middle. */
    private static int[] awaitPixels(int rgb, int enough) throws Exception {
        return Patience.until("the picture", PATIENCE_SECONDS, () -> {
            BufferedImage screen = screen();
            long x = 0;
            long y = 0;
            int count = 0;
            for (int row = 0; row < screen.getHeight(); row++) {
                for (int column = 0; column < screen.getWidth(); column++) {
                    if ((screen.getRGB(column, row) & 0xffffff) == rgb) {
                        x += column;
                        y += row;
                        count++;
                    }
                }
            }
            return count < enough ? Optional.empty() : Optional.of(new int[]{(int) (x / count), (int) (y / count)});
        });
    }

    private static int[] awaitChange(BufferedImage before) throws Exception {
        return Patience.until("something new on the screen", PATIENCE_SECONDS, () -> difference(before, screen()));
    }

    /** The middle of what is different, if it is more than a pointer. */
    private static Optional<int[]> difference(BufferedImage before, BufferedImage now) {
        long x = 0;
        long y = 0;
        int count = 0;
        for (int row = 0; row < now.getHeight(); row++) {
            for (int column = 0; column < now.getWidth(); column++) {
                if (before.getRGB(column, row) != now.getRGB(column, row)) {
                    x += column;
                    y += row;
                    count++;
                }
            }
        }
        return count < 2_000 ? Optional.empty() : Optional.of(new int[]{(int) (x / count), (int) (y / count)});
    }

    /** An open menu covers the black below the panel. */
    private static Optional<Boolean> menuIsOpen(int[] icon) throws Exception {
        BufferedImage screen = screen();
        return (screen.getRGB(icon[0] - 20, icon[1] + 60) & 0xffffff) == 0 ? Optional.empty() : Optional.of(true);
    }

    private static BufferedImage screen() throws Exception {
        Path file = Files.createTempFile("screen", ".png");
        Shell.run("import", "-window", "root", file.toString());
        BufferedImage image = ImageIO.read(file.toFile());
        Files.delete(file);
        return image;
    }

    private static void click(int[] where, int button) throws Exception {
        Shell.run("xdotool", "mousemove", String.valueOf(where[0]), String.valueOf(where[1]), "click",
                String.valueOf(button));
    }

    private void picture(String name) throws Exception {
        Shell.run("import", "-window", "root", pictures.resolve(name + ".png").toString());
    }
}
