package app.stagepass;

import static app.stagepass.Snapshots.DEAD;
import static app.stagepass.Snapshots.NOON;
import static app.stagepass.Snapshots.token;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.TrayFace;
import app.stagepass.desktop.TrayItem;
import app.stagepass.desktop.TrayShape;
import app.stagepass.handover.CopyFormat;
import app.stagepass.token.CredentialStatus;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tray says how things stand, and its menu leads to everything that is done without a window. */
class TrayFacesTest {

    private static final CredentialStatus VALID = new CredentialStatus.Valid(NOON, Optional.empty());
    private static final CredentialStatus UNSURE = new CredentialStatus.Unverified(NOON,
            CredentialStatus.Trouble.OFFLINE);

    private final List<String> done = new ArrayList<>();
    private boolean inFile;
    private final TrayFaces faces = faces(false);

    private TrayFaces faces(boolean sandbox) {
        return new TrayFaces(Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), sandbox,
                new TrayFaces.Actions(id -> done.add("show " + id), (id, format) -> done.add("copy " + format),
                        () -> done.add("check"),
                        new TrayFaces.Lock(() -> inFile, () -> done.add("lock")), () -> done.add("open"),
                        () -> done.add("quit")));
    }

    private static TrayItem.Entry entry(List<TrayItem> menu, String label) {
        return menu.stream().filter(TrayItem.Entry.class::isInstance).map(TrayItem.Entry.class::cast)
                .filter(one -> one.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + menu));
    }

    private static TrayItem.Menu account(TrayFace face, String login) {
        return face.menu().stream().filter(TrayItem.Menu.class::isInstance).map(TrayItem.Menu.class::cast)
                .filter(one -> one.label().contains("@" + login)).findFirst().orElseThrow();
    }

    @Test
    void an_encrypted_file_can_be_locked_from_the_menu_and_a_keyring_cannot() {
        assertThat(faces.of(List.of()).menu()).noneMatch(
                item -> item instanceof TrayItem.Entry one && one.label().contains("Lock"));
        inFile = true;
        entry(faces.of(List.of()).menu(), "Lock the encrypted file").action().run();
        assertThat(done).containsExactly("lock");
    }

    @Test
    void the_worst_decides_the_picture() {
        CredentialStatus checking = new CredentialStatus.Checking();
        assertThat(faces.of(List.of(token("a", VALID))).shape()).isEqualTo(TrayShape.FINE);
        assertThat(faces.of(List.of(token("a", VALID), token("b", checking))).shape()).isEqualTo(TrayShape.WORKING);
        assertThat(faces.of(List.of(token("a", UNSURE), token("b", checking))).shape()).isEqualTo(TrayShape.WAITING);
        assertThat(faces.of(List.of(token("a", DEAD), token("b", UNSURE), token("c", VALID))).shape())
                .isEqualTo(TrayShape.NEEDS_YOU);
    }

    @Test
    void where_nobody_is_signed_in_nothing_is_called_good() {
        TrayFace empty = faces.of(List.of());
        assertThat(empty.shape()).isEqualTo(TrayShape.NOBODY);
        assertThat(empty.tooltip()).isEqualTo("Nobody is signed in yet.");
        TrayFace moved = faces.of(List.of(token("gone", new CredentialStatus.Moved())));
        assertThat(moved.shape()).as("its token lives on another computer").isEqualTo(TrayShape.NOBODY);
        assertThat(moved.tooltip()).isEqualTo("No token lives on this computer.");
        assertThat(faces.of(List.of(token("gone", new CredentialStatus.Moved()), token("owl", VALID))).shape())
                .isEqualTo(TrayShape.FINE);
    }

    @Test
    void the_sandbox_is_told_apart_by_name_and_picture() {
        TrayFace real = faces.of(List.of(token("owl", VALID)));
        TrayFace sandbox = faces(true).of(List.of(token("owl", VALID)));
        assertThat(real.title()).isEqualTo("Stagepass");
        assertThat(real.marked()).isFalse();
        assertThat(sandbox.title()).isEqualTo("Stagepass – sandbox");
        assertThat(sandbox.marked()).isTrue();
    }

    @Test
    void the_tool_tip_counts_and_names_who_needs_somebody() {
        assertThat(faces.of(List.of(token("owl", VALID), token("night_bot", DEAD))).tooltip())
                .isEqualTo("1 of 2 tokens ready\n@night_bot: Disconnected on Twitch");
        assertThat(faces.of(List.of(token("owl", VALID))).tooltip()).isEqualTo("1 of 1 token ready");
    }

    @Test
    void only_a_live_token_can_be_copied_and_each_leads_to_its_card() {
        TrayFace face = faces.of(List.of(token("owl", VALID), token("bot", DEAD), token("mod", UNSURE)));
        assertThat(account(face, "owl").label()).isEqualTo("● @owl: Valid");
        assertThat(account(face, "bot").label()).startsWith("▲ ");
        List<TrayItem> owl = account(face, "owl").children();
        entry(owl, "Copy the token alone").action().run();
        entry(owl, "Copy with oauth: for chat").action().run();
        assertThat(entry(account(face, "bot").children(), "Copy the token alone").enabled()).isFalse();
        assertThat(entry(account(face, "mod").children(), "Copy the token alone").enabled()).isFalse();
        entry(account(face, "bot").children(), "Show what helps").action().run();
        entry(owl, "Open Stagepass").action().run();
        assertThat(done).containsExactly("copy " + CopyFormat.ACCESS_TOKEN, "copy " + CopyFormat.CHAT_PASSWORD,
                "show id-bot", "show id-owl");
    }

    @Test
    void the_program_can_be_checked_opened_and_ended_from_it() {
        List<TrayItem> menu = faces.of(List.of(token("owl", VALID))).menu();
        entry(menu, "Check all now").action().run();
        entry(menu, "Open Stagepass").action().run();
        entry(menu, "Quit").action().run();
        assertThat(done).containsExactly("check", "open", "quit");
        assertThat(faces.of(List.of()).menu()).as("nothing to check").hasSize(3);
    }

    @Test
    void a_long_list_does_not_make_a_long_menu() {
        List<CredentialSnapshot> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(token("user" + i, VALID));
        }
        List<TrayItem> menu = faces.of(many).menu();
        assertThat(menu).hasSizeLessThan(25);
        entry(menu, "and 185 more…").action().run();
        assertThat(done).containsExactly("open");
    }
}
