package app.stagepass.oauth;

import app.stagepass.oauth.RedirectPages.Page;

/** Makes HTML of pages, and the policy that lets exactly this HTML through (Content Security Policy level 3). */
interface Drawing {

    /** @param refresh where to ask again after a second; empty for never */
    String draw(Page page, String refresh);

    String policy();

    /** The page on which a sign-in is begun by following a link. */
    String drawLink(String target);

    /** The page that posts the fragment of its own address, and says so where no script runs. */
    String drawFragment();

    /** The same for {@link #drawFragment}: its one script, and requests to ourselves. */
    String fragmentPolicy();
}
