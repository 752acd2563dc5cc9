import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Looks at the X screen of a desktop and measures when a program is there. Run from its source:
 *
 *   java Screen.java start PICTURE X,Y,W,H CLICK COMMAND...   milliseconds from the start of COMMAND until the part of the screen
 *                                                              looks like PICTURE, and until a click at CLICK (x,y; or "none")
 *                                                              changed what is below it; the program is left running
 *   java Screen.java until PICTURE X,Y,W,H COMMAND...          milliseconds from COMMAND (which ends) until the screen looks like that
 *   java Screen.java still PICTURE SECONDS                     waits until nothing changes for so long, and writes the screen to PICTURE
 *
 * A screen looks like a picture when 97 of 100 points of the part do; the points are the same each time, half of them such that the
 * picture differs there from the part's first point. DRAWN=X,Y in the environment: besides, this point must differ from the part's first.
 */
final class Screen {

    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** A look costs the X server time that the program needs, so there is a pause after each. */
    private static final long LOOK_NANOS = 5_000_000;
    private static final int POINTS = 100;

    private final Robot robot;
    private final Point drawn;

    private Screen() throws Exception {
        this.robot = new Robot();
        String at = System.getenv("DRAWN");
        this.drawn = at == null ? null : rectangle(at + ",1,1").getLocation();
        robot.setAutoDelay(0);
    }

    public static void main(String[] arguments) throws Exception {
        Screen screen = new Screen();
        switch (arguments[0]) {
            case "start" -> screen.start(Path.of(arguments[1]), rectangle(arguments[2]), arguments[3],
                    List.of(arguments).subList(4, arguments.length));
            case "until" -> screen.until(Path.of(arguments[1]), rectangle(arguments[2]),
                    List.of(arguments).subList(3, arguments.length));
            case "still" -> screen.still(Path.of(arguments[1]), Double.parseDouble(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    private static Rectangle rectangle(String text) {
        int[] numbers = Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
        return new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private void start(Path picture, Rectangle part, String click, List<String> command) throws Exception {
        List<Point> points = new ArrayList<>();
        BufferedImage wanted = javax.imageio.ImageIO.read(picture.toFile());
        choose(wanted, part, points);
        robot.mouseMove(part.x + part.width - 1, part.y + part.height - 1);
        warmUp(wanted, part, points);
        long began = System.nanoTime();
        new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new File(System.getenv("TRY_DESKTOP"), "started.log")).start();
        await("like " + picture, () -> looksLike(wanted, part, points));
        long drawn = System.nanoTime();
        if (!click.equals("none")) {
            String[] at = click.split(",");
            robot.mouseMove(Integer.parseInt(at[0]), Integer.parseInt(at[1]));
            Rectangle answer = new Rectangle(Integer.parseInt(at[0]) - 150, Integer.parseInt(at[1]) + 30, 150, 80);
            BufferedImage before = robot.createScreenCapture(answer);
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            await("as after an answered click", () -> differences(before, robot.createScreenCapture(answer)) > 50);
        }
        System.out.println((drawn - began) / 1_000_000 + " " + (System.nanoTime() - began) / 1_000_000);
    }

    private void until(Path picture, Rectangle part, List<String> command) throws Exception {
        List<Point> points = new ArrayList<>();
        BufferedImage wanted = javax.imageio.ImageIO.read(picture.toFile());
        choose(wanted, part, points);
        long began = System.nanoTime();
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await("like " + picture, () -> looksLike(wanted, part, points));
        System.out.println((System.nanoTime() - began) / 1_000_000);
    }

    /** Our own Java runtime is to be at rest when the program begins. */
    private void warmUp(BufferedImage wanted, Rectangle part, List<Point> points) {
        for (int i = 0; i < 300; i++) {
            looksLike(wanted, part, points);
        }
        robot.delay(700);
    }

    /** Half of the points where something is drawn, half anywhere. */
    private static void choose(BufferedImage wanted, Rectangle part, List<Point> points) {
        Random random = new Random(7);
        int ground = wanted.getRGB(part.x, part.y);
        while (points.size() < POINTS) {
            int x = part.x + random.nextInt(part.width);
            int y = part.y + random.nextInt(part.height);
            if (points.size() >= POINTS / 2 || wanted.getRGB(x, y) != ground) {
                points.add(new Point(x, y));
            }
        }
    }

    private boolean looksLike(BufferedImage wanted, Rectangle part, List<Point> points) {
        if (drawn != null && near(wanted.getRGB(part.x, part.y), robot.getPixelColor(drawn.x, drawn.y).getRGB())) {
            return false;
        }
        BufferedImage now = robot.createScreenCapture(part);
        long same = points.stream()
                .filter(at -> near(wanted.getRGB(at.x, at.y), now.getRGB(at.x - part.x, at.y - part.y))).count();
        return same * 100 >= 97L * points.size();
    }

    private static boolean near(int one, int other) {
        Color a = new Color(one);
        Color b = new Color(other);
        return Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue()) < 24;
    }

    private static void await(String how, BooleanSupplier there) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                System.err.println("the screen never looked " + how);
                System.exit(1);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void still(Path picture, double seconds) throws Exception {
        Rectangle all = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        BufferedImage before = robot.createScreenCapture(all);
        long since = System.nanoTime();
        long end = since + PATIENCE_NANOS;
        while (System.nanoTime() - since < seconds * 1e9 && System.nanoTime() < end) {
            robot.delay(100);
            BufferedImage now = robot.createScreenCapture(all);
            if (differences(before, now) > 400) { // more than a caret
                since = System.nanoTime();
            }
            before = now;
        }
        javax.imageio.ImageIO.write(before, "png", picture.toFile());
        Files.exists(picture);
    }

    private static int differences(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y += 2) {
            for (int x = 0; x < one.getWidth(); x += 2) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
