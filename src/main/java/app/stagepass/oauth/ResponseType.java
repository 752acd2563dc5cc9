package app.stagepass.oauth;

/** What the consent page is to send back (RFC 6749 section 3.1.1). */
public enum ResponseType {
    /** A code, which a confidential client exchanges for a pair (section 4.1). */
    CODE,
    /** An access token at once, in the address's fragment, with nothing to renew it (section 4.2). */
    TOKEN
}
