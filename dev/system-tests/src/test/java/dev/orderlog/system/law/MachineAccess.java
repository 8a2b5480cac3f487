package dev.orderlog.system.law;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;
import java.util.Set;

/**
 * What reaches out of the program: the clock, chance, threads. Calls and method references alike.
 */
final class MachineAccess {
    private static final Set<String> POOLS =
            Set.of(
                    "java.util.Timer",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.concurrent.ThreadPoolExecutor");
    private static final Set<String> CHANCE =
            Set.of(
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.util.Collections.shuffle");
    private static final Set<String> CHANCE_OWNERS =
            Set.of(
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.security.SecureRandom");
    private static final Set<String> THREAD_MAKERS =
            Set.of(
                    "java.lang.Thread.<init>",
                    "java.lang.Thread.ofPlatform",
                    "java.lang.Thread.ofVirtual",
                    "java.lang.Thread.startVirtualThread",
                    "java.util.Collection.parallelStream",
                    "java.util.List.parallelStream",
                    "java.util.Set.parallelStream",
                    "java.util.stream.Stream.parallel");
    private static final Set<String> ASYNC = Set.of("runAsync", "supplyAsync");

    private MachineAccess() {}

    /**
     * A reading of the machine's clock; {@code now(clock)} is a reading of a clock that was handed
     * in.
     */
    static final DescribedPredicate<JavaAccess<?>> CLOCK =
            access(
                    "the machine's clock",
                    (owner, name, parameters) -> {
                        boolean handedIn =
                                parameters.stream()
                                        .anyMatch(type ->
                                                type.equals("java.time.Clock")
                                                        || type.equals("java.time.InstantSource"));
                        return owner.startsWith("java.time.") && name.equals("now") && !handedIn
                                || owner.equals("java.time.Clock")
                                        && (name.startsWith("system")
                                                || name.startsWith("tick") && !handedIn)
                                || owner.equals("java.time.InstantSource") && name.equals("system")
                                || owner.equals("java.lang.System")
                                        && name.equals("currentTimeMillis")
                                || owner.equals("java.util.Date")
                                        && name.equals("<init>")
                                        && parameters.isEmpty();
                    });

    static final DescribedPredicate<JavaAccess<?>> STOPWATCH =
            access(
                    "a stopwatch",
                    (owner, name, _) ->
                            owner.equals("java.lang.System") && name.equals("nanoTime"));

    static final DescribedPredicate<JavaAccess<?>> RANDOMNESS =
            access(
                    "chance",
                    (owner, name, _) ->
                            CHANCE.contains(owner + "." + name)
                                    || CHANCE_OWNERS.contains(owner)
                                    || owner.startsWith("java.util.random."));

    /** A thread, a pool, or work handed to the pool that everybody shares. */
    static final DescribedPredicate<JavaAccess<?>> THREADS =
            access(
                    "a new thread",
                    (owner, name, parameters) -> {
                        boolean sharedPool =
                                owner.equals("java.util.concurrent.CompletableFuture")
                                        && ASYNC.contains(name)
                                        && !parameters.contains("java.util.concurrent.Executor");
                        return THREAD_MAKERS.contains(owner + "." + name)
                                || owner.equals("java.util.concurrent.Executors")
                                || POOLS.contains(owner) && name.equals("<init>")
                                || sharedPool;
                    });

    private interface Matcher {
        boolean matches(String owner, String name, List<String> parameters);
    }

    private static DescribedPredicate<JavaAccess<?>> access(String description, Matcher matcher) {
        return DescribedPredicate.describe(
                description,
                access ->
                        matcher.matches(
                                access.getTargetOwner().getName(),
                                access.getName(),
                                parametersOf(access)));
    }

    private static List<String> parametersOf(JavaAccess<?> access) {
        return switch (access.getTarget()) {
            case AccessTarget.CodeUnitAccessTarget target ->
                    target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
            default -> List.of();
        };
    }
}
