package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;

/** What a request to the callback server is answered with. */
sealed interface Reply {

    /** 303 to the authorization server, with the cookie. */
    record ToAuthorization() implements Reply {}

    /** 303 to one of our own paths without query or fragment, so that the code or token leaves the address bar. */
    record ToPath(String path) implements Reply {}

    record Show(int status, Page page) implements Reply {}

    /** The last page as soon as it is known, or the waiting page again. */
    record ShowEnding() implements Reply {}

    /** Our page that posts the fragment of its own address to {@link CallbackPlaces#token}. */
    record ShowFragment() implements Reply {}

    /** Our page with a link to where a sign-in starts. */
    record ShowLink() implements Reply {}

    /** What {@link CallbackRules#posted} says of the body. */
    record TakeToken() implements Reply {}

    /** Only a status. */
    record Bare(int status) implements Reply {}
}
