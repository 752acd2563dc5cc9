package app.stagepass.twitch;

import app.stagepass.token.AccessToken;
import app.stagepass.token.AuthorizationCode;
import app.stagepass.token.ClientId;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientSecret;
import app.stagepass.token.ClientType;
import app.stagepass.token.DeviceCode;
import app.stagepass.token.LiveSecrets;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RefreshToken;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Values that the tests of this package share. */
final class Given {

    static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final ClientId CLIENT_ID = new ClientId("hof5gwx0su6owfnys0nyan9c87zr6t");
    static final ClientRegistration CLIENT = new ClientRegistration(new RegistrationId("reg"), "My app", CLIENT_ID,
            ClientType.CONFIDENTIAL, RedirectUri.DEFAULT);
    static final ClientRegistration PUBLIC_CLIENT = new ClientRegistration(new RegistrationId("reg"), "My app",
            CLIENT_ID, ClientType.PUBLIC, RedirectUri.DEFAULT);
    static final ClientSecret SECRET = new ClientSecret("canary-secret/+=%&");
    static final AuthorizationCode CODE = new AuthorizationCode("canary-code");
    static final RefreshToken REFRESH = new RefreshToken("canary-refresh%2F/==+%25&x=y");
    static final DeviceCode DEVICE = new DeviceCode("canary-device-code");
    static final AccessToken ACCESS = new AccessToken("canary-access");
    static final String TOKENS = """
            {"access_token":"canary-new-access","expires_in":14124,"refresh_token":"canary-new-refresh",\
            "scope":["chat:edit","chat:read"],"token_type":"bearer"}
            """;

    private Given() {}

    static TwitchHttp http() {
        return new TwitchHttp(CLOCK);
    }

    static TwitchHttp http(Duration limit) {
        return new TwitchHttp(HttpClients.create(), CLOCK, limit);
    }

    static TwitchAuthorizationServer twitch(ScriptedServer server) {
        return new TwitchAuthorizationServer(server.endpoints(), http(), secret -> {});
    }

    static InetAddress ipv4() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
    }

    static InetAddress ipv6() throws UnknownHostException {
        byte[] address = new byte[16];
        address[15] = 1;
        return InetAddress.getByAddress(address);
    }

    /** @param literal an IP address, which needs no look-up */
    static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    /** Remembers what it was told. */
    static final class Watched implements LiveSecrets {

        private final List<String> values = new CopyOnWriteArrayList<>();

        @Override
        public void watch(Secret secret) {
            values.add(secret.reveal());
        }

        List<String> values() {
            return values;
        }
    }
}
