package app.stagepass.ui.connect;

import app.stagepass.ui.SecondHand;
import app.stagepass.handover.Clipboard;
import app.stagepass.oauth.DeviceAuthorization;
import app.stagepass.ui.Work;
import app.stagepass.watch.SignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What the person goes to Twitch with, a link or a code, and how long it is good. For the UI thread. Neither leaves this class but for the
 * browser, the clipboard, and while the person holds it open.
 */
final class LinkOffer {

    private final Clipboard clipboard;
    private final Work work;
    private final Clock clock;
    private final SecondHand secondHand;
    private final ReadOnlyObjectWrapper<Duration> left = new ReadOnlyObjectWrapper<>(SignIn.TIME_LIMIT);
    private final ReadOnlyObjectWrapper<LinkCopy> copied = new ReadOnlyObjectWrapper<>(LinkCopy.NOT_YET);
    private Optional<URI> link = Optional.empty();
    private Optional<DeviceAuthorization> device = Optional.empty();
    private Duration whole = SignIn.TIME_LIMIT;
    private SecondHand.Stop ticking = () -> {};
    /** Counts the offers, so that late news of one that is over is not taken for news of the next. */
    private int number;

    LinkOffer(Clipboard clipboard, Work work, Clock clock, SecondHand secondHand) {
        this.clipboard = clipboard;
        this.work = work;
        this.clock = clock;
        this.secondHand = secondHand;
    }

    /** What is left of the time that the person has; never negative. */
    ReadOnlyObjectProperty<Duration> leftProperty() {
        return left.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LinkCopy> copiedProperty() {
        return copied.getReadOnlyProperty();
    }

    void begin(URI there, Instant deadline) {
        whole = SignIn.TIME_LIMIT;
        await(there, deadline);
    }

    void begin(DeviceAuthorization codes) {
        device = Optional.of(codes);
        await(codes.verificationUri(), codes.expiresAt());
        whole = left.get();
    }

    private void await(URI there, Instant deadline) {
        link = Optional.of(there);
        count(deadline);
        ticking.stop();
        ticking = secondHand.start(() -> count(deadline));
    }

    private void count(Instant deadline) {
        Duration now = Duration.between(clock.instant(), deadline);
        left.set(now.isNegative() ? Duration.ZERO : now);
    }

    /** Nobody waits for it any more. */
    void end() {
        ticking.stop();
        link = Optional.empty();
        device = Optional.empty();
    }

    /** The same, and what was said of it is over too. */
    void forget() {
        end();
        number++;
        copied.set(LinkCopy.NOT_YET);
    }

    /**
     * What a browser is given. Every user of the computer can read its arguments, so the code is not among them: it is on the clipboard
     * then, to be pasted into the page.
     */
    Optional<URI> toOpen() {
        return device.isEmpty() ? link : link.map(uri -> uri.resolve(uri.getRawPath()));
    }

    /** Code and link, for as long as the person holds them open; empty when nobody waits for them any more. */
    Optional<DeviceAuthorization> heldOpen() {
        return device;
    }

    /** How long the person has in all. */
    Duration whole() {
        return whole;
    }

    /** Puts the link on the clipboard, with the hint that managers should not keep it: it starts one sign-in. */
    void copyLink() {
        link.ifPresent(uri -> copy(uri.toString(), LinkCopy.COPIED));
    }

    /** The same with the code that is typed on another device. */
    void copyCode() {
        device.ifPresent(codes -> copy(codes.userCode().reveal(), LinkCopy.CODE_COPIED));
    }

    private void copy(String text, LinkCopy then) {
        int mine = number;
        work.start(() -> {
            clipboard.putConcealed(text);
            return true;
        }, _ -> say(mine, then), _ -> say(mine, LinkCopy.FAILED));
    }

    /** No browser took it. */
    void notOpened() {
        copied.set(LinkCopy.FAILED);
    }

    private void say(int about, LinkCopy what) {
        if (about == number) {
            copied.set(what);
        }
    }
}
