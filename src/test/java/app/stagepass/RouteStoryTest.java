package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OauthRoute;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.token.Scope;
import app.stagepass.watch.SignInResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens the starting route's address, agrees at the sandbox, and the window is asked. */
@Timeout(60)
class RouteStoryTest {

    private Program program;
    private RouteVisits visits;
    private final LinkedBlockingQueue<SignInResult.ToConfirm> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void the_route_stands(@TempDir Path folder) throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
        visits = new RouteVisits(program.signIns);
        visits.through(Optional.of(program.app));
        program.receivers.stand(Optional.of(new OauthRoute(program.app.redirectUri(), "/oauth",
                new TreeSet<>(List.of(new Scope("chat:edit"), new Scope("chat:read"))))), visits);
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void visit() throws Exception {
        program.browser.open(URI.create("http://localhost:" + program.app.redirectUri().port()
                + "/oauth?scopes=chat%3Aread+chat%3Aedit&force_verify=true"));
    }

    private SignInResult.ToConfirm arrival() throws InterruptedException {
        return Optional.ofNullable(asked.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void what_comes_is_kept_when_it_is_confirmed_and_not_before() throws Exception {
        visits.observe(asked::add);
        visit();
        SignInResult.ToConfirm arrival = arrival();
        assertThat(program.browser.lastPage()).contains("One more step");
        assertThat(arrival.candidate().account().login()).isEqualTo("nightowl");
        assertThat(program.credentials.snapshots()).isEmpty();

        program.admission.confirmed(arrival.order(), arrival.candidate());
        assertThat(program.onlyCard().facts().scopes()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));
    }

    @Test
    void what_comes_while_there_is_no_window_waits_for_one() throws Exception {
        visit();
        assertThat(program.browser.lastPage()).contains("One more step");
        visits.observe(asked::add);
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
    }

    @Test
    void who_cancels_at_twitch_leaves_nothing_and_the_next_may_come() throws Exception {
        visits.observe(asked::add);
        program.browser.will(Intention.CANCEL);
        visit();
        assertThat(program.browser.lastPage()).contains("Nothing was connected");
        program.browser.will(Intention.AGREE);
        visit();
        assertThat(arrival().candidate().account().login()).isEqualTo("nightowl");
        assertThat(asked).isEmpty();
    }

    @Test
    void without_an_application_nobody_is_sent_anywhere() throws Exception {
        visits.through(Optional.empty());
        visit();
        assertThat(program.browser.lastPage()).contains("couldn’t begin");
    }
}
