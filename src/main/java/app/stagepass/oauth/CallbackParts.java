package app.stagepass.oauth;

import app.stagepass.oauth.CallbackOptions.Answers;
import app.stagepass.token.LiveSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What every receiver is made of. */
record CallbackParts(SecureRandom random, Clock clock, RedirectPages pages, PeerCheck peers, PortHolder holder,
        LiveSecrets live, Supplier<CallbackOptions> options, Executor executor) {

    Drawing drawing(Answers answers) throws OAuthException.CallbackSetup {
        return switch (answers) {
            case Answers.Templates(Path folder) -> TemplatePages.load(folder, pages);
            case Answers.Pages _,Answers.Empty _ -> new PageHtml(pages);
        };
    }

    SignInAttempt attempt(AuthorizationRequest request, URI authorization) {
        return new SignInAttempt(request, authorization, random, live);
    }

    CallbackRules rules(SignInAttempt attempt, CallbackPlaces places, CallbackOptions now) {
        return new CallbackRules(attempt, places, now.answers() instanceof Answers.Empty, peersFor(attempt, now), live);
    }

    private PeerCheck peersFor(SignInAttempt attempt, CallbackOptions now) {
        return now.listening().isDirect(attempt.request().redirectUri()) ? peers : PeerCheck.ANYBODY;
    }
}
