package app.stagepass.ui;

import app.stagepass.token.Account;
import app.stagepass.token.Role;
import app.stagepass.token.Scope;
import app.stagepass.words.Light;
import java.util.List;
import java.util.Optional;

/**
 * What a card shows at one moment.
 *
 * @param handle   {@code @login}
 * @param role     what the account is there for, where the person said so
 * @param subtitle application and kind of token
 * @param left     time left, or when it was last checked
 * @param share    of the token's life that is left, 0 to 1; empty if it does not end or is not known to live
 * @param checks   last and next check
 * @param strip    the last 24 hours
 * @param spoken   all of it in one sentence for a screen reader
 */
public record CardFace(Account account, String name, String handle, Optional<Role> role, String subtitle, Light light,
        String status,
        List<Scope> scopes, String left, Optional<Double> share, String checks, StripFace strip, String spoken) {}
