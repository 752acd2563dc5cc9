package app.stagepass.desktop;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An AWT tray without AWT: it may be absent, and it may hang. */
final class FakeAwtPanel implements AwtPanel {

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CountDownLatch mayAnswer;
    private volatile boolean there;
    private volatile @Nullable Happenings happenings;
    private volatile NumberedMenu menu = NumberedMenu.EMPTY;

    FakeAwtPanel(boolean there, boolean answers) {
        this.there = there;
        this.mayAnswer = new CountDownLatch(answers ? 0 : 1);
    }

    void wakeUp() {
        mayAnswer.countDown();
    }

    void comes() {
        there = true;
    }

    void goes() {
        there = false;
        tell().changed(false);
    }

    void restarts() {
        tell().changed(false);
        tell().changed(true);
    }

    Happenings tell() {
        Happenings now = happenings;
        if (now == null) {
            throw new AssertionError("nothing in the tray");
        }
        return now;
    }

    /** The number of the line with this label, at the top level. */
    int number(String label) {
        return menu.root().children().stream().filter(line -> line.label().equals(label)).findFirst().orElseThrow()
                .id();
    }

    String next() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }

    List<String> left() {
        return List.copyOf(events);
    }

    @Override
    public boolean isThere() {
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return there;
    }

    @Override
    public Icon add(TrayFace face, NumberedMenu first, Happenings told) {
        happenings = told;
        menu = first;
        events.add("added " + face.shape());
        return new Icon() {
            @Override
            public void change(TrayFace next) {
                events.add("shows " + next.shape());
            }

            @Override
            public void change(NumberedMenu next) {
                menu = next;
                events.add("menu");
            }

            @Override
            public void message(Notice notice) {
                events.add("says " + notice.title());
            }

            @Override
            public void remove() {
                events.add("removed");
            }
        };
    }
}
