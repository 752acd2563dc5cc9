package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Counters;
import app.stagepass.sandbox.FakeBrowser;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.Switches;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialStatus;
import app.stagepass.token.GrantType;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way to a token, end to end over real HTTP against the sandbox. */
@Timeout(60)
class WaysStoriesTest {

    @TempDir
    Path folder;

    private Program program;
    private ClientRegistration open;

    @BeforeEach
    void the_console_knows_a_confidential_and_a_public_application() throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
        SandboxClient known = program.twitch.register("Open bot", ClientType.PUBLIC, Program.SECRET,
                List.of(program.app.redirectUri().value()));
        open = new ClientRegistration(RegistrationId.random(), "Open bot", known.id(), ClientType.PUBLIC,
                new RedirectUri(program.app.redirectUri().value()));
        program.registrations.save(open, Optional.empty());
        program.twitch.set(Switches.DEFAULT.askedByDevicesEvery(1));
    }

    @AfterEach
    void end() {
        program.close();
    }

    private SignInOrder order(ClientRegistration client, GrantType way) {
        return new SignInOrder(client, new TreeSet<>(List.of(new Scope("chat:read"))), Optional.empty()).by(way);
    }

    /** Somebody reads the link, wherever they are, and does what the browser's person has in mind. */
    private SignInResult byCode(ClientRegistration client) throws Exception {
        return program.signIn.run(order(client, GrantType.DEVICE_CODE), new Cancellation(), stage -> {
            if (stage instanceof Stage.WaitingForDevice waiting) {
                try {
                    program.browser.decideOnDevice(waiting.device().verificationUri());
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private CredentialSnapshot keep(SignInResult result) {
        var asked = (SignInResult.ToConfirm) result;
        var kept = (SignInResult.Connected) program.admission.confirmed(asked.order(), asked.candidate());
        return program.credentials.snapshot(kept.id()).orElseThrow();
    }

    @Test
    void by_a_code_a_public_application_gets_a_pair_and_renews_it_without_a_secret() throws Exception {
        CredentialSnapshot card = keep(byCode(open));
        assertThat(card.credential().account().login()).isEqualTo("nightowl");
        assertThat(card.facts().scopes()).containsExactly(new Scope("chat:read"));
        assertThat(program.twitch.counters().of(Counters.Event.DEVICE_SPENT)).isOne();

        program.validator.renew(card.id());
        assertThat(program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
        assertThat(program.twitch.counters().of(Counters.Event.SPENT_REFRESH_RESENT)).isZero();
    }

    @Test
    void by_a_code_a_confidential_application_gets_a_pair_and_renews_it_with_its_secret() throws Exception {
        CredentialSnapshot card = keep(byCode(program.app));
        program.validator.renew(card.id());
        assertThat(program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
    }

    @Test
    void nothing_is_stored_of_a_code_before_the_account_is_confirmed() throws Exception {
        assertThat(byCode(open)).isInstanceOf(SignInResult.ToConfirm.class);
        program.restart();
        assertThat(program.credentials.snapshots()).isEmpty();
    }

    @Test
    void an_account_that_is_not_the_one_it_is_for_is_found_out_and_its_token_can_be_ended() throws Exception {
        program.browser.agreeAs("733104221");
        SignInOrder forOwl = new SignInOrder(open, new TreeSet<>(), new SignInOrder.Audience.Named("nightowl"),
                GrantType.DEVICE_CODE, SignInOrder.Start.BROWSER);
        var other = (SignInResult.DifferentAccount) program.signIn.run(forOwl, new Cancellation(), stage -> {
            if (stage instanceof Stage.WaitingForDevice waiting) {
                try {
                    program.browser.decideOnDevice(waiting.device().verificationUri());
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        assertThat(other.candidate().account().login()).isNotEqualTo("nightowl");
        program.admission.discard(other.candidate());
        assertThat(program.credentials.snapshots()).isEmpty();
    }

    @Test
    void a_refusal_ends_it_where_twitch_tells_and_its_time_where_twitch_is_silent() {
        program.browser.will(FakeBrowser.Intention.CANCEL);
        program.twitch.set(Switches.DEFAULT.askedByDevicesEvery(1).denyingDevices(Switches.DeviceDenial.IS_TOLD));
        assertThatThrownBy(() -> byCode(open)).isInstanceOf(OAuthException.Denied.class);

        program.twitch.set(Switches.DEFAULT.askedByDevicesEvery(1));
        assertThatThrownBy(() -> program.signIn.run(order(open, GrantType.DEVICE_CODE), new Cancellation(), stage -> {
            if (stage instanceof Stage.WaitingForDevice) {
                program.clock.forward(Duration.ofMinutes(31));
            }
        })).isInstanceOf(OAuthException.DeviceCodeExpired.class);
    }

    @Test
    void an_application_that_says_it_is_public_and_is_not_is_told_so_when_it_renews() throws Exception {
        ClientRegistration wrong = new ClientRegistration(RegistrationId.random(), "Overlay tools",
                program.console.id(), ClientType.PUBLIC, program.app.redirectUri());
        program.registrations.save(wrong, Optional.empty());
        CredentialSnapshot card = keep(byCode(wrong));
        assertThatThrownBy(() -> program.validator.renew(card.id()))
                .isInstanceOfSatisfying(OAuthException.InvalidClient.class,
                        e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_SECRET));
        assertThat(program.onlyCard().status()).as("its token still works")
                .isInstanceOf(CredentialStatus.Valid.class);
    }

    @Test
    void an_unknown_client_is_named_before_any_code_is_shown() {
        ClientRegistration nobody = new ClientRegistration(RegistrationId.random(), "Nobody",
                new app.stagepass.token.ClientId("nobody0000nobody0000nobody0000"), ClientType.PUBLIC,
                program.app.redirectUri());
        assertThatThrownBy(() -> byCode(nobody)).isInstanceOfSatisfying(OAuthException.InvalidClient.class,
                e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_ID));
    }

    @Test
    void an_applications_own_token_is_asked_for_again_before_it_ends() throws Exception {
        var connected = (SignInResult.Connected) program.signIn.run(order(program.app, GrantType.CLIENT_CREDENTIALS),
                new Cancellation(), _ -> {});
        assertThat(program.onlyCard().credential().kind()).isEqualTo(TokenKind.APP);
        assertThat(connected.notSaved()).isEmpty();

        program.restart();
        program.clock.forward(Duration.ofDays(60));
        program.validator.check(connected.id());
        assertThat(program.onlyCard().status()).isInstanceOf(CredentialStatus.Valid.class);
        assertThat(program.twitch.counters().of(Counters.Event.CLIENT_CREDENTIALS)).isEqualTo(2);
    }

    @Test
    void a_public_client_that_was_taken_for_confidential_is_told_its_type_when_the_code_is_exchanged()
            throws Exception {
        ClientRegistration wrong = new ClientRegistration(RegistrationId.random(), "Open bot", open.clientId(),
                ClientType.CONFIDENTIAL, open.redirectUri());
        program.registrations.save(wrong, Optional.of(Program.SECRET));
        assertThatThrownBy(() -> program.signIn.run(order(wrong, GrantType.AUTHORIZATION_CODE), new Cancellation(),
                _ -> {})).isInstanceOfSatisfying(OAuthException.InvalidClient.class,
                        e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_TYPE));
        assertThat(program.credentials.snapshots()).isEmpty();
    }
}
