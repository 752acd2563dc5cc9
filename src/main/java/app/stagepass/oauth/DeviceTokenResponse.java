package app.stagepass.oauth;

import app.stagepass.token.TokenSet;

/** What a poll of the device code flow was answered with, unless it failed (RFC 8628 sections 3.3 and 3.5). */
public sealed interface DeviceTokenResponse {

    /** The person agreed. The device code is spent now. */
    record Approved(TokenSet tokens) implements DeviceTokenResponse {}

    /** Not yet. */
    record Pending() implements DeviceTokenResponse {}

    /** Not yet, and polls are to be five seconds further apart from now on. */
    record SlowDown() implements DeviceTokenResponse {}
}
