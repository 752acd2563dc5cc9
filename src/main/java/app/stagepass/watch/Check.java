package app.stagepass.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * One check of one credential.
 *
 * @param at      when its answer was there, to the millisecond
 * @param latency how long it took, with the keyring and a renewal where there was one; by the wall clock, in milliseconds
 */
public record Check(Instant at, CheckOutcome outcome, Duration latency) {}
