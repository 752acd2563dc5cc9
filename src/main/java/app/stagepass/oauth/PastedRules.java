package app.stagepass.oauth;

import app.stagepass.oauth.RedirectByHand.Pasted;
import app.stagepass.token.LiveSecrets;
import java.net.URI;
import java.util.Optional;

/** The {@link CallbackRules} for an address that the person pasted; of the cookie see {@link RedirectByHand}. */
final class PastedRules {

    private final SignInAttempt attempt;
    private final CallbackPlaces places;
    private final LiveSecrets live;

    PastedRules(SignInAttempt attempt, CallbackPlaces places, LiveSecrets live) {
        this.attempt = attempt;
        this.places = places;
        this.live = live;
    }

    Pasted paste(String text) {
        Optional<PastedAddress> pasted = PastedAddress.of(text);
        if (pasted.isEmpty()) {
            return Pasted.ANOTHER_ADDRESS;
        }
        PastedAddress address = pasted.get();
        if (isWayThere(address)) {
            return Pasted.WAY_THERE;
        }
        CallbackQuery query = CallbackQuery.of(address.query());
        CallbackQuery answer = answer(address, query);
        if (!isRedirect(address) || !attempt.request().state().matches(answer.only("state").orElse(""))) {
            return ofStranger(address, query);
        }
        Optional<AuthorizationResponse> response = switch (attempt.request().responseType()) {
            case CODE -> query.response();
            case TOKEN -> address.query().isEmpty() ? answer.token() : query.error();
        };
        if (response.isEmpty()) {
            return Pasted.NO_ANSWER;
        }
        response.get().watchedBy(live);
        return attempt.acceptPasted(response.get()) ? Pasted.ACCEPTED : Pasted.TOO_LATE;
    }

    private CallbackQuery answer(PastedAddress address, CallbackQuery query) {
        boolean inFragment = attempt.request().responseType() == ResponseType.TOKEN && address.query().isEmpty();
        return inFragment ? CallbackQuery.of(address.fragment()) : query;
    }

    private Pasted ofStranger(PastedAddress address, CallbackQuery query) {
        if (query.isMismatch()) {
            attempt.sawMismatch();
            return Pasted.MISMATCH;
        }
        if (!isRedirect(address)) {
            return Pasted.ANOTHER_ADDRESS;
        }
        return answer(address, query).looksLikeAnswer() ? Pasted.WRONG_STATE : Pasted.NO_ANSWER;
    }

    private boolean isRedirect(PastedAddress address) {
        boolean sameScheme = address.scheme().isEmpty() || address.scheme().equals(places.scheme());
        return sameScheme && places.isOurs(address.host()) && address.path().equals(places.callback());
    }

    private boolean isWayThere(PastedAddress address) {
        URI twitch = attempt.authorization();
        boolean startLink = places.isOurs(address.host()) && address.path().startsWith(CallbackPlaces.START);
        return startLink
                || (address.host().equals(twitch.getRawAuthority()) && address.path().equals(twitch.getRawPath()));
    }
}
