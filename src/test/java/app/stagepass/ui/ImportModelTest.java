package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.TokenSet;
import app.stagepass.ui.ImportModel.Phase;
import app.stagepass.words.Light;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportModelTest {

    private final Desk desk = new Desk();
    private final ToastModel toast = new ToastModel(desk.words, desk.clock);
    private final ImportModel model = new ImportModel(desk.words, new Work(Runnable::run, Runnable::run),
            desk.importing(), toast);

    @TempDir
    Path folder;

    ImportModelTest() throws Exception {}

    @AfterEach
    void close() {
        desk.close();
    }

    private static String pair(TokenSet tokens) {
        return tokens.access().reveal() + " " + tokens.refresh().orElseThrow().reveal();
    }

    private Phase phase() {
        return model.phaseProperty().get();
    }

    @Test
    void a_pair_is_looked_at_then_taken_and_no_word_of_it_is_told() throws Exception {
        TokenSet tokens = desk.elsewhere(Desk.BOT, desk.app, "chat:read");
        List<Phase> told = new ArrayList<>();
        model.phaseProperty().subscribe(now -> told.add(now));

        model.paste(pair(tokens));
        Phase.Seen seen = (Phase.Seen) phase();
        assertThat(seen.ready()).isEqualTo(1);
        assertThat(seen.oneTime()).isFalse();
        assertThat(seen.rows().getFirst().line().name()).isEqualTo("NightOwl Bot @nightowl_bot · Overlay tools");
        model.take();

        Phase.Done done = (Phase.Done) phase();
        assertThat(done.stored()).isEqualTo(1);
        assertThat(done.file()).isEmpty();
        assertThat(done.mayWipe()).isFalse();
        assertThat(desk.credentials.snapshots()).hasSize(1);
        assertThat(told.toString()).contains("Working").doesNotContain(tokens.access().reveal())
                .doesNotContain(tokens.refresh().orElseThrow().reveal());
    }

    @Test
    void what_is_no_token_is_explained_and_asked_again() {
        model.paste("http://localhost:7277/oauth/callback?code=abc&state=def");

        assertThat(((Phase.Asking) phase()).problem().orElseThrow().title())
                .isEqualTo("That is a one-time code and no token");
        model.file(folder);
        assertThat(((Phase.Asking) phase()).problem().orElseThrow().title()).isEqualTo("That is no file");
        assertThat(desk.twitch.requests()).isEmpty();
    }

    @Test
    void a_one_time_token_is_told_of_before() throws Exception {
        model.paste(pair(desk.elsewhere(Desk.MIKA, desk.publicApp, "chat:read")));

        assertThat(((Phase.Seen) phase()).oneTime()).isTrue();
        assertThat(desk.credentials.snapshots()).isEmpty();
    }

    @Test
    void an_application_that_is_missing_is_offered_and_the_token_comes_in_when_it_is_there() throws Exception {
        ClientRegistration stranger = Desk.registration("Other", "strangerclient", ClientType.PUBLIC);
        model.paste(pair(desk.elsewhere(Desk.BOT, stranger, "chat:read")));
        Phase.Seen seen = (Phase.Seen) phase();
        assertThat(seen.ready()).isZero();
        assertThat(seen.rows().getFirst().register()).contains(stranger.clientId());
        assertThat(seen.rows().getFirst().line().light()).isEqualTo(Light.RED);

        desk.vault.register(stranger, Optional.empty());
        model.lookAgain();
        assertThat(((Phase.Seen) phase()).ready()).isEqualTo(1);
        model.take();

        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void asking_can_be_given_up_and_what_comes_late_is_not_told() throws Exception {
        Deque<Runnable> jobs = new ArrayDeque<>();
        ImportModel slow = new ImportModel(desk.words, new Work(jobs::add, Runnable::run), desk.importing(), toast);
        String tokens = pair(desk.elsewhere(Desk.BOT, desk.app, "chat:read"));
        slow.paste(tokens);
        assertThat(slow.phaseProperty().get()).isEqualTo(new Phase.Working("Asking Twitch …", true));

        slow.cancel();

        assertThat(slow.phaseProperty().get()).isEqualTo(new Phase.Asking(Optional.empty()));
        jobs.remove().run();
        assertThat(slow.phaseProperty().get()).isEqualTo(new Phase.Asking(Optional.empty()));
        slow.paste(tokens);
        jobs.remove().run();
        slow.take();
        slow.cancel();
        assertThat(slow.phaseProperty().get()).as("storing is not broken off")
                .isEqualTo(new Phase.Working("Storing …", false));
        jobs.remove().run();
        assertThat(desk.credentials.snapshots()).hasSize(1);
    }

    @Test
    void twitch_can_be_asked_again() throws Exception {
        TokenSet tokens = desk.elsewhere(Desk.BOT, desk.app, "chat:read");
        desk.twitch.failNext(new OAuthException.ServerFailing(503, Optional.empty()));
        model.paste(pair(tokens));
        assertThat(((Phase.Seen) phase()).again()).isTrue();
        assertThat(((Phase.Seen) phase()).rows().getFirst().line().light()).isEqualTo(Light.BLUE);

        model.lookAgain();

        assertThat(((Phase.Seen) phase()).ready()).isEqualTo(1);
    }

    @Test
    void a_file_is_wiped_only_when_the_person_says_so() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens.env"),
                "ACCESS_TOKEN=" + desk.elsewhere(Desk.BOT, desk.app, "chat:read").access().reveal());
        model.file(file);
        model.take();
        assertThat(((Phase.Done) phase()).mayWipe()).isTrue();
        assertThat(file).exists();

        model.wipe();

        assertThat(file).doesNotExist();
        assertThat(phase()).isInstanceOf(Phase.Wiped.class);
        assertThat(toast.toastProperty().get().orElseThrow().text())
                .isEqualTo("tokens.env was overwritten and deleted.");
    }

    @Test
    void a_file_that_changed_meanwhile_stays() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens.env"),
                "ACCESS_TOKEN=" + desk.elsewhere(Desk.BOT, desk.app, "chat:read").access().reveal());
        model.file(file);
        model.take();
        Files.writeString(file, "\nACCESS_TOKEN=newer", java.nio.file.StandardOpenOption.APPEND);

        model.wipe();

        Phase.Done done = (Phase.Done) phase();
        assertThat(done.problem().orElseThrow().title()).isEqualTo("The file changed meanwhile");
        assertThat(done.mayWipe()).isFalse();
        assertThat(file).exists();
    }

    @Test
    void what_is_here_already_ends_at_once() throws Exception {
        var id = desk.connected(Desk.OWL, desk.app, "chat:read");

        model.paste(desk.vault.tokensOf(id).orElseThrow().access().reveal());

        Phase.Done done = (Phase.Done) phase();
        assertThat(done.stored()).isZero();
        assertThat(done.rows().getFirst().line().light()).isEqualTo(Light.GREY);
    }

    @Test
    void the_next_file_begins_anew() {
        model.paste("nonsense");
        model.startOver();

        assertThat(phase()).isEqualTo(new Phase.Asking(Optional.empty()));
    }
}
