package app.stagepass.settings;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A window's place in the settings file: {@code {"x":80,"y":60,"width":1120,"height":740,"maximized":false}}. */
final class WindowJson {

    private static final JsonMapper JSON = new JsonMapper();
    /** Beyond any desktop; what is larger is nobody's window. */
    private static final double FARTHEST = 100_000;

    private WindowJson() {}

    static ObjectNode of(WindowPlace place) {
        return JSON.createObjectNode().put("x", place.x()).put("y", place.y()).put("width", place.width())
                .put("height", place.height()).put("maximized", place.maximized());
    }

    /** Empty for anything that is not a place. */
    static Optional<WindowPlace> read(JsonNode node) {
        WindowPlace place = new WindowPlace(number(node, "x"), number(node, "y"), number(node, "width"),
                number(node, "height"), node.path("maximized").asBoolean(false));
        boolean sound = Math.abs(place.x()) < FARTHEST && Math.abs(place.y()) < FARTHEST && place.width() > 0
                && place.width() < FARTHEST && place.height() > 0 && place.height() < FARTHEST;
        return sound ? Optional.of(place) : Optional.empty();
    }

    private static double number(JsonNode node, String name) {
        return node.path(name).asDouble(Double.NaN);
    }
}
