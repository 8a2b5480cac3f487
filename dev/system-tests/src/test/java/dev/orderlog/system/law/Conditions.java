package dev.orderlog.system.law;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.function.BiPredicate;

/**
 * The two questions asked of a class: which classes does it know, and what does it call or refer
 * to.
 */
final class Conditions {
    private Conditions() {}

    static ArchCondition<JavaClass> knowOnly(
            String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("know only " + description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                !allowed.test(
                                        type, dependency.getTargetClass().getBaseComponentType()))
                        .forEach(dependency ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, dependency.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> notAccess(DescribedPredicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not touch " + forbidden.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, access.getDescription())));
            }
        };
    }
}
