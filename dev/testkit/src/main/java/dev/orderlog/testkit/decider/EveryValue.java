package dev.orderlog.testkit.decider;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Builds one value of every record below a sealed type, so that a test over "all commands" meets a new command without
 * being told. Components that are sealed types or optionals are expanded to every choice; lists hold one element; plain
 * values are fixed and can be replaced with {@link #with}.
 *
 * <p>Values are not meant to be meaningful: records that validate their components need {@link #with}.
 */
public final class EveryValue {

    private final Map<Type, List<?>> plain = new LinkedHashMap<>();

    public EveryValue() {
        with(UUID.class, new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L));
        with(Instant.class, Instant.parse("2026-01-01T12:00:00Z"));
        with(String.class, "text");
        with(int.class, 1);
        with(long.class, 1L);
        with(boolean.class, true, false);
    }

    /** Uses these values, instead of generated ones, wherever the type occurs. */
    @SafeVarargs
    public final <T> EveryValue with(Class<T> type, T... values) {
        plain.put(type, List.of(values));
        return this;
    }

    public <T> List<T> of(Class<T> type) {
        return values(type).map(type::cast).toList();
    }

    /** The records below a sealed type, at any depth. */
    public static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> leaves(each).stream())
                        .toList()
                : List.of(type);
    }

    private Stream<?> values(Type type) {
        var fixed = plain.get(type);
        if (fixed != null) {
            return fixed.stream();
        }
        if (type instanceof ParameterizedType generic) {
            var element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return Stream.concat(
                        values(element).map(Optional::of), Stream.of(Optional.empty()));
            }
            if (generic.getRawType() == List.class) {
                return values(element).map(List::of);
            }
        }
        if (type instanceof Class<?> raw) {
            if (raw.isSealed()) {
                return leaves(raw).stream().flatMap(this::values);
            }
            if (raw.isEnum()) {
                return Stream.of(raw.getEnumConstants()[0]);
            }
            if (raw.isRecord()) {
                return records(raw);
            }
        }
        throw new IllegalArgumentException(
                "No value known for " + type + ": give one with with(...)");
    }

    private Stream<?> records(Class<?> type) {
        List<List<Object>> choices = List.of(List.of());
        var components = type.getRecordComponents();
        for (var component : components) {
            var longer = new ArrayList<List<Object>>();
            for (var choice : choices) {
                values(component.getGenericType())
                        .forEach(value ->
                                longer.add(
                                        Stream.concat(choice.stream(), Stream.of(value)).toList()));
            }
            choices = longer;
        }
        var types = Arrays.stream(components).map(each -> each.getType()).toArray(Class<?>[]::new);
        return choices.stream().map(arguments -> construct(type, types, arguments));
    }

    private static Object construct(Class<?> type, Class<?>[] types, List<Object> arguments) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "Cannot build " + type.getName() + " of " + arguments, e);
        }
    }
}
