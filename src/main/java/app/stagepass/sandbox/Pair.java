package app.stagepass.sandbox;

import app.stagepass.token.AccessToken;
import app.stagepass.token.RefreshToken;

/** An access token and what renews it. */
public record Pair(AccessToken access, RefreshToken refresh) {}
