package app.stagepass.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.oauth.OAuthException.CallbackSetup;
import app.stagepass.oauth.OAuthException.PortBusy;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The guide's button tries the typed address out, and says what it found. */
class AddressTestTest extends OnSheets {

    private String said() {
        return ((Label) scene.lookup("#address-said")).getText();
    }

    @Test
    void what_is_in_order_is_said_with_port_and_addresses() throws Exception {
        go(() -> flow.firstRegistration(overlay));
        see("#test-address");
        press("#test-address");
        until(() -> said().startsWith("✓"));
        assertThat(said()).contains("7277", "127.0.0.1, ::1");

        type("#registration-REDIRECT_URI", "https://bot.example.org/cb");
        until(() -> said().isEmpty());
        press("#test-address");
        until(() -> said().startsWith("✓"));
        assertThat(said()).contains("only a sign-in can show");
    }

    @Test
    void what_is_in_the_way_is_told_with_what_to_do() throws Exception {
        desk.doctor = _ -> {
            throw new PortBusy(7277, Optional.of("python3"));
        };
        go(() -> flow.firstRegistration(overlay));
        see("#test-address");
        press("#test-address");
        until(() -> said().contains("python3 is using port 7277"));
        desk.doctor = _ -> {
            throw new CallbackSetup(CallbackSetup.Fault.NOT_REACHED, "127.0.0.1");
        };
        press("#test-address");
        until(() -> said().contains("firewall"));
    }

    @Test
    void what_is_no_redirect_uri_is_not_tried() throws Exception {
        desk.doctor = _ -> {
            throw new AssertionError("tried");
        };
        go(() -> flow.firstRegistration(overlay));
        see("#test-address");
        type("#registration-REDIRECT_URI", "http://example.org/cb");
        press("#test-address");
        until(() -> words().contains(desk.messages.text("registration.redirect-uri.PLAIN_HTTP_OFF_LOOPBACK",
                app.stagepass.token.RedirectUri.DEFAULT)));
        assertThat(said()).isEmpty();
    }
}
