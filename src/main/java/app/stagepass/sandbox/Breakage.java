package app.stagepass.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers as a fault orders. */
final class Breakage {

    private static final int HUGE = 10 * 1024 * 1024;
    private static final String PORTAL = "<!doctype html><title>Welcome</title><h1>Welcome to the hotel's network</h1>";
    private static final String WRONG_TYPES = """
            {"access_token":{"a":1},"expires_in":"soon","refresh_token":[],"scope":7,"token_type":null,"client_id":[],\
            "login":{},"user_id":true,"scopes":1,"data":3}
            """;

    private Breakage() {}

    /** @param truth carries the request out and gives the true answer; called at most once */
    static void answer(Fault fault, Supplier<Reply> truth, Wire wire) {
        switch (fault) {
            case Fault.Status status -> wire.send(retryAfter(status));
            case Fault.Answer(int status, String type, String body, boolean acted) -> {
                if (acted) {
                    var _ = truth.get();
                }
                wire.send(Reply.of(status, type, body));
            }
            case Fault.Html html -> wire.send(Reply.html(html.status(), PORTAL));
            case Fault.Truncated _ -> {
                Reply whole = truth.get();
                wire.send(new Reply(whole.status(), whole.contentType(),
                        Arrays.copyOf(whole.body(), whole.body().length / 2), whole.headers()));
            }
            case Fault.Malformed _ -> wire.send(Reply.json(200, "{\"access_token\": \"abc, \"expires_in\" 12}}"));
            case Fault.WrongTypes _ -> wire.send(Reply.json(200, WRONG_TYPES));
            case Fault.Huge _ -> wire.send(Reply.json(200, "{\"padding\":\"" + "x".repeat(HUGE) + "\"}"));
            case Fault.Reset(boolean acted) -> {
                if (acted) {
                    var _ = truth.get();
                }
                wire.reset();
            }
            case Fault.Slow(Duration by) -> {
                Reply reply = truth.get();
                CompletableFuture.delayedExecutor(by.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> wire.send(reply));
            }
            case Fault.Held(CompletableFuture<?> released) -> {
                Reply reply = truth.get();
                var _ = released.whenCompleteAsync((_, _) -> wire.send(reply));
            }
            case Fault.CarriedOut(Fault then) -> {
                Reply done = truth.get();
                answer(then, () -> done, wire);
            }
            case Fault.BrokenOff(Fault then) -> {
                Reply done = truth.get();
                answer(then, () -> done, wire.endingInTheMiddle(CompletableFuture.completedFuture("at once")));
            }
            case Fault.Stalled(CompletableFuture<?> released) -> wire.endingInTheMiddle(released).send(truth.get());
            case Fault.Silent(CompletableFuture<?> released) -> {
                var _ = released.whenCompleteAsync((_, _) -> wire.reset());
            }
            case Fault.Meanwhile(Runnable event) -> {
                Reply reply = truth.get();
                event.run();
                wire.send(reply);
            }
            case Fault.Redirect(String location) -> wire.send(Reply.empty(307).with("Location", location));
        }
    }

    private static Reply retryAfter(Fault.Status fault) {
        Reply reply = fault.status() == 429
                ? Reply.empty(429) // as it was seen at /validate
                : Reply.error(fault.status(), "sandbox fault");
        return fault.retryAfter().map(after -> reply.with("Retry-After", after)).orElse(reply);
    }
}
