package dev.orderlog.system.law;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.regex.Pattern;

/** Names say what a thing is for. A drawer for everything says nothing. */
record NameLaw(Rooms rooms) {
    private static final Pattern DRAWER_PACKAGE =
            Pattern.compile("(^|.*\\.)(utils?|commons?|helpers?|impl|managers?|misc)(\\..*|$)");
    private static final Pattern DRAWER_CLASS = Pattern.compile(".+(Utils?|Helper|Impl|Manager)");

    ArchRule noPackageIsADrawer() {
        return noClasses()
                .that(ours())
                .should(
                        be(
                                DescribedPredicate.describe(
                                        "in a package for everything",
                                        type ->
                                                DRAWER_PACKAGE
                                                        .matcher(type.getPackageName())
                                                        .matches())))
                .as("no package is a drawer");
    }

    ArchRule noClassIsADrawer() {
        return noClasses()
                .that(ours())
                .should(
                        be(
                                DescribedPredicate.describe(
                                        "named for everything",
                                        type ->
                                                DRAWER_CLASS
                                                        .matcher(Rooms.writtenName(type))
                                                        .matches())))
                .as("no class is a drawer");
    }

    private DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.describe("ours", rooms::isOurs);
    }
}
