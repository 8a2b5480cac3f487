package dev.orderlog.system.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.FailureReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every rule is seen to fail, on exactly the classes that break it and on none of their lawful
 * neighbours.
 */
class BrokenLawTest {
    private static final String ROOT = "dev.orderlog.system.law.broken";
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(ROOT);
    private static final Law LAW = Law.of(ROOT);

    static Stream<Arguments> offenders() {
        return Stream.of(
                arguments(
                        LAW.domain().knowsOnlyTheLanguageAndItself(),
                        Set.of(
                                "DomainThatLogs",
                                "DomainThatKnowsAUseCase",
                                "DomainThatKnowsAnother",
                                "LedgerStore")),
                arguments(LAW.domain().readsNoClock(), Set.of("DomainThatReadsTheClock")),
                arguments(LAW.domain().drawsNoLots(), Set.of("DomainThatDrawsLots")),
                arguments(LAW.rooms().consumersLiveInListen(), Set.of("ServiceThatConsumes")),
                arguments(LAW.rooms().producersLiveInRelay(), Set.of("ServiceThatProduces")),
                arguments(
                        LAW.rooms().threadsAreMadeInThread(),
                        Set.of(
                                "ServiceThatStartsThreads",
                                "ServiceThatBorrowsTheSharedPool",
                                "ServiceThatIsAThread")),
                arguments(
                        LAW.rooms().theClockIsReadInTime(),
                        Set.of("ServiceThatReadsTheClock", "DomainThatReadsTheClock")),
                arguments(
                        LAW.rooms().sqlIsSpokenInStores(),
                        Set.of("StrayQuery", "LedgerStore", "ProjectionThatQueries")),
                arguments(LAW.rooms().generatedEventsStayInWire(), Set.of("EventOutsideWire")),
                arguments(
                        LAW.rooms().noServiceKnowsAnother(),
                        Set.of("ServiceThatCallsAnother", "DomainThatKnowsAnother")),
                arguments(LAW.rooms().theLogKnowsNobody(), Set.of("LogThatKnowsAnOrder")),
                arguments(
                        LAW.rooms().auditsCannotAct(),
                        Set.of("ReplayThatCalls", "ReplayThatSendsByAnother", "AuditThatSends")),
                arguments(LAW.names().noPackageIsADrawer(), Set.of("Drawer")),
                arguments(LAW.names().noClassIsADrawer(), Set.of("ChargeManager")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offenders")
    void aBrokenRuleNamesItsOffenders(ArchRule rule, Set<String> offenders) {
        FailureReport report = rule.evaluate(BROKEN).getFailureReport();

        assertThat(report.isEmpty()).isFalse();
        assertThat(offendersIn(report)).isEqualTo(offenders);
    }

    @Test
    void everyRuleHasAnOffender() {
        List<String> tried =
                offenders()
                        .map(arguments -> ((ArchRule) arguments.get()[0]).getDescription())
                        .toList();

        assertThat(LAW.rules().map(ArchRule::getDescription))
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    /**
     * The class each detail begins with: {@code Method <root.payment.charge.X.start()> calls ...}
     */
    private static Set<String> offendersIn(FailureReport report) {
        return report.getDetails().stream()
                .map(detail -> detail.substring(detail.indexOf(ROOT)))
                .map(detail -> detail.split("[<>() ]", 2)[0])
                .flatMap(name ->
                        Stream.of(name.split("[.$]"))
                                .filter(part -> Character.isUpperCase(part.charAt(0)))
                                .limit(1))
                .collect(Collectors.toSet());
    }
}
