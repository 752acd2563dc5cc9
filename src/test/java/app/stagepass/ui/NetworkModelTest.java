package app.stagepass.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.TestClock;
import app.stagepass.oauth.OAuthException.Unreachable;
import app.stagepass.settings.ProxySetting;
import app.stagepass.settings.ProxySetting.Use;
import app.stagepass.settings.Settings;
import app.stagepass.ui.NetworkModel.Said;
import app.stagepass.vault.VaultException;
import app.stagepass.words.Words;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkModelTest {

    private final Words words = Words.of(Locale.ENGLISH, new TestClock(), ZoneOffset.UTC);
    private final FakeNetwork network = new FakeNetwork();
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final AtomicInteger closed = new AtomicInteger();
    private final NetworkModel model = new NetworkModel(words, new Work(Runnable::run, Runnable::run), network,
            settings);

    private void type(String host, String port, String user, String password) {
        model.useProperty().set(Use.MANUAL);
        model.hostProperty().set(host);
        model.portProperty().set(port);
        model.userProperty().set(user);
        model.passwordProperty().set(password);
    }

    private void save() {
        model.save(closed::incrementAndGet);
    }

    @Test
    void aManualProxyIsSavedAndItsPasswordGoesToTheKeyringAlone() {
        type("proxy.corp", "3128", "owl", "päss wörd");
        save();

        assertThat(settings.get().proxy()).isEqualTo(new ProxySetting(Use.MANUAL, "proxy.corp", 3128, "owl"));
        assertThat(network.kept.orElseThrow().reveal()).isEqualTo("päss wörd");
        assertThat(settings.get().toString()).doesNotContain("päss");
        assertThat(model.passwordProperty().get()).isEmpty();
        assertThat(closed).hasValue(1);
    }

    @Test
    void aKeyringThatIsLockedLosesNothingThatWasTyped() {
        network.keyring = Optional.of(new VaultException.Locked());
        type("proxy.corp", "3128", "owl", "secret");
        save();

        assertThat(model.saidProperty().get()).isInstanceOf(Said.Failed.class);
        assertThat(settings.get().proxy()).isEqualTo(ProxySetting.DEFAULT);
        assertThat(model.passwordProperty().get()).isEqualTo("secret");
        assertThat(closed).hasValue(0);
    }

    @Test
    void whatIsNotUsedIsKeptAllTheSame() {
        type("proxy.corp", "3128", "owl", "");
        model.useProperty().set(Use.NONE);
        save();
        assertThat(settings.get().proxy()).isEqualTo(new ProxySetting(Use.NONE, "proxy.corp", 3128, "owl"));
    }

    @ParameterizedTest
    @CsvSource({"'',3128,'',''", "a b,3128,'',''", "proxy,0,'',''", "proxy,65536,'',''", "proxy,http,'',''",
            "proxy,80,o:wl,x", "proxy,80,'',secret", "user@proxy,80,'',''"})
    void whatCannotBeIsSaidAndNothingIsSaved(String host, String port, String user, String password) {
        type(host, port, user, password);
        save();
        model.test();

        assertThat(model.saidProperty().get()).isInstanceOf(Said.Wrong.class);
        assertThat(settings.get().proxy()).isEqualTo(ProxySetting.DEFAULT);
        assertThat(network.kept).isEmpty();
        assertThat(network.tested).isEmpty();
        assertThat(closed).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({"http://proxy.corp:3128/,''", "proxy.corp:3128,''", " proxy.corp ,3128"})
    void anAddressThatWasCopiedAsAWholeIsTakenApart(String host, String port) {
        type(host, port, "", "");
        save();
        assertThat(settings.get().proxy()).isEqualTo(new ProxySetting(Use.MANUAL, "proxy.corp", 3128, ""));
    }

    @Test
    void whatIsTypedCanBeTestedWithoutSavingIt() {
        type("proxy.corp", "3128", "", "");
        model.test();
        assertThat(network.tested).containsExactly(new ProxySetting(Use.MANUAL, "proxy.corp", 3128, ""));
        assertThat(model.saidProperty().get()).isInstanceOf(Said.Good.class);
        assertThat(settings.get()).isEqualTo(Settings.DEFAULT);

        model.portProperty().set("3129");
        assertThat(model.saidProperty().get()).isEqualTo(new Said.Nothing());
    }

    @Test
    void whatStandsInTheWayIsSaidInItsOwnWords() {
        network.way = Optional.of(new Unreachable(Unreachable.Reason.PROXY_AUTHENTICATION, false));
        model.test();
        assertThat(model.saidProperty().get()).isInstanceOfSatisfying(Said.Failed.class,
                failed -> assertThat(failed.failure().title()).isEqualTo("The proxy wants a password"));
    }

    @Test
    void aPasswordCanBeRemoved() {
        type("proxy.corp", "3128", "owl", "secret");
        save();
        model.forgetPassword();
        assertThat(network.kept).isEmpty();
    }
}
