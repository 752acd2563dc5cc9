package app.stagepass.oauth;

import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An address at which a sign-in can be started while the program runs, as the seeds' web adapters have it:
 * {@code /oauth?scopes=chat%3Aread&force_verify=true}.
 *
 * @param redirect of the application that it is for: scheme, host and port are this one's
 * @param path     starts with a slash, and is not the redirect's own
 * @param scopes   the only ones that may be asked for
 */
public record OauthRoute(RedirectUri redirect, String path, SortedSet<Scope> scopes) {

    public OauthRoute {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
    }

    /** Whether something else answers on its path. */
    public boolean isTaken() {
        CallbackPlaces places = new CallbackPlaces(redirect, redirect.port(), redirect.isSecure());
        return path.equals("/favicon.ico") || path.startsWith(CallbackPlaces.START) || path.equals(places.callback())
                || path.startsWith(places.callback() + (places.callback().endsWith("/") ? "" : "/"));
    }

    /** Does what a visit asks for. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * Runs one sign-in to its end, which blocks; interrupted when the route is closed.
         *
         * @param forceVerify whether Twitch is to ask even a person who agreed before
         * @param receivers   to be asked once: the browser that is here already goes on from there
         */
        void signIn(SortedSet<Scope> scopes, boolean forceVerify, RedirectReceiver.Factory receivers);
    }
}
