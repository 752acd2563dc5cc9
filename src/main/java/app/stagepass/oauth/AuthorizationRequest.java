package app.stagepass.oauth;

import app.stagepass.token.ClientId;
import app.stagepass.token.Nonce;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.SortedSet;

/**
 * What the consent page is asked for (RFC 6749 section 4.1.1, Twitch page "Getting OAuth Access Tokens").
 *
 * @param binding      what only the browser that asks shall have; it goes into that browser's cookie and nowhere else
 * @param forceVerify  whether Twitch asks even a person who agreed before, so that the account can be changed
 * @param responseType what is to come back
 */
public record AuthorizationRequest(ClientId clientId, RedirectUri redirectUri, SortedSet<Scope> scopes, Nonce binding,
        boolean forceVerify, ResponseType responseType) {

    /** For a code. */
    public AuthorizationRequest(ClientId clientId, RedirectUri redirectUri, SortedSet<Scope> scopes, Nonce binding,
            boolean forceVerify) {
        this(clientId, redirectUri, scopes, binding, forceVerify, ResponseType.CODE);
    }

    /**
     * Binds the answer to this request (RFC 6749 section 10.12): the binding's digest, 256 bits as base64url. It stands in
     * addresses, so browsers keep it in their history and their synchronised copies of it; what is found there answers nothing,
     * for an answer needs the binding too, and no digest leads back to that.
     */
    public Nonce state() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(binding.reveal().getBytes(StandardCharsets.US_ASCII));
            return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
