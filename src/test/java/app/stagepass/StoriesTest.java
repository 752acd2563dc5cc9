package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.Cancellation;
import app.stagepass.oauth.OAuthException;
import app.stagepass.sandbox.Counters.Event;
import app.stagepass.sandbox.Endpoint;
import app.stagepass.sandbox.FakeBrowser.Intention;
import app.stagepass.sandbox.Fault;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.CredentialStatus.Checking;
import app.stagepass.token.CredentialStatus.Keyring;
import app.stagepass.token.CredentialStatus.Locked;
import app.stagepass.token.CredentialStatus.NeedsConsent;
import app.stagepass.token.CredentialStatus.Reason;
import app.stagepass.token.CredentialStatus.Unverified;
import app.stagepass.token.CredentialStatus.Valid;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import app.stagepass.token.Secret;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.MapSecretStore.Mood;
import app.stagepass.vault.VaultException;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.SignInOrder;
import app.stagepass.watch.SignInOrder.Stage;
import app.stagepass.watch.SignInResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The product's story, from the press of a button to the next morning, over real HTTP. */
@Timeout(40)
class StoriesTest {

    private Program program;

    @BeforeEach
    void a_streamer_registered_an_application(@TempDir Path folder) throws Exception {
        program = new Program(folder);
        program.knowsTheApplication();
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void connect_and_a_card_shows_who_what_and_how_long() throws Exception {
        SignInResult result = program.signIn("chat:read", "chat:edit");
        assertThat(result).isInstanceOfSatisfying(SignInResult.Connected.class, connected -> {
            assertThat(connected.notGranted()).isEmpty();
            assertThat(connected.notSaved()).isEmpty();
        });
        CredentialSnapshot card = program.onlyCard();
        assertThat(card.credential().account().displayName()).isEqualTo("NightOwl");
        assertThat(card.credential().account().avatar()).isPresent();
        assertThat(card.facts().scopes()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));
        assertThat(card.status()).isInstanceOf(Valid.class);
        assertThat(card.nextCheck()).isPresent();
        assertThat(program.browser.lastPage()).contains("close");
        assertThat(program.twitch.counters().of(Event.EXCHANGE)).isOne();
    }

    @Test
    void the_browser_is_told_of_success_only_after_the_exchange() throws Exception {
        program.twitch.breakIt(Endpoint.TOKEN, new Fault.Status(500, Optional.empty()), 1);
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOf(OAuthException.ServerFailing.class);
        String last = program.browser.lastPage();
        assertThat(program.browser.pages()).noneMatch(page -> page.contains("class=\"good\""));
        assertThat(last).contains("class=\"bad\"");
    }

    @Test
    void refuse_and_nothing_is_stored() {
        program.browser.will(Intention.CANCEL);
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOf(OAuthException.Denied.class);
        assertThat(program.credentials.snapshots()).isEmpty();
        assertThat(program.twitch.counters().of(Event.TOKEN_REQUEST)).isZero();
    }

    @Test
    void cancel_while_the_browser_is_open_and_sign_in_again_on_the_same_port() throws Exception {
        program.browser.will(Intention.CLOSE_THE_TAB);
        Cancellation cancellation = new Cancellation();
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<SignInResult> signingIn = CompletableFuture.supplyAsync(() -> {
            try {
                return program.signIn.run(
                        new SignInOrder(program.app, new TreeSet<>(List.of(new Scope("chat:read"))), Optional.empty()),
                        cancellation, stage -> {
                            if (stage instanceof Stage.Waiting) {
                                waiting.countDown();
                            }
                        });
            } catch (OAuthException | VaultException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThatThrownBy(() -> signingIn.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OAuthException.Cancelled.class);
        program.browser.will(Intention.AGREE);
        assertThat(program.signIn("chat:read")).isInstanceOf(SignInResult.Connected.class);
    }

    @Test
    void the_browser_is_not_told_of_a_token_that_is_not_stored() throws Exception {
        program.signIn("chat:read");
        assertThat(program.browser.lastPage()).contains("You’re connected");
        program.browser.agreeAs("733104221");
        assertThat(program.signIn(new Cancellation(), Optional.of(program.onlyCard().id()), "chat:read"))
                .isInstanceOf(SignInResult.DifferentAccount.class);
        assertThat(program.browser.lastPage()).contains("That’s another account", "Nothing was stored")
                .doesNotContain("You’re connected", "class=\"good\"");
    }

    @Test
    void the_browser_is_not_told_of_a_token_that_could_not_be_saved() throws Exception {
        SignInResult result = program.signIn.run(
                new SignInOrder(program.app, new TreeSet<>(List.of(new Scope("chat:read"))), Optional.empty()),
                new Cancellation(), stage -> {
                    if (stage instanceof Stage.Validating) {
                        program.keyring.be(Mood.LOCKED);
                    }
                });
        assertThat(result).isInstanceOfSatisfying(SignInResult.Connected.class,
                connected -> assertThat(connected.notSaved()).isPresent());
        assertThat(program.browser.lastPage()).contains("Not saved yet")
                .doesNotContain("You’re connected", "is stored", "class=\"good\"");
    }

    @Test
    void a_redirect_that_arrives_twice_connects_once() throws Exception {
        program.browser.will(Intention.AGREE_AND_RELOAD);
        assertThat(program.signIn("chat:read")).isInstanceOf(SignInResult.Connected.class);
        assertThat(program.twitch.counters().of(Event.EXCHANGE)).isOne();
        assertThat(program.credentials.snapshots()).hasSize(1);
    }

    @Test
    void the_next_morning_it_is_still_there_and_is_checked_before_its_light_turns_green() throws Exception {
        program.signIn("chat:read");
        program.restart();
        assertThat(program.onlyCard().status()).isInstanceOf(Checking.class);
        int asked = program.twitch.counters().of(Event.VALIDATE);
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
        assertThat(program.twitch.counters().of(Event.VALIDATE)).isEqualTo(asked + 1);
    }

    @Test
    void a_hiccup_right_after_the_exchange_costs_no_token() throws Exception {
        program.twitch.breakIt(Endpoint.VALIDATE, new Fault.Status(503, Optional.empty()), 2);
        program.signIn("chat:read");
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
    }

    @Test
    void a_pair_that_twitch_will_not_confirm_is_given_up_and_lives_on_nowhere() {
        program.twitch.breakIt(Endpoint.VALIDATE, new Fault.Status(503, Optional.empty()), 0);
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOf(OAuthException.NotConfirmed.class);
        assertThat(program.credentials.snapshots()).isEmpty();
        assertThat(program.twitch.liveAccessTokens()).isZero();
        assertThat(program.vault.expectedPairs()).isZero();
    }

    @Test
    void refresh_brings_a_new_pair_that_survives_the_night() throws Exception {
        program.signIn("chat:read");
        KeptTokens before = program.vault.tokensOf(program.onlyCard().id()).orElseThrow();
        program.validator.renew(program.onlyCard().id());
        program.restart();
        KeptTokens after = program.vault.tokensOf(program.onlyCard().id()).orElseThrow();
        assertThat(after.access().matches(before.access().reveal())).isFalse();
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
    }

    @Test
    void disconnected_at_twitch_turns_red_and_reconnecting_turns_it_green_again() throws Exception {
        program.signIn("chat:read");
        program.twitch.disconnect(_ -> true);
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isEqualTo(new NeedsConsent(Reason.DISCONNECTED));
        program.signIn(new Cancellation(), Optional.of(program.onlyCard().id()), "chat:read");
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
    }

    @Test
    void another_account_than_the_card_is_for_is_not_stored_over_it() throws Exception {
        program.signIn("chat:read");
        program.browser.agreeAs("733104221");
        SignInResult result = program.signIn(new Cancellation(), Optional.of(program.onlyCard().id()), "chat:read");
        assertThat(result).isInstanceOf(SignInResult.DifferentAccount.class);
        assertThat(program.onlyCard().credential().account().login()).isEqualTo("nightowl");
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
    }

    @Test
    void a_keyring_that_is_locked_in_the_morning_loses_nothing() throws Exception {
        program.signIn("chat:read");
        program.restart();
        program.keyring.be(Mood.LOCKED);
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isEqualTo(new Locked(Keyring.LOCKED));
        program.keyring.unlock();
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
    }

    @Test
    void a_keyring_that_is_locked_at_sign_in_says_so_before_the_browser_opens() {
        program.keyring.be(Mood.LOCKED);
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOf(VaultException.Locked.class);
        assertThat(program.browser.visited()).isEmpty();
    }

    @Test
    void a_wrong_secret_is_named_and_mended_without_typing_the_rest_again() throws Exception {
        program.registrations.save(program.app, Optional.of(new ClientSecret("notthesecret")));
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOfSatisfying(OAuthException.InvalidClient.class,
                e -> assertThat(e.field()).isEqualTo(ClientField.CLIENT_SECRET));
        assertThat(program.credentials.snapshots()).isEmpty();
        program.registrations.save(program.app, Optional.of(Program.SECRET));
        assertThat(program.signIn("chat:read")).isInstanceOf(SignInResult.Connected.class);
    }

    @Test
    void an_address_that_is_not_registered_never_comes_back_and_the_first_one_is_suspected() throws Exception {
        ClientRegistration mistyped = new ClientRegistration(program.app.id(), "Overlay tools", program.app.clientId(),
                ClientType.CONFIDENTIAL, new RedirectUri(program.app.redirectUri().value() + "/"));
        program.registrations.save(mistyped, Optional.empty());
        CompletableFuture<Void> laterThatDay = CompletableFuture.runAsync(() -> {
            try {
                program.browser.lastPage();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            program.clock.forward(java.time.Duration.ofMinutes(6));
        });
        assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOfSatisfying(OAuthException.NoCallback.class,
                e -> assertThat(e.linkOpened()).isTrue());
        laterThatDay.join();
        assertThat(program.twitch.counters().of(Event.REDIRECT_MISMATCH)).isOne();
    }

    @Test
    void a_port_that_is_taken_is_named_and_no_browser_opens() throws Exception {
        try (ServerSocket _ = new ServerSocket(program.app.redirectUri().port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> program.signIn("chat:read")).isInstanceOfSatisfying(OAuthException.PortBusy.class,
                    e -> assertThat(e.port()).isEqualTo(program.app.redirectUri().port()));
        }
        assertThat(program.browser.visited()).isEmpty();
    }

    @Test
    void without_a_browser_the_link_can_still_be_opened_by_hand() throws Exception {
        program.browser.will(Intention.NONE);
        List<Stage> stages = new ArrayList<>();
        SignInResult result = program.signIn.run(
                new SignInOrder(program.app, new TreeSet<>(List.of(new Scope("chat:read"))), Optional.empty()),
                new Cancellation(), stage -> {
                    stages.add(stage);
                    if (stage instanceof Stage.Waiting waiting) {
                        program.browser.will(Intention.AGREE);
                        try {
                            program.browser.open(waiting.startLink());
                        } catch (OAuthException.NoBrowser e) {
                            throw new AssertionError(e);
                        }
                    }
                });
        assertThat(result).isInstanceOf(SignInResult.Connected.class);
        assertThat(stages)
                .anyMatch(stage -> stage instanceof Stage.Waiting waiting && waiting.opened() == Stage.Opened.FAILED);
    }

    @Test
    void an_outage_at_twitch_turns_blue_and_then_green_with_nothing_asked() throws Exception {
        program.signIn("chat:read");
        program.twitch.breakIt(Endpoint.VALIDATE, new Fault.Status(503, Optional.of("0")), 0);
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Unverified.class);
        program.twitch.mend();
        program.validator.check(program.onlyCard().id());
        assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
        assertThat(program.browser.visited().stream().filter(uri -> uri.getPath().startsWith("/start"))).hasSize(1);
    }

    @Test
    void an_expired_token_is_renewed_and_a_rotated_refresh_token_is_kept() throws Exception {
        program.twitch.set(program.twitch.switches().rotating(true));
        program.signIn("chat:read");
        for (int day = 0; day < 3; day++) {
            program.twitch.expireAccessTokens(_ -> true);
            program.restart();
            program.validator.check(program.onlyCard().id());
            assertThat(program.onlyCard().status()).isInstanceOf(Valid.class);
        }
        assertThat(program.twitch.counters().of(Event.REFRESH)).isEqualTo(3);
    }

    @Test
    void revoked_here_is_dead_there_and_removed_is_gone_from_the_keyring() throws Exception {
        program.signIn("chat:read");
        long live = program.twitch.liveAccessTokens();
        program.revocation.revoke(program.onlyCard().id());
        assertThat(program.twitch.liveAccessTokens()).isEqualTo(live - 1);
        program.revocation.remove(program.onlyCard().id());
        assertThat(program.keyring.entries().keySet()).noneMatch(key -> key.startsWith("credential"));
    }

    @Test
    void the_index_holds_everything_but_the_secrets() throws Exception {
        program.signIn("chat:read");
        program.validator.renew(program.onlyCard().id());
        String text = Files.readString(program.index);
        assertThat(text).contains("nightowl", "chat:read");
        assertThat(program.secrets).hasSizeGreaterThan(6);
        for (Secret secret : program.secrets) {
            assertThat(text).doesNotContain(secret.reveal());
        }
    }

    @Test
    void the_code_does_not_stay_in_the_address_bar() throws Exception {
        program.signIn("chat:read");
        program.browser.lastPage();
        assertThat(program.browser.visited().getLast().getQuery()).isNull();
        assertThat(program.browser.visited().getLast().getPath()).endsWith("/done");
    }
}
