package app.stagepass.settings;

import app.stagepass.settings.ProxySetting.Use;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"use":"manual","host":"proxy.corp","port":3128,"user":"owl"}}. */
final class ProxyJson {

    private ProxyJson() {}

    static ObjectNode of(ProxySetting setting) {
        return JsonNodeFactory.instance.objectNode().put("use", setting.use().name().toLowerCase(Locale.ROOT))
                .put("host", setting.host()).put("port", setting.port()).put("user", setting.user());
    }

    /** What cannot be followed is as by default: nobody is sent to half a proxy. */
    static ProxySetting read(JsonNode node) {
        String name = node.path("use").asString("");
        Use use = Arrays.stream(Use.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
                .orElse(ProxySetting.DEFAULT.use());
        ProxySetting read = new ProxySetting(use, node.path("host").asString(""), node.path("port").asInt(0),
                node.path("user").asString(""));
        return read.isComplete() ? read : ProxySetting.DEFAULT;
    }
}
