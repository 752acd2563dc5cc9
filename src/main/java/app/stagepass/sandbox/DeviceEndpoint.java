package app.stagepass.sandbox;

import app.stagepass.sandbox.World.Device;
import app.stagepass.sandbox.World.Device.Answer;
import app.stagepass.sandbox.World.Link;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The device code flow's own part: {@code POST /oauth2/device} and the page on which a person approves it (RFC 8628 sections 3.1 to
 * 3.3, Twitch page "Getting OAuth Access Tokens"). Its codes live no longer than the stand-in runs.
 */
final class DeviceEndpoint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int DEVICE_CODE_LENGTH = 40;
    private static final int USER_CODE_LENGTH = 8;
    private static final int FORM_LENGTH = 40;
    private static final int MOST_OPEN = 100;

    private final World world;
    private final Counters counters;
    private final Supplier<Switches> switches;
    private final ConsentPage page;
    private final ScopeRules scopes;
    private final URI base;
    /** Pages that are open: their form's one-time value and the device that they were made for. */
    private final Map<String, Device> open = new LinkedHashMap<>();

    DeviceEndpoint(World world, Counters counters, Supplier<Switches> switches, ConsentPage page, ScopeRules scopes,
            URI base) {
        this.world = world;
        this.counters = counters;
        this.switches = switches;
        this.page = page;
        this.scopes = scopes;
        this.base = base;
    }

    /** Twitch reads {@code scopes}, which is not RFC 8628's {@code scope}; without it the token comes without scopes. */
    Reply start(Map<String, String> form) {
        counters.count(Counters.Event.DEVICE_START);
        Optional<SandboxClient> client = world.client(form.getOrDefault("client_id", ""));
        if (client.isEmpty()) {
            return Reply.error(400, "invalid client");
        }
        String asked = form.getOrDefault("scopes", switches.get().deviceTakesScope()
                ? form.getOrDefault("scope", "")
                : "");
        SortedSet<String> wanted = World.scopes(
                Arrays.stream(asked.split(" ", -1)).filter(scope -> !scope.isEmpty()).toList());
        Optional<Reply> refused = wanted.stream().map(scopes::refusal).flatMap(Optional::stream).findFirst();
        if (refused.isPresent()) {
            return refused.get();
        }
        String deviceCode = world.randomText(DEVICE_CODE_LENGTH);
        String userCode = world.randomCapitals(USER_CODE_LENGTH);
        world.devices.put(World.hash(deviceCode),
                new Device(client.get(), wanted, userCode, world.now().plus(LIFETIME)));
        return Reply.json(200, JSON.createObjectNode().put("device_code", deviceCode)
                .put("expires_in", LIFETIME.toSeconds()).put("interval", switches.get().deviceIntervalSeconds())
                .put("user_code", userCode)
                .put("verification_uri", base.resolve("/activate?device-code=" + userCode).toString()).toString());
    }

    /** Where the verification URI leads. */
    Reply activate(Incoming in) {
        String typed = in.parameter("device-code").strip();
        if (typed.isEmpty()) {
            return Html.asks("Connect a device", "Type the code that the application shows.", "/activate",
                    "device-code", "Go on").with("Content-Security-Policy", Html.policy("'self'"));
        }
        Optional<Device> device = world.devices.values().stream()
                .filter(one -> one.userCode().equals(typed) && one.answer() instanceof Answer.Pending
                        && world.isAhead(Optional.of(one.expiresAt())))
                .findFirst();
        if (device.isEmpty()) {
            return Html.says(400, "This code is not valid",
                    "It was used already, its time is over, or it never was one.");
        }
        String once = world.randomText(FORM_LENGTH);
        if (open.size() >= MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(once, device.get());
        return page.show(device.get().client(), base.toString(), device.get().scopes(),
                new ConsentPage.Form("/activate", once), SandboxAccount.ALL.getFirst());
    }

    /** What the page's form posts. Twitch sends the browser on to the person's connections, without a word of success. */
    Reply decide(Incoming in) {
        Device device = in.isFromAnotherSite() ? null : open.remove(in.parameter("request"));
        Optional<SandboxAccount> account = SandboxAccount.withId(in.parameter("account"));
        if (device == null || !(device.answer() instanceof Answer.Pending)) {
            return Html.says(400, "This page was used already", "Start again in the application.");
        }
        if (!in.parameter("decision").equals("authorize") || account.isEmpty()) {
            counters.count(Counters.Event.DENIED);
            device.answer(new Answer.Denied());
        } else {
            counters.count(Counters.Event.AGREED);
            Link link = new Link(device.client().id(), account.get().userId());
            world.agree(link, device.scopes());
            device.answer(new Answer.Approved(link));
        }
        return Html.says(200, "Your connections", "Applications that you agreed to are connected to your account.");
    }

    /** What a poll is answered with as long as it brings no token; empty if it may bring one now. */
    Optional<Reply> waiting(Optional<Device> device) {
        if (device.filter(one -> world.isAhead(Optional.of(one.expiresAt()))).isEmpty()) {
            return Optional.of(Reply.error(400, "invalid device code"));
        }
        return switch (device.get().answer()) {
            case Answer.Pending _ -> Optional.of(Reply.error(400, "authorization_pending"));
            // What Twitch says here is not documented.
            case Answer.Denied _ -> Optional.of(Reply.error(400, switch (switches.get().deviceDenial()) {
                case STAYS_PENDING -> "authorization_pending";
                case IS_TOLD -> "access_denied";
            }));
            case Answer.Approved _ -> Optional.empty();
        };
    }
}
