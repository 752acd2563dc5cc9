package app.stagepass.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.stagepass.token.ScopeCatalog.Entry;
import app.stagepass.token.ScopeCatalog.Sensitivity;
import org.junit.jupiter.api.Test;

/** The catalog that comes with the program. */
class ScopeCatalogTest {

    private final ScopeCatalog catalog = ScopeCatalog.load();

    @Test
    void it_holds_every_scope_once_with_words_for_it() {
        assertThat(catalog.entries()).hasSizeGreaterThan(80).extracting(Entry::scope).doesNotHaveDuplicates();
        assertThat(catalog.entries())
                .allSatisfy(entry -> assertThat(entry.description()).as(entry.scope().value()).endsWith("."));
        assertThat(catalog.entries()).extracting(Entry::category).doesNotContain("");
    }

    @Test
    void a_scope_is_found_with_what_it_gives_away() {
        Entry entry = catalog.find(new Scope("bits:read")).orElseThrow();
        assertThat(entry.scope()).isEqualTo(new Scope("bits:read"));
        assertThat(entry.category()).isEqualTo("Bits");
        assertThat(entry.sensitivity()).isEqualTo(Sensitivity.READ);
        assertThat(entry.retired()).isFalse();
        assertThat(catalog.find(new Scope("channel:read:stream_key")).orElseThrow().sensitivity())
                .isEqualTo(Sensitivity.SENSITIVE);
    }

    @Test
    void some_are_retired_and_most_are_not() {
        assertThat(catalog.entries()).filteredOn(Entry::retired).extracting(entry -> entry.scope().value())
                .contains("channel_subscriptions").doesNotContain("chat:read");
    }

    @Test
    void a_scope_that_is_newer_than_the_catalog_is_not_found() {
        assertThat(catalog.find(new Scope("channel:newer:thing"))).isEmpty();
    }

    @Test
    void nobody_can_change_it() {
        assertThatThrownBy(() -> catalog.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
