package dev.orderlog.eventlog.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.orderlog.eventlog.problem.Problem.Place;

import io.micronaut.http.HttpStatus;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object sent to us, read field by field. What is wrong is collected, with its place, and refused all together by
 * {@link #finish}; until then a wrong field reads as an empty value. A field nobody asked for is wrong too.
 */
public final class JsonInput {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();
    private static final int PLACES_MAX = 100;
    private static final JsonNode EMPTY = MAPPER.createObjectNode();

    private final String pointer;
    private final JsonNode node;
    private final List<Place> wrong;
    private final List<JsonInput> inner = new ArrayList<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonInput(String pointer, JsonNode node, List<Place> wrong) {
        this.pointer = pointer;
        this.node = node;
        this.wrong = wrong;
    }

    /**
     * @param body null where nothing was sent
     * @throws ProblemException when this is no JSON object
     */
    public static JsonInput parse(@Nullable String body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body == null ? "" : body);
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        }
        if (!root.isObject()) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            "malformed-json",
                            "Malformed JSON",
                            "The body must be one JSON object."));
        }
        return new JsonInput("", root, new ArrayList<>());
    }

    /** The same for two inputs that say the same, whatever the order of their fields and the white space between them. */
    public String fingerprint() {
        try {
            var canonical = MAPPER.writeValueAsBytes(MAPPER.treeToValue(node, Object.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean has(String field) {
        asked.add(field);
        return node.hasNonNull(field);
    }

    public String text(String field, int lengthMax) {
        var value = value(field);
        if (value == null) {
            return "";
        }
        if (!value.isTextual()) {
            return wrong(field, "must be a text", "");
        }
        var text = value.textValue();
        if (text.isBlank()) {
            return wrong(field, "must not be blank", "");
        }
        if (text.length() > lengthMax) {
            return wrong(field, "must not be longer than " + lengthMax + " characters", "");
        }
        if (text.codePoints().anyMatch(JsonInput::isUnreadable)) {
            return wrong(field, "must not contain control characters", "");
        }
        return text;
    }

    /** @param form says in words what the pattern asks for */
    public String text(String field, Pattern pattern, String form) {
        var text = text(field, Integer.MAX_VALUE);
        return text.isEmpty() || pattern.matcher(text).matches()
                ? text
                : wrong(field, "must be " + form, "");
    }

    public @Nullable String optionalText(String field, int lengthMax) {
        return has(field) ? text(field, lengthMax) : null;
    }

    public long wholeNumber(String field, long min, long max) {
        var value = value(field);
        if (value == null) {
            return min;
        }
        if (!value.isIntegralNumber()) {
            return wrong(field, "must be a whole number", min);
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            return wrong(field, "must be from " + min + " to " + max, min);
        }
        return value.longValue();
    }

    /** False where the field is absent. */
    public boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        var value = node.get(field);
        return value.isBoolean()
                ? value.booleanValue()
                : wrong(field, "must be true or false", false);
    }

    public JsonInput object(String field) {
        var value = value(field);
        if (value != null && !value.isObject()) {
            wrong(field, "must be an object");
        }
        return value == null || !value.isObject()
                ? new JsonInput(pointer(field), EMPTY, new ArrayList<>())
                : within(pointer(field), value);
    }

    /** The texts of a list, each once; none where the field is absent. */
    public Set<String> texts(String field, int sizeMax, int lengthMax) {
        var texts = new LinkedHashSet<String>();
        if (!has(field)) {
            return texts;
        }
        var value = node.get(field);
        if (!value.isArray() || value.size() > sizeMax) {
            return wrong(field, "must be a list of at most %d texts".formatted(sizeMax), texts);
        }
        for (int i = 0; i < value.size(); i++) {
            var text = value.get(i).isTextual() ? value.get(i).textValue() : "";
            if (text.isBlank()
                    || text.length() > lengthMax
                    || text.codePoints().anyMatch(JsonInput::isUnreadable)) {
                wrong.add(
                        new Place(
                                pointer(field) + "/" + i,
                                "must be a text of 1 to %d characters".formatted(lengthMax)));
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The objects of a list. */
    public List<JsonInput> list(String field, int sizeMin, int sizeMax) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            return wrong(field, "must be a list", List.of());
        }
        if (value.size() < sizeMin || value.size() > sizeMax) {
            return wrong(
                    field,
                    "must have from %d to %d entries, not %d"
                            .formatted(sizeMin, sizeMax, value.size()),
                    List.of());
        }
        var entries = new ArrayList<JsonInput>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                entries.add(within(pointer(field) + "/" + i, value.get(i)));
            } else {
                wrong.add(new Place(pointer(field) + "/" + i, "must be an object"));
            }
        }
        return entries;
    }

    public void wrong(String field, String detail) {
        wrong.add(new Place(pointer(field), detail));
    }

    /** @throws ProblemException of the given name and title, with the places that are wrong, the first {@value #PLACES_MAX} */
    public void finish(String name, String title) {
        refuseUnknown();
        if (!wrong.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            HttpStatus.BAD_REQUEST,
                            name,
                            title,
                            wrong.size() == 1
                                    ? "One field is wrong: %s %s."
                                            .formatted(
                                                    wrong.getFirst().pointer(),
                                                    wrong.getFirst().detail())
                                    : wrong.size() + " fields are wrong.",
                            wrong.stream().limit(PLACES_MAX).toList()));
        }
    }

    private void refuseUnknown() {
        node.fieldNames()
                .forEachRemaining(field -> {
                    if (!asked.contains(field)) {
                        wrong(field, "is not known");
                    }
                });
        inner.forEach(JsonInput::refuseUnknown);
    }

    private JsonInput within(String at, JsonNode value) {
        var input = new JsonInput(at, value, wrong);
        inner.add(input);
        return input;
    }

    private @Nullable JsonNode value(String field) {
        if (!has(field)) {
            wrong(field, "is required");
            return null;
        }
        return node.get(field);
    }

    private <T> T wrong(String field, String detail, T instead) {
        wrong(field, detail);
        return instead;
    }

    private String pointer(String field) {
        return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isUnreadable(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static ProblemException malformed(JsonProcessingException malformed) {
        var at = malformed.getLocation();
        return new ProblemException(
                new Problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-json",
                        "Malformed JSON",
                        "The body is not JSON: %s%s."
                                .formatted(
                                        malformed.getOriginalMessage(),
                                        at == null
                                                ? ""
                                                : " (line %d, column %d)"
                                                        .formatted(
                                                                at.getLineNr(),
                                                                at.getColumnNr()))));
    }
}
