package app.stagepass;

import app.stagepass.imports.TokenTextFuzz;
import app.stagepass.oauth.CallbackQueryFuzz;
import app.stagepass.oauth.CallbackServerFuzz;
import app.stagepass.oauth.PastedAddressFuzz;
import app.stagepass.settings.SettingsFileFuzz;
import app.stagepass.token.ScopeTextFuzz;
import app.stagepass.twitch.DeviceReplyFuzz;
import app.stagepass.twitch.ErrorReplyFuzz;
import app.stagepass.twitch.TokenReplyFuzz;
import app.stagepass.twitch.UsersReplyFuzz;
import app.stagepass.twitch.ValidateReplyFuzz;
import app.stagepass.vault.EncryptedFileFuzz;
import app.stagepass.vault.IndexFileFuzz;
import app.stagepass.vault.ParcelFuzz;
import app.stagepass.vault.RotationFilesFuzz;
import app.stagepass.vault.SecretEntryFuzz;
import app.stagepass.vault.SecretTableFuzz;
import app.stagepass.watch.HistoryFilesFuzz;
import java.util.Locale;

/**
 * Every reader of data that others can have written. Each takes any bytes, and fails only where the reader lets another exception out
 * than its own, or does not read again what it wrote.
 */
enum FuzzTarget {

    CALLBACK_QUERY(CallbackQueryFuzz.class, CallbackQueryFuzz::fuzzerTestOneInput), //
    CALLBACK_SERVER(CallbackServerFuzz.class, CallbackServerFuzz::fuzzerTestOneInput), //
    PASTED_ADDRESS(PastedAddressFuzz.class, PastedAddressFuzz::fuzzerTestOneInput), //
    SCOPE_TEXT(ScopeTextFuzz.class, ScopeTextFuzz::fuzzerTestOneInput), //
    TOKEN_TEXT(TokenTextFuzz.class, TokenTextFuzz::fuzzerTestOneInput), //
    TOKEN_REPLY(TokenReplyFuzz.class, TokenReplyFuzz::fuzzerTestOneInput), //
    DEVICE_REPLY(DeviceReplyFuzz.class, DeviceReplyFuzz::fuzzerTestOneInput), //
    VALIDATE_REPLY(ValidateReplyFuzz.class, ValidateReplyFuzz::fuzzerTestOneInput), //
    ERROR_REPLY(ErrorReplyFuzz.class, ErrorReplyFuzz::fuzzerTestOneInput), //
    USERS_REPLY(UsersReplyFuzz.class, UsersReplyFuzz::fuzzerTestOneInput), //
    INDEX_FILE(IndexFileFuzz.class, IndexFileFuzz::fuzzerTestOneInput), //
    ROTATION_FILES(RotationFilesFuzz.class, RotationFilesFuzz::fuzzerTestOneInput), //
    SECRET_ENTRY(SecretEntryFuzz.class, SecretEntryFuzz::fuzzerTestOneInput), //
    ENCRYPTED_FILE(EncryptedFileFuzz.class, EncryptedFileFuzz::fuzzerTestOneInput), //
    SECRET_TABLE(SecretTableFuzz.class, SecretTableFuzz::fuzzerTestOneInput), //
    PARCEL(ParcelFuzz.class, ParcelFuzz::fuzzerTestOneInput), //
    SETTINGS_FILE(SettingsFileFuzz.class, SettingsFileFuzz::fuzzerTestOneInput), //
    HISTORY_FILES(HistoryFilesFuzz.class, HistoryFilesFuzz::fuzzerTestOneInput);

    private final Class<?> type;
    @SuppressWarnings("ImmutableEnumChecker") // a method reference that holds nothing
    private final Input input;

    /** Takes one input. */
    @FunctionalInterface
    interface Input {

        void take(byte[] data) throws Exception;
    }

    FuzzTarget(Class<?> type, Input input) {
        this.type = type;
        this.input = input;
    }

    void take(byte[] data) throws Exception {
        input.take(data);
    }

    String className() {
        return type.getName();
    }

    /** In the command line, and the folder of its seeds: {@code token-reply}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
