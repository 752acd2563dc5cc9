package app.stagepass.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.ColorScheme.Preference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.Test;

class ColorSchemeTest {

    private static final String NAMESPACE = "org.freedesktop.appearance";

    private final List<Preference> told = new ArrayList<>();

    @Test
    void whatTheDesktopPrefersIsTold() {
        follow(new FakePortal(new FakeSettings(1, true)));

        assertThat(told).containsExactly(Preference.DARK);
    }

    @Test
    void anOlderPortalIsAskedInItsOwnWay() {
        follow(new FakePortal(new FakeSettings(2, false)));

        assertThat(told).containsExactly(Preference.LIGHT);
    }

    @Test
    void everyLaterChangeIsToldAndOtherSettingsAreNot() throws Exception {
        FakePortal portal = new FakePortal(new FakeSettings(0, true));
        follow(portal);

        portal.change(NAMESPACE, "contrast", 1);
        portal.change("org.gnome.desktop.interface", "color-scheme", 1);
        portal.change(NAMESPACE, "color-scheme", 2);
        portal.change(NAMESPACE, "color-scheme", 1);

        assertThat(told).containsExactly(Preference.NO_PREFERENCE, Preference.LIGHT, Preference.DARK);
    }

    @Test
    void aChangeBetweenAskingAndListeningIsNotLost() {
        FakePortal portal = new FakePortal(new FakeSettings(1, true));
        portal.whileAsked(() -> {
            try {
                portal.change(NAMESPACE, "color-scheme", 1);
            } catch (DBusException e) {
                throw new IllegalStateException(e);
            }
        });

        follow(portal);

        assertThat(told).containsExactly(Preference.DARK, Preference.DARK);
    }

    @Test
    void aNumberThatNobodyKnowsYetIsNoPreference() {
        follow(new FakePortal(new FakeSettings(7, true)));

        assertThat(told).containsExactly(Preference.NO_PREFERENCE);
    }

    @Test
    void withoutAPortalNobodyIsToldBeforeOneComes() throws Exception {
        FakePortal portal = FakePortal.absent();
        follow(portal);
        assertThat(told).isEmpty();

        portal.change(NAMESPACE, "color-scheme", 2);
        assertThat(told).containsExactly(Preference.LIGHT);
    }

    @Test
    void withoutABusNobodyIsToldWhicheverWayTheLibrarySaysSo() {
        new ColorScheme(() -> {
            throw new DBusException("no bus");
        }, Runnable::run, told::add).follow();
        new ColorScheme(() -> {
            throw new IllegalStateException("no address");
        }, Runnable::run, told::add).follow();

        assertThat(told).isEmpty();
    }

    @Test
    void followingNeverBlocksItsCaller() {
        Queue<Runnable> notRunYet = new ArrayDeque<>();
        FakePortal portal = new FakePortal(new FakeSettings(1, true));
        ColorScheme scheme = new ColorScheme(() -> portal, notRunYet::add, told::add);

        scheme.follow();
        assertThat(told).isEmpty();

        notRunYet.remove().run();
        assertThat(told).containsExactly(Preference.DARK);
    }

    @Test
    void closedBeforeTheBusAnsweredItStaysSilentAndLeavesNoConnection() {
        Queue<Runnable> notRunYet = new ArrayDeque<>();
        FakePortal portal = new FakePortal(new FakeSettings(1, true));
        ColorScheme scheme = new ColorScheme(() -> portal, notRunYet::add, told::add);
        scheme.follow();
        scheme.close();

        notRunYet.remove().run();

        assertThat(told).isEmpty();
        assertThat(portal.isClosed()).isTrue();
    }

    @Test
    void closingEndsTheConnection() {
        FakePortal portal = new FakePortal(new FakeSettings(1, true));

        follow(portal).close();

        assertThat(portal.isClosed()).isTrue();
    }

    private ColorScheme follow(FakePortal portal) {
        ColorScheme scheme = new ColorScheme(() -> portal, Runnable::run, told::add);
        scheme.follow();
        return scheme;
    }
}
