package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.oauth.Validation;
import app.stagepass.token.Account;
import app.stagepass.token.ClientId;
import java.util.Optional;

/** A success of {@code /validate}. Nothing is lost by refusing it, so an answer that is not plain is refused. */
final class ValidateReply {

    private ValidateReply() {}

    static Validation read(Reply reply) throws UnexpectedAnswer {
        JsonReply json = JsonReply.of(reply);
        String clientId = json.text("client_id");
        if (!ClientId.isWellFormed(clientId)) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
        // An app token has no user: Twitch writes null or leaves the fields out.
        Optional<String> userId = json.optionalText("user_id");
        Optional<Account> account = userId.isPresent()
                ? Optional.of(Account.of(userId.get(), json.text("login")))
                : Optional.empty();
        if (!json.has("expires_in")) {
            throw reply.unexpected(Problem.MISSING_FIELD);
        }
        long seconds = json.seconds("expires_in").orElseThrow(() -> reply.unexpected(Problem.WRONG_TYPE));
        return new Validation(new ClientId(clientId), account, json.scopes("scopes"), reply.at(),
                Lifetime.end(seconds, reply.at()));
    }
}
