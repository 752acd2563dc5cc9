package app.stagepass.token;

/** Whether an application can keep a secret (RFC 6749 section 2.1); Twitch's console calls it "Client Type". */
public enum ClientType {
    CONFIDENTIAL, PUBLIC
}
