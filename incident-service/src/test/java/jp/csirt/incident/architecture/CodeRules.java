package jp.csirt.incident.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.reactivestreams.Publisher;

/** 書き方の決まり: what code of a stage may not call; method references count as calls. */
final class CodeRules {

    private CodeRules() {}

    /** Time arrives in the command or from the {@code Clock} bean. */
    static ArchRule domainAndProcessReadNoClock(String base) {
        var clock = accessOf("now", resideInAPackage("java.time.."))
                .or(accessOf("system.*|tick.*", assignableTo(Clock.class)))
                .or(accessOf("currentTimeMillis|nanoTime", assignableTo(System.class)));
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".domain..", base + ".process..")
                .should()
                .accessTargetWhere(clock)
                .allowEmptyShould(true);
    }

    /** New ids are facts and arrive in the command. */
    static ArchRule domainDrawsNothingAtRandom(String base) {
        var random = accessOf("randomUUID", assignableTo(UUID.class))
                .or(accessOf("random", assignableTo(Math.class)))
                .or(accessOf(".*", assignableTo(Random.class)));
        return noClasses()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .accessTargetWhere(random)
                .allowEmptyShould(true);
    }

    static ArchRule apiNeverBlocksNorSubscribes(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".api..")
                .should()
                .accessTargetWhere(accessOf(
                        "block|blockFirst|blockLast|blockOptional|subscribe|toIterable|toStream",
                        assignableTo(Publisher.class)))
                .allowEmptyShould(true);
    }

    static ArchRule noFieldIsInjected(String base) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(base + "..")
                .should(GeneralCodingRules.BE_ANNOTATED_WITH_AN_INJECTION_ANNOTATION)
                .allowEmptyShould(true);
    }

    static ArchRule nobodyPrintsToTheConsole(String base) {
        return noClasses()
                .that()
                .resideInAPackage(base + ".*..")
                .and()
                .resideOutsideOfPackage(base + ".tool..") // commands of the jar talk to the console
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaAccess<?>> accessOf(
            String name, DescribedPredicate<? super JavaClass> declaredBy) {
        return target(nameMatching(name)).and(target(owner(declaredBy)));
    }
}
