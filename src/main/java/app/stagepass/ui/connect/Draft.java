package app.stagepass.ui.connect;

import app.stagepass.token.RegistrationId;
import java.util.Optional;

/** The form of a new application that was put away with Escape before it was saved, so that nothing typed is lost by it. */
final class Draft {

    private Optional<RegistrationModel> kept = Optional.empty();

    RegistrationModel open(ConnectParts parts) {
        RegistrationModel form = kept.orElseGet(
                () -> RegistrationModel.empty(parts.messages(), parts.place().usual(), RegistrationId.random()));
        kept = Optional.of(form);
        return form;
    }

    /** It was saved, or the person wants none of it. */
    void forget() {
        kept = Optional.empty();
    }
}
