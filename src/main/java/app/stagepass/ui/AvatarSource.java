package app.stagepass.ui;

import app.stagepass.token.Account;
import java.util.Optional;

/** Where pictures of accounts come from. Blocks; called on workers only. */
@FunctionalInterface
public interface AvatarSource {

    /** An encoded picture (PNG or JPEG); empty where there is none or it could not be had. */
    Optional<byte[]> load(Account account);
}
