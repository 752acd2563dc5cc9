package app.stagepass.ui;

import app.stagepass.token.CredentialStatus;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.Misconfigured;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.ui.Banner.Tone;
import app.stagepass.ui.Prompts.Choice;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Failure;
import app.stagepass.words.NextStep;
import app.stagepass.words.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Decides what is said above the cards: one line for a trouble, however many cards have it. For the UI thread. */
public final class BannersModel {

    private final Words words;
    private final NextSteps steps;
    private final KeyringModel keyring;
    private final Consumer<CredentialSnapshot> select;
    private final Runnable checkAll;
    private final Optional<Banner> sandbox;
    private final List<Failure> notices = new ArrayList<>();
    private Optional<Banner> release = Optional.empty();
    private final ObservableList<Banner> banners = FXCollections.observableArrayList();
    /** Kept, for the wrapper listens weakly: one that nobody holds goes silent with the next garbage collection. */
    private final ObservableList<Banner> shown = FXCollections.unmodifiableObservableList(banners);
    private List<CredentialSnapshot> credentials = List.of();

    /**
     * @param sandbox  shown always; empty in the real realm
     * @param select   shows one card
     * @param checkAll asks Twitch about all of them now, at the watch's own pace
     */
    public BannersModel(Words words, NextSteps steps, KeyringModel keyring, Optional<Banner> sandbox,
            Consumer<CredentialSnapshot> select, Runnable checkAll) {
        this.words = words;
        this.steps = steps;
        this.keyring = keyring;
        this.sandbox = sandbox;
        this.select = select;
        this.checkAll = checkAll;
        keyring.stateProperty().addListener((_, _, _) -> show());
        show();
    }

    /** Adds what is to be told once, as trouble with a file; it can be put away by hand. */
    public void notice(Failure failure) {
        notices.add(failure);
        show();
    }

    public void update(List<CredentialSnapshot> snapshots) {
        credentials = List.copyOf(snapshots);
        show();
    }

    /** A new version is out; until it is put away. */
    void released(String version, Optional<URI> page) {
        List<Choice> choices = new ArrayList<>();
        page.ifPresent(where -> choices.add(new Choice(words.text("dashboard.banner.release.page"),
                () -> steps.open(where))));
        choices.add(new Choice(words.text("dashboard.banner.put-away"), () -> {
            release = Optional.empty();
            show();
        }));
        release = Optional.of(new Banner(Tone.ACCENT, words.text("dashboard.banner.release"),
                words.text("dashboard.banner.release-text", version), choices));
        show();
    }

    private void show() {
        List<Banner> now = new ArrayList<>();
        sandbox.ifPresent(now::add);
        ofKeyring().ifPresent(now::add);
        needsYou().ifPresent(now::add);
        ending().ifPresent(now::add);
        unsaved().ifPresent(now::add);
        outage().ifPresent(now::add);
        release.ifPresent(now::add);
        notices.forEach(notice -> now.add(new Banner(Tone.AMBER, words.text("dashboard.banner.notice"),
                notice.title() + ". " + notice.body(),
                List.of(new Choice(words.text("dashboard.banner.put-away"), () -> {
                    notices.remove(notice);
                    show();
                })))));
        boolean same = now.size() == banners.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i).looksLike(banners.get(i));
        }
        if (!same) {
            banners.setAll(now);
        }
    }

    private Optional<Banner> ofKeyring() {
        String tag = words.text(keyring.isInFile() ? "store.file" : "dashboard.banner.keyring");
        return switch (keyring.state()) {
            case KeyringModel.State.Asking _,KeyringModel.State.Open _ -> Optional.empty();
            case KeyringModel.State.SessionOnly _ ->
                Optional.of(new Banner(Tone.AMBER, tag, words.text("dashboard.banner.session-only"), List.of()));
            case KeyringModel.State.Unlocking _ -> Optional.of(new Banner(Tone.AMBER, tag, words.text(keyring.isInFile()
                    ? "dashboard.banner.unlocking-file"
                    : "dashboard.banner.unlocking"), List.of()));
            case KeyringModel.State.Trouble trouble -> Optional.of(new Banner(Tone.RED, tag,
                    trouble.failure().title() + ". " + trouble.failure().body(), choices(trouble)));
        };
    }

    private List<Choice> choices(KeyringModel.State.Trouble trouble) {
        if (trouble.locked()) {
            Choice unlock = new Choice(words.text("failure.next.unlock"), keyring::unlock);
            return keyring.isInFile()
                    ? List.of(unlock, new Choice(words.text("failure.next.new-file"), keyring::keepInFile))
                    : List.of(unlock);
        }
        Choice again = new Choice(words.text("failure.next.retry"), keyring::check);
        Choice session = new Choice(words.text("failure.next.session-only"), keyring::keepForThisSessionOnly);
        Choice file = new Choice(words.text("failure.next.keep-in-file"), keyring::keepInFile);
        return trouble.failure().next() instanceof NextStep.SessionOnly
                ? List.of(again, file, session)
                : List.of(again);
    }

    private Optional<Banner> needsYou() {
        boolean keyringTold = keyring.state() instanceof KeyringModel.State.Trouble
                || keyring.state() instanceof KeyringModel.State.Unlocking;
        List<CredentialSnapshot> needy = credentials.stream()
                .filter(one -> needsPerson(one.status(), keyringTold)).toList();
        if (needy.isEmpty()) {
            return Optional.empty();
        }
        CredentialSnapshot first = needy.getFirst();
        String tag = words.text("dashboard.banner.needs-you");
        if (needy.size() > 1) {
            return Optional.of(new Banner(Tone.RED, tag,
                    words.text("dashboard.banner.several", needy.size(), name(first), name(needy.get(1)),
                            needy.size() - 2),
                    List.of(new Choice(words.text("dashboard.banner.show"), () -> select.accept(first)))));
        }
        Failure why = words.failures().of(first.status());
        String text = words.text("dashboard.banner.one", name(first), why.title(), why.body());
        return Optional.of(new Banner(Tone.RED, tag, text,
                steps.choice(why.next(), Optional.of(first), () -> select.accept(first)).stream().toList()));
    }

    private static boolean needsPerson(CredentialStatus status, boolean keyringTold) {
        return switch (status) {
            case NeedsConsent _,Misconfigured _ -> true;
            case Locked locked -> locked.why() == CredentialStatus.Keyring.UNREADABLE || !keyringTold;
            case CredentialStatus.Checking _,CredentialStatus.Valid _,CredentialStatus.Renewing _,Unverified _,CredentialStatus.Moved _ ->
                false;
        };
    }

    /** Those that work and will not be renewed, where that is not what they are like but what happened to them. */
    private Optional<Banner> ending() {
        List<CredentialSnapshot> ending = credentials.stream().filter(BannersModel::servesToItsEnd).toList();
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        CredentialSnapshot first = ending.getFirst();
        String why = switch (first.facts().renewability()) {
            case IN_DOUBT -> words.text("dashboard.banner.ends.in-doubt");
            case REFUSED, NO_REFRESH_TOKEN, BY_REFRESH_TOKEN, BY_CLIENT_CREDENTIALS, MOVED ->
                words.text("dashboard.banner.ends.refused");
        };
        String until = words.times().at(first.facts().expiresAt().orElseThrow());
        return Optional.of(new Banner(Tone.AMBER, words.text("dashboard.banner.ends"),
                words.text("dashboard.banner.ends-text", name(first), ending.size() - 1, until, why),
                steps.choice(new NextStep.SignInAgain(), Optional.of(first), () -> select.accept(first)).stream()
                        .toList()));
    }

    private static boolean servesToItsEnd(CredentialSnapshot one) {
        return one.status() instanceof CredentialStatus.Valid && one.facts().expiresAt().isPresent()
                && switch (one.facts().renewability()) {
                    case IN_DOUBT, REFUSED -> true;
                    case BY_REFRESH_TOKEN, BY_CLIENT_CREDENTIALS, NO_REFRESH_TOKEN, MOVED -> false;
                };
    }

    private Optional<Banner> unsaved() {
        long count = credentials.stream().filter(one -> !one.saved()).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Banner(Tone.AMBER, words.text("dashboard.banner.not-saved"),
                        words.text("dashboard.banner.not-saved-text", count), List.of(
                                new Choice(words.text("failure.next.retry"), keyring::check))));
    }

    private Optional<Banner> outage() {
        List<Unverified> unsure = credentials.stream().map(CredentialSnapshot::status)
                .filter(Unverified.class::isInstance).map(Unverified.class::cast).toList();
        return unsure.isEmpty()
                ? Optional.empty()
                : Optional.of(new Banner(Tone.BLUE, words.failures().of(unsure.getFirst()).title(),
                        words.text("dashboard.banner.outage", unsure.size()), checkNow(unsure)));
    }

    /** Not where Twitch asked us to wait. */
    private List<Choice> checkNow(List<Unverified> unsure) {
        return unsure.stream().anyMatch(one -> one.cause() == CredentialStatus.Trouble.RATE_LIMITED)
                ? List.of()
                : List.of(new Choice(words.text("dashboard.banner.check-now"), checkAll));
    }

    private static String name(CredentialSnapshot one) {
        String handle = CardFaces.handle(one.credential());
        return handle.isEmpty() ? one.credential().label() : handle;
    }

    /** From the top. */
    public ObservableList<Banner> banners() {
        return shown;
    }
}
