package app.stagepass.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.sandbox.SandboxServer;
import app.stagepass.watch.FaultCell.Moment;
import app.stagepass.watch.FaultCell.Operation;
import app.stagepass.watch.FaultCell.Outcome;
import app.stagepass.watch.FaultCell.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes of everything that can go wrong, before a request is carried out, in the middle of its answer and after: over real HTTP,
 * with the stand-in for Twitch and the program's own parts.
 */
@Timeout(120)
class FaultMatrixTest {

    /**
     * The operation; the credential's state and colour; whose pair is in the store, and whether Twitch takes its access (A) and refresh
     * token (R); what the person is told; and the state after the next check, when all is well again. A sixth column counts spent
     * one-time tokens that were sent again: 429 says that nobody looked at the request, and where that is a lie, the login is lost.
     */
    private static final String TABLE = """
            BEFORE: STATUS_500 STATUS_503 STATUS_503_RETRY_NOW GATEWAY_504
              EXCHANGE         | absent                       | -     | none   | Twitch has trouble                     | valid
              VALIDATE         | unverified.twitch-failing    | blue  | old:AR | Twitch has trouble                     | valid
              REFRESH_REUSABLE | unverified.twitch-failing    | blue  | old:-R | Twitch has trouble                     | valid
              REFRESH_ONE_TIME | unverified.twitch-failing    | blue  | old:-R | Twitch has trouble                     | needs-consent.in-doubt
              REVOKE           | valid                        | green | old:AR | Twitch has trouble                     | valid

            BEFORE: BUSY_429 BUSY_429_RETRY_LATER
              EXCHANGE         | absent                       | -     | none   | Twitch asks us to slow down            | valid
              VALIDATE         | unverified.rate-limited      | blue  | old:AR | Twitch asks us to slow down            | valid
              REFRESH_REUSABLE | unverified.rate-limited      | blue  | old:-R | Twitch asks us to slow down            | valid
              REFRESH_ONE_TIME | unverified.rate-limited      | blue  | old:-R | Twitch asks us to slow down            | valid
              REVOKE           | valid                        | green | old:AR | Twitch asks us to slow down            | valid

            BEFORE: ODD_400 FOREIGN_401 EMPTY_403 OTHER_404 TRUNCATED MALFORMED WRONG_TYPES TEN_MEGABYTES
              EXCHANGE         | absent                       | -     | none   | That wasn’t Twitch’s usual answer      | valid
              VALIDATE         | unverified.unexpected-answer | blue  | old:AR | That wasn’t Twitch’s usual answer      | valid
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | old:-R | That wasn’t Twitch’s usual answer      | valid
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | old:-R | That wasn’t Twitch’s usual answer      | needs-consent.in-doubt
              REVOKE           | valid                        | green | old:AR | That wasn’t Twitch’s usual answer      | valid

            BEFORE: PORTAL REDIRECT
              EXCHANGE         | absent                       | -     | none   | The network answered instead of Twitch | valid
              VALIDATE         | unverified.captive-portal    | blue  | old:AR | The network answered instead of Twitch | valid
              REFRESH_REUSABLE | unverified.captive-portal    | blue  | old:-R | The network answered instead of Twitch | valid
              REFRESH_ONE_TIME | unverified.captive-portal    | blue  | old:-R | The network answered instead of Twitch | needs-consent.in-doubt
              REVOKE           | valid                        | green | old:AR | The network answered instead of Twitch | valid

            BEFORE: RESET
              EXCHANGE         | absent                       | -     | none   | The connection broke off               | valid
              VALIDATE         | unverified.connection-lost   | blue  | old:AR | The connection broke off               | valid
              REFRESH_REUSABLE | unverified.connection-lost   | blue  | old:-R | The connection broke off               | valid
              REFRESH_ONE_TIME | unverified.connection-lost   | blue  | old:-R | The connection broke off               | needs-consent.in-doubt
              REVOKE           | valid                        | green | old:AR | The connection broke off               | valid

            BEFORE: SLOW
              EXCHANGE         | absent                       | -     | none   | Twitch didn’t answer in time           | valid
              VALIDATE         | unverified.timed-out         | blue  | old:AR | Twitch didn’t answer in time           | valid
              REFRESH_REUSABLE | unverified.timed-out         | blue  | old:-R | Twitch didn’t answer in time           | valid
              REFRESH_ONE_TIME | unverified.timed-out         | blue  | old:-R | Twitch didn’t answer in time           | needs-consent.in-doubt
              REVOKE           | valid                        | green | old:AR | Twitch didn’t answer in time           | valid

            BEFORE: EXPIRED
              EXCHANGE         | valid                        | green | new:AR | -                                      | valid
              VALIDATE         | valid                        | green | new:AR | -                                      | valid
              REFRESH_REUSABLE | valid                        | green | new:AR | -                                      | valid
              REFRESH_ONE_TIME | valid                        | green | new:AR | -                                      | valid
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            BEFORE: REVOKED DISCONNECTED PASSWORD_CHANGED
              EXCHANGE         | absent                       | -     | none   | The sign-in took too long              | valid
              VALIDATE         | needs-consent.disconnected   | red   | old:-- | Disconnected on Twitch                 | needs-consent.disconnected
              REFRESH_REUSABLE | needs-consent.disconnected   | red   | old:-- | Disconnected on Twitch                 | needs-consent.disconnected
              REFRESH_ONE_TIME | needs-consent.disconnected   | red   | old:-- | Disconnected on Twitch                 | needs-consent.disconnected
              REVOKE           | needs-consent.revoked-here   | red   | old:-- | You revoked this token                 | needs-consent.revoked-here

            DURING: STATUS_500 STATUS_503 STATUS_503_RETRY_NOW GATEWAY_504 BUSY_429 BUSY_429_RETRY_LATER ODD_400
               FOREIGN_401 EMPTY_403 OTHER_404 PORTAL TRUNCATED MALFORMED WRONG_TYPES REDIRECT RESET
              EXCHANGE         | absent                       | -     | none   | The connection broke off               | valid
              VALIDATE         | unverified.connection-lost   | blue  | old:AR | The connection broke off               | valid
              REFRESH_REUSABLE | unverified.connection-lost   | blue  | old:-R | The connection broke off               | valid
              REFRESH_ONE_TIME | unverified.connection-lost   | blue  | old:-- | The connection broke off               | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            DURING: TEN_MEGABYTES
              EXCHANGE         | absent                       | -     | none   | That wasn’t Twitch’s usual answer      | valid
              VALIDATE         | unverified.unexpected-answer | blue  | old:AR | That wasn’t Twitch’s usual answer      | valid
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | old:-R | That wasn’t Twitch’s usual answer      | valid
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | old:-- | That wasn’t Twitch’s usual answer      | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            DURING: SLOW
              EXCHANGE         | absent                       | -     | none   | Twitch didn’t answer in time           | valid
              VALIDATE         | unverified.timed-out         | blue  | old:AR | Twitch didn’t answer in time           | valid
              REFRESH_REUSABLE | unverified.timed-out         | blue  | old:-R | Twitch didn’t answer in time           | valid
              REFRESH_ONE_TIME | unverified.timed-out         | blue  | old:-- | Twitch didn’t answer in time           | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            DURING: EXPIRED
              EXCHANGE         | absent                       | -     | none   | This token has ended                   | valid
              VALIDATE         | valid                        | green | old:-R | -                                      | valid
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | new:-R | That wasn’t Twitch’s usual answer      | valid
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | new:-R | That wasn’t Twitch’s usual answer      | valid
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            DURING: REVOKED DISCONNECTED PASSWORD_CHANGED
              EXCHANGE         | absent                       | -     | none   | This token has ended                   | valid
              VALIDATE         | valid                        | green | old:-- | -                                      | needs-consent.disconnected
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | new:-- | That wasn’t Twitch’s usual answer      | needs-consent.disconnected
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | new:-- | That wasn’t Twitch’s usual answer      | needs-consent.disconnected
              REVOKE           | needs-consent.revoked-here   | red   | old:-- | You revoked this token                 | needs-consent.revoked-here

            AFTER: STATUS_500 STATUS_503 STATUS_503_RETRY_NOW GATEWAY_504
              EXCHANGE         | absent                       | -     | none   | Twitch has trouble                     | valid
              VALIDATE         | unverified.twitch-failing    | blue  | old:AR | Twitch has trouble                     | valid
              REFRESH_REUSABLE | unverified.twitch-failing    | blue  | old:-R | Twitch has trouble                     | valid
              REFRESH_ONE_TIME | unverified.twitch-failing    | blue  | old:-- | Twitch has trouble                     | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: BUSY_429 BUSY_429_RETRY_LATER
              EXCHANGE         | absent                       | -     | none   | Twitch asks us to slow down            | valid
              VALIDATE         | unverified.rate-limited      | blue  | old:AR | Twitch asks us to slow down            | valid
              REFRESH_REUSABLE | unverified.rate-limited      | blue  | old:-R | Twitch asks us to slow down            | valid
              REFRESH_ONE_TIME | unverified.rate-limited      | blue  | old:-- | Twitch asks us to slow down            | needs-consent.disconnected | 1
              REVOKE           | valid                        | green | old:-R | Twitch asks us to slow down            | valid

            AFTER: ODD_400 FOREIGN_401 EMPTY_403 OTHER_404 MALFORMED WRONG_TYPES TEN_MEGABYTES
              EXCHANGE         | absent                       | -     | none   | That wasn’t Twitch’s usual answer      | valid
              VALIDATE         | unverified.unexpected-answer | blue  | old:AR | That wasn’t Twitch’s usual answer      | valid
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | old:-R | That wasn’t Twitch’s usual answer      | valid
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | old:-- | That wasn’t Twitch’s usual answer      | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: PORTAL REDIRECT
              EXCHANGE         | absent                       | -     | none   | The network answered instead of Twitch | valid
              VALIDATE         | unverified.captive-portal    | blue  | old:AR | The network answered instead of Twitch | valid
              REFRESH_REUSABLE | unverified.captive-portal    | blue  | old:-R | The network answered instead of Twitch | valid
              REFRESH_ONE_TIME | unverified.captive-portal    | blue  | old:-- | The network answered instead of Twitch | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: TRUNCATED
              EXCHANGE         | absent                       | -     | none   | That wasn’t Twitch’s usual answer      | valid
              VALIDATE         | unverified.unexpected-answer | blue  | old:AR | That wasn’t Twitch’s usual answer      | valid
              REFRESH_REUSABLE | unverified.unexpected-answer | blue  | old:-R | That wasn’t Twitch’s usual answer      | valid
              REFRESH_ONE_TIME | unverified.unexpected-answer | blue  | old:-- | That wasn’t Twitch’s usual answer      | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: RESET
              EXCHANGE         | absent                       | -     | none   | The connection broke off               | valid
              VALIDATE         | unverified.connection-lost   | blue  | old:AR | The connection broke off               | valid
              REFRESH_REUSABLE | unverified.connection-lost   | blue  | old:-R | The connection broke off               | valid
              REFRESH_ONE_TIME | unverified.connection-lost   | blue  | old:-- | The connection broke off               | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: SLOW
              EXCHANGE         | absent                       | -     | none   | Twitch didn’t answer in time           | valid
              VALIDATE         | unverified.timed-out         | blue  | old:AR | Twitch didn’t answer in time           | valid
              REFRESH_REUSABLE | unverified.timed-out         | blue  | old:-R | Twitch didn’t answer in time           | valid
              REFRESH_ONE_TIME | unverified.timed-out         | blue  | old:-- | Twitch didn’t answer in time           | needs-consent.in-doubt
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: EXPIRED
              EXCHANGE         | valid                        | green | new:-R | -                                      | valid
              VALIDATE         | valid                        | green | old:-R | -                                      | valid
              REFRESH_REUSABLE | valid                        | green | new:-R | -                                      | valid
              REFRESH_ONE_TIME | valid                        | green | new:-R | -                                      | valid
              REVOKE           | needs-consent.revoked-here   | red   | old:-R | You revoked this token                 | needs-consent.revoked-here

            AFTER: REVOKED DISCONNECTED PASSWORD_CHANGED
              EXCHANGE         | valid                        | green | new:-- | -                                      | needs-consent.disconnected
              VALIDATE         | valid                        | green | old:-- | -                                      | needs-consent.disconnected
              REFRESH_REUSABLE | valid                        | green | new:-- | -                                      | needs-consent.disconnected
              REFRESH_ONE_TIME | valid                        | green | new:-- | -                                      | needs-consent.disconnected
              REVOKE           | needs-consent.revoked-here   | red   | old:-- | You revoked this token                 | needs-consent.revoked-here
            """;

    private static final Map<FaultCell, CompletableFuture<Outcome>> WAITING = slowOnes();
    private static SandboxServer sandbox;

    @BeforeAll
    static void aStandIn() throws Exception {
        Quiet.jetty();
        sandbox = FaultScene.sandbox();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    /** All at once, each with a stand-in of its own, because they take their time. */
    private static Map<FaultCell, CompletableFuture<Outcome>> slowOnes() {
        ExecutorService each = Executors.newVirtualThreadPerTaskExecutor();
        return all().filter(FaultCell::isSlow).collect(Collectors.toMap(Function.identity(),
                cell -> CompletableFuture.supplyAsync(() -> {
                    try (SandboxServer own = FaultScene.sandbox()) {
                        return cell.play(own);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }, each)));
    }

    private static Stream<FaultCell> all() {
        return Arrays.stream(Wrong.values()).flatMap(wrong -> Arrays.stream(Moment.values()).flatMap(
                moment -> Arrays.stream(Operation.values()).map(one -> new FaultCell(wrong, moment, one))));
    }

    /** Each cell, and what the table says of it. */
    static List<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        for (String block : TABLE.split("\n\n", -1)) {
            String[] parts = block.split(":\\s", 2);
            List<String> lines = parts[1].lines().toList();
            List<String> wrongs = lines.stream().filter(line -> !line.contains("|"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+"))).toList();
            for (String line : lines) {
                String[] columns = line.strip().split("\\s*\\|\\s*", 2);
                for (String wrong : columns.length < 2 ? List.<String>of() : wrongs) {
                    cells.add(Arguments.of(new FaultCell(Wrong.valueOf(wrong), Moment.valueOf(parts[0].strip()),
                            Operation.valueOf(columns[0])), columns[1].replaceAll("\\s+\\|\\s+", " | ")));
                }
            }
        }
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void is_as_the_table_says(FaultCell cell, String expected) throws Exception {
        CompletableFuture<Outcome> slow = WAITING.get(cell);
        assertThat((slow != null ? slow.get() : cell.play(sandbox)).line()).as("%s", cell).isEqualTo(expected);
    }

    @Test
    void nothing_is_missing_in_the_table() {
        assertThat(cells().stream().map(one -> (FaultCell) one.get()[0])).containsExactlyInAnyOrderElementsOf(
                all().toList());
    }
}
