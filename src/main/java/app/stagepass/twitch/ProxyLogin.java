package app.stagepass.twitch;

import app.stagepass.token.ProxyPassword;

/** What a proxy is told if it asks (RFC 7617). */
public record ProxyLogin(String user, ProxyPassword password) {}
