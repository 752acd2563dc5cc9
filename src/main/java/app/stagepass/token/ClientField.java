package app.stagepass.token;

/** The part of a client registration that Twitch refused, so that a form can point at it. */
public enum ClientField {
    CLIENT_ID, CLIENT_SECRET, CLIENT_TYPE, REDIRECT_URI
}
