package app.stagepass.watch;

import app.stagepass.token.ClientField;
import app.stagepass.token.CredentialStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The closed list of outcomes. Not in {@link CheckOutcome} itself, whose classes would then wait for each other's loading. */
public final class CheckOutcomes {

    private static final List<CheckOutcome> ALL = Stream.<Stream<CheckOutcome>>of(
            Stream.of(new CheckOutcome.Valid(), new CheckOutcome.Renewed()),
            Stream.of(CredentialStatus.Reason.values()).map(CheckOutcome.NeedsConsent::new),
            Stream.of(CredentialStatus.Trouble.values()).map(CheckOutcome.Unverified::new),
            Stream.of(CredentialStatus.Keyring.values()).map(CheckOutcome.Locked::new),
            Stream.of(ClientField.values()).map(CheckOutcome.Misconfigured::new)).flatMap(Function.identity()).toList();
    private static final Map<CheckOutcome, Integer> NUMBERS = IntStream.range(0, ALL.size()).boxed()
            .collect(Collectors.toUnmodifiableMap(ALL::get, Function.identity()));
    private static final Map<String, CheckOutcome> BY_CODE = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(CheckOutcome::code, Function.identity()));

    private CheckOutcomes() {}

    /** Every one that there is. */
    public static List<CheckOutcome> all() {
        return ALL;
    }

    /** The one with this {@link CheckOutcome#code}. */
    static Optional<CheckOutcome> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** A number below 128, that means nothing outside of this process. */
    static byte number(CheckOutcome outcome) {
        return NUMBERS.getOrDefault(outcome, 0).byteValue();
    }

    static CheckOutcome ofNumber(byte number) {
        return ALL.get(number);
    }
}
