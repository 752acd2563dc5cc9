package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.token.Account;
import app.stagepass.token.AccessToken;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.GrantType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.TokenKind;
import app.stagepass.token.TokenSet;
import app.stagepass.watch.Admission;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInResult;
import app.stagepass.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody came by the starting route while nobody looked at the window. */
class RouteNoticesTest {

    private static final ClientRegistration APP = new ClientRegistration(RegistrationId.random(), "Overlay tools",
            new ClientId("abc"), ClientType.CONFIDENTIAL, new RedirectUri("http://localhost:7277/oauth/callback"));

    private final Shade shade = new Shade();
    private final AtomicInteger opened = new AtomicInteger();
    private final RouteNotices notices = new RouteNotices(shade,
            Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC), opened::incrementAndGet);

    private static SignInResult.ToConfirm brought(String login) {
        Instant now = Instant.EPOCH;
        return new SignInResult.ToConfirm(
                new SignInOrder(APP, new TreeSet<>(), new SignInOrder.Audience.Anyone(), GrantType.AUTHORIZATION_CODE,
                        SignInOrder.Start.ROUTE),
                new Admission.Candidate(APP, Account.of("1", login), TokenKind.USER,
                        new TokenSet(new AccessToken("routenoticeaccess0000000000000"), Optional.empty(),
                                new TreeSet<>(), now, Optional.of(now)),
                        now, Duration.ZERO, new TreeSet<>()));
    }

    @Test
    void it_says_who_came_and_leads_to_the_question() {
        notices.show(List.of(brought("nightowl")));
        Notice notice = shade.only();
        assertThat(notice.title()).isEqualTo("Somebody signed in");
        assertThat(notice.body()).startsWith("nightowl").contains("Nothing is kept");
        notice.onAction().run();
        assertThat(opened).hasValue(1);
    }

    @Test
    void more_change_the_one_that_is_there_and_it_goes_when_all_were_asked_about() {
        notices.show(List.of(brought("nightowl")));
        notices.show(List.of(brought("nightowl"), brought("fox")));
        assertThat(shade.only().title()).isEqualTo("2 accounts wait for your answer");
        notices.show(List.of());
        assertThat(shade.showing()).isEmpty();
        notices.show(List.of(brought("fox")));
        assertThat(shade.only().body()).startsWith("fox");
    }
}
