package app.stagepass.twitch;

import app.stagepass.oauth.OAuthException.UnexpectedAnswer;
import app.stagepass.oauth.OAuthException.UnexpectedAnswer.Problem;
import app.stagepass.token.Scope;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of an answer that is a JSON object. Fields that nobody asks for are ignored. */
final class JsonReply {

    /** Whatever follows the object is ignored: no token is thrown away because of it. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final long MAX_SECONDS = 10L * 365 * 24 * 3600;

    private final Reply reply;
    private final JsonNode object;

    private JsonReply(Reply reply, JsonNode object) {
        this.reply = reply;
        this.object = object;
    }

    /** @throws UnexpectedAnswer if the body is too large, no JSON, cut off, or no object */
    static JsonReply of(Reply reply) throws UnexpectedAnswer {
        byte[] body = reply.body();
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (JacksonException e) {
            // Its text quotes the body, so it is not passed on.
            throw reply.unexpected(startsWith(body, "{[")
                    ? Problem.BROKEN_JSON
                    : reply.mediaType().startsWith("text/html") || startsWith(body, "<")
                            ? Problem.WEB_PAGE
                            : Problem.NOT_JSON);
        }
        if (!node.isObject()) {
            throw reply.unexpected(node.isMissingNode() ? Problem.NOT_JSON : Problem.WRONG_TYPE);
        }
        return new JsonReply(reply, node);
    }

    private static boolean startsWith(byte[] body, String oneOf) {
        for (byte b : body) {
            if (b > ' ' || b < 0) {
                return oneOf.indexOf(b) >= 0;
            }
        }
        return false;
    }

    /** A text that must be there. */
    String text(String field) throws UnexpectedAnswer {
        return optionalText(field).orElseThrow(() -> reply.unexpected(Problem.MISSING_FIELD));
    }

    /** Empty if the field is missing, null or an empty text. */
    Optional<String> optionalText(String field) throws UnexpectedAnswer {
        JsonNode node = object.path(field);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw reply.unexpected(Problem.WRONG_TYPE);
        }
        return Optional.of(node.stringValue()).filter(text -> !text.isEmpty());
    }

    /** Empty if it is no text, too. */
    Optional<String> lenientText(String field) {
        JsonNode node = object.path(field);
        return node.isString() ? Optional.of(node.stringValue()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    boolean has(String field) {
        return !isAbsent(object.path(field));
    }

    /** A number of seconds; empty if it is missing, negative, no whole number, or more than ten years. */
    OptionalLong seconds(String field) {
        JsonNode node = object.path(field);
        long seconds = -1;
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            seconds = node.longValue();
        } else if (node.isString() && node.stringValue().matches("[0-9]{1,12}")) {
            seconds = Long.parseLong(node.stringValue());
        }
        return seconds < 0 || seconds > MAX_SECONDS ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    /**
     * Scopes as an array (Twitch) or a text with spaces (RFC 6749 section 3.3). What is missing, null or no scope counts as not
     * granted.
     */
    SortedSet<Scope> scopes(String field) {
        JsonNode node = object.path(field);
        Stream<String> words = node.isArray()
                ? node.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue)
                : node.isString()
                        ? Arrays.stream(node.stringValue().split(" ", -1))
                        : Stream.empty();
        return Collections.unmodifiableSortedSet(
                words.filter(Scope::isWellFormed).map(Scope::new).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The first object of an array field. */
    JsonReply first(String field) throws UnexpectedAnswer {
        JsonNode node = object.path(field).path(0);
        if (!node.isObject()) {
            throw reply.unexpected(node.isMissingNode() ? Problem.MISSING_FIELD : Problem.WRONG_TYPE);
        }
        return new JsonReply(reply, node);
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
