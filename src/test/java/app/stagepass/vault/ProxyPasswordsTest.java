package app.stagepass.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ProxyPassword;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyPasswordsTest {

    private final MemorySecretStore store = new MemorySecretStore();
    private final List<String> watched = new ArrayList<>();
    private final ProxyPasswords passwords = new ProxyPasswords(store, secret -> watched.add(secret.reveal()));

    @Test
    void itIsKeptReadAndForgotten() throws Exception {
        assertThat(passwords.read()).isEmpty();
        passwords.keep(new ProxyPassword("päss wörd"));
        assertThat(passwords.read().orElseThrow().reveal()).isEqualTo("päss wörd");
        assertThat(watched).containsExactly("päss wörd", "päss wörd");
        passwords.forget();
        assertThat(passwords.read()).isEmpty();
    }

    @Test
    void whatCannotBeAPasswordIsSaidToBeUnreadable() throws Exception {
        store.write(ProxyPasswords.KEY, "a\nb");
        assertThatThrownBy(passwords::read).isInstanceOf(VaultException.Unreadable.class);
    }
}
