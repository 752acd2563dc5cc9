package app.stagepass.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.oauth.AuthorizationRequest;
import app.stagepass.oauth.Departure;
import app.stagepass.oauth.OAuthException.InvalidClient;
import app.stagepass.oauth.OAuthException.InvalidCode;
import app.stagepass.oauth.OAuthException.InvalidRefreshToken;
import app.stagepass.oauth.OAuthException.InvalidToken;
import app.stagepass.oauth.Validation;
import app.stagepass.sandbox.Counters;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.Account;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientField;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter and the stand-in for Twitch understand each other, from the consent page to the end of the token. */
class SandboxStoryTest {

    private static final Optional<ClientSecret> SECRET = Optional.of(SandboxServer.presetSecret());
    private static final ClientRegistration CLIENT = new ClientRegistration(RegistrationId.random(), "Sandbox",
            new ClientId(SandboxServer.PRESET_CLIENT_ID), ClientType.CONFIDENTIAL,
            RedirectUri.DEFAULT);

    private SandboxServer sandbox;
    private TwitchEndpoints endpoints;
    private TwitchHttp http;
    private TwitchAuthorizationServer twitch;

    @BeforeEach
    void start() throws IOException {
        sandbox = SandboxServer
                .start(new SandboxOptions(0, Optional.empty(), Given.CLOCK, new SecureRandom()));
        endpoints = new TwitchEndpoints(sandbox.oauth(), sandbox.helix());
        http = new TwitchHttp(Given.CLOCK);
        twitch = new TwitchAuthorizationServer(endpoints, http, secret -> {});
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** Agrees as NightOwl and brings the code of the redirect. */
    private AuthorizationCode consent(String... scopes) throws IOException, InterruptedException {
        TreeSet<Scope> wanted = new TreeSet<>(Stream.of(scopes).map(Scope::new).toList());
        var request = new AuthorizationRequest(CLIENT.clientId(), RedirectUri.DEFAULT, wanted, new Nonce("binding"),
                true);
        URI page = twitch.authorizationUri(request);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String html = browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            String form = "decision=authorize&account=141981764&request="
                    + found("name=\"request\" value=\"([^\"]+)\"", html);
            String location = browser.send(
                    HttpRequest.newBuilder(page.resolve(page.getPath()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)).build(),
                    HttpResponse.BodyHandlers.ofString()).headers().firstValue("Location").orElseThrow();
            Map<String, String> answer = ScriptedServer.decoded(URI.create(location).getRawQuery());
            assertThat(answer).containsEntry("state", request.state().reveal());
            return new AuthorizationCode(Optional.ofNullable(answer.get("code")).orElseThrow());
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    @Test
    void aTokenIsBoughtAskedAboutRenewedAndRevoked(@TempDir Path folder) throws Exception {
        TokenSet first = twitch.exchange(CLIENT, SECRET, consent("chat:read", "chat:edit"));
        assertThat(first.scopes()).containsExactly(new Scope("chat:edit"), new Scope("chat:read"));

        Validation validation = twitch.validate(first.access());
        assertThat(validation.clientId()).isEqualTo(CLIENT.clientId());
        assertThat(validation.account()).contains(Account.of("141981764", "nightowl"));
        assertThat(validation.scopes()).isEqualTo(first.scopes());

        Account owner = new TwitchUsers(endpoints, http).ownerOf(CLIENT.clientId(), first.access());
        assertThat(owner.displayName()).isEqualTo("NightOwl");
        assertThat(new Avatars(endpoints, http, folder).fetch(owner.avatar().orElseThrow())).get()
                .satisfies(picture -> assertThat(picture).startsWith(0x89, 'P', 'N', 'G'));

        TokenSet second = twitch.refresh(CLIENT, SECRET, first.refresh().orElseThrow(), Departure.UNNOTED);
        assertThat(second.access().matches(first.access().reveal())).isFalse();

        twitch.revoke(CLIENT.clientId(), second.access());
        assertThatThrownBy(() -> twitch.validate(second.access())).isInstanceOf(InvalidToken.class);
        twitch.revoke(CLIENT.clientId(), second.access());

        sandbox.disconnect(user -> true);
        assertThatThrownBy(() -> twitch.refresh(CLIENT, SECRET, second.refresh().orElseThrow(), Departure.UNNOTED))
                .isInstanceOf(InvalidRefreshToken.class);
        assertThat(sandbox.counters().of(Counters.Event.TOKEN_REQUEST)).isEqualTo(3);
    }

    @Test
    void aRotatedRefreshTokenIsTheOneToKeep() throws Exception {
        sandbox.set(sandbox.switches().rotating(true));
        TokenSet first = twitch.exchange(CLIENT, SECRET, consent("chat:read"));

        TokenSet second = twitch.refresh(CLIENT, SECRET, first.refresh().orElseThrow(), Departure.UNNOTED);

        assertThat(second.refresh().orElseThrow().matches(first.refresh().orElseThrow().reveal())).isFalse();
        twitch.refresh(CLIENT, SECRET, second.refresh().orElseThrow(), Departure.UNNOTED);
    }

    @Test
    void aCodeWorksOnce() throws Exception {
        AuthorizationCode code = consent("chat:read");
        twitch.exchange(CLIENT, SECRET, code);

        assertThatThrownBy(() -> twitch.exchange(CLIENT, SECRET, code)).isInstanceOf(InvalidCode.class);
    }

    @Test
    void aTokenWithoutScopesAndWithoutAnEndIsFine() throws Exception {
        sandbox.set(sandbox.switches().lasting(0));

        TokenSet tokens = twitch.exchange(CLIENT, SECRET, consent());

        assertThat(tokens.scopes()).isEmpty();
        assertThat(tokens.expiresAt()).isEmpty();
        assertThat(twitch.validate(tokens.access()).scopes()).isEmpty();
        assertThat(twitch.validate(tokens.access()).expiresAt()).isEmpty();
    }

    @Test
    void aWrongSecretIsTheRegistrationsFaultAndSpendsNothing() throws Exception {
        AuthorizationCode code = consent("chat:read");

        assertThatThrownBy(() -> twitch.exchange(CLIENT, Optional.of(new ClientSecret("wrong")), code))
                .isInstanceOfSatisfying(InvalidClient.class,
                        failure -> assertThat(failure.field()).isEqualTo(ClientField.CLIENT_SECRET));
        assertThat(twitch.exchange(CLIENT, SECRET, code).refresh()).isPresent();
    }
}
