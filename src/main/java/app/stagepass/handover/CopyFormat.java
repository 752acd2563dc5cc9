package app.stagepass.handover;

import app.stagepass.token.AccessToken;

/** How a token is written for the program that will read it. */
public enum CopyFormat {
    /** As Twitch gave it. */
    ACCESS_TOKEN {
        @Override
        public String write(AccessToken token) {
            return token.reveal();
        }
    },
    /** {@code oauth:…}, what chat expects after PASS (Twitch page "Authenticating with the Twitch IRC Server"). */
    CHAT_PASSWORD {
        @Override
        public String write(AccessToken token) {
            return "oauth:" + token.reveal();
        }
    };

    public abstract String write(AccessToken token);
}
