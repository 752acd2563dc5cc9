package app.stagepass.settings;

import app.stagepass.settings.CallbackSettings.Answer;
import app.stagepass.settings.CallbackSettings.Route;
import app.stagepass.settings.CallbackSettings.Tls;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"host":"","port":4343,"keep-alive-seconds":5,"tls":"made","answer":"pages","route":{"path":"/oauth"},…}}. */
final class CallbackJson {

    private CallbackJson() {}

    static ObjectNode of(CallbackSettings settings) {
        ObjectNode route = JsonNodeFactory.instance.objectNode().put("path", settings.route().path());
        settings.route().application().ifPresent(one -> route.put("application", one));
        settings.route().scopes().forEach(route.putArray("scopes")::add);
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("host", settings.host())
                .put("port", settings.port()).put("always", settings.always())
                .put("keep-alive-seconds", settings.keepAlive().toSeconds())
                .put("shutdown-seconds", settings.shutdown().toSeconds()).put("tls", lower(settings.tls()))
                .put("key", settings.keyFile()).put("certificate", settings.certificateFile())
                .put("answer", lower(settings.answer())).put("templates", settings.templates());
        node.set("route", route);
        return node;
    }

    /** What cannot be followed is as by default: nothing listens where nobody meant it to. */
    static CallbackSettings read(JsonNode node) {
        CallbackSettings usual = CallbackSettings.DEFAULT;
        CallbackSettings read = new CallbackSettings(node.path("host").asString(""),
                node.path("port").asInt(usual.port()), node.path("always").asBoolean(false),
                Duration.ofSeconds(node.path("keep-alive-seconds").asLong(usual.keepAlive().toSeconds())),
                Duration.ofSeconds(node.path("shutdown-seconds").asLong(usual.shutdown().toSeconds())),
                one(Tls.values(), node.path("tls"), usual.tls()), node.path("key").asString(""),
                node.path("certificate").asString(""), one(Answer.values(), node.path("answer"), usual.answer()),
                node.path("templates").asString(""), route(node.path("route")));
        return read.isComplete() ? read : usual;
    }

    private static Route route(JsonNode node) {
        SortedSet<String> scopes = new TreeSet<>();
        node.path("scopes").forEach(one -> scopes.add(one.asString("")));
        String application = node.path("application").asString("");
        return new Route(application.isEmpty() ? Optional.empty() : Optional.of(application),
                node.path("path").asString(Route.OFF.path()), scopes);
    }

    private static <E extends Enum<E>> E one(E[] values, JsonNode node, E otherwise) {
        String name = node.asString("");
        return Arrays.stream(values).filter(value -> value.name().equalsIgnoreCase(name)).findFirst()
                .orElse(otherwise);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
