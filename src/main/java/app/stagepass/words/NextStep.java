package app.stagepass.words;

import app.stagepass.token.ClientField;

/** What the person can do about a failure; a window makes a button of it. */
public sealed interface NextStep {

    /** Nothing to press: it passes by itself, or the words say all. */
    record None() implements NextStep {}

    /** The same once more. */
    record Retry() implements NextStep {}

    /** Mend the application's entry at this field. */
    record EditApplication(ClientField field) implements NextStep {}

    /** Register and set a redirect URI with another port. */
    record ChoosePort() implements NextStep {}

    /** Copy the link and open it by hand. */
    record CopyLink() implements NextStep {}

    /** Have the system ask for the keyring's password. */
    record UnlockKeyring() implements NextStep {}

    /** There is no keyring to be had: keep the tokens in memory until the program ends, or try again. */
    record SessionOnly() implements NextStep {}

    /** Go through Twitch's consent page again. */
    record SignInAgain() implements NextStep {}

    /** Look at the applications that are connected to the account, at Twitch. */
    record OpenConnectionsPage() implements NextStep {}

    /** It did not go to another computer after all. */
    record TakeBack() implements NextStep {}

    /** The words on the button; empty for {@link None}. */
    default String label(Messages messages) {
        return switch (this) {
            case None _ -> "";
            case Retry _ -> messages.text("failure.next.retry");
            case EditApplication _ -> messages.text("failure.next.edit-application");
            case ChoosePort _ -> messages.text("failure.next.choose-port");
            case CopyLink _ -> messages.text("failure.next.copy-link");
            case UnlockKeyring _ -> messages.text("failure.next.unlock");
            case SessionOnly _ -> messages.text("failure.next.session-only");
            case SignInAgain _ -> messages.text("failure.next.sign-in-again");
            case TakeBack _ -> messages.text("failure.next.take-back");
            case OpenConnectionsPage _ -> messages.text("failure.next.connections");
        };
    }
}
