package io.continuo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds in the whole code base. Each rule is proven by a class in {@code breaks} that breaks it. */
final class ArchitectureRules {

    static final ArchRule SERVICES_MEET_ON_KAFKA_ONLY = slices().assignedFrom(new Services())
            .should()
            .notDependOnEachOther()
            .because("services share contracts (events), never classes");

    static final ArchRule EVENTS_ARE_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("..continuo.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "..continuo.events..",
                    "com.fasterxml.jackson..",
                    "com.google.i18n.phonenumbers..",
                    "org.jspecify..")
            .because("a contract must be readable by anything");

    static final ArchRule NOTHING_BLOCKS = noClasses()
            .that()
            .resideOutsideOfPackages("io.continuo.localstack..", "io.continuo.events..", "io.continuo.benchmarks..")
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(UniAwait.class)
            .orShould()
            .callMethod(CompletableFuture.class, "join")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("nothing reactive blocks");

    static final ArchRule TIME_COMES_IN = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test sets the clock");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)(\\$.*)?")
            .because("the field has a term for it");

    static final ArchRule RESOURCES_KNOW_NO_DATABASE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..", "com.mongodb..", "org.hibernate..")
            .because("HTTP translates; the use case decides, the repository stores");

    static final ArchRule ONE_WAY_TO_LOG = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.logging.Logger")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..")
            .because("one logger, one format, the trace id on every line");

    /** One slice per service; what several share belongs to none. */
    private static final class Services implements SliceAssignment {

        private static final Pattern SERVICE =
                Pattern.compile(".*continuo\\.(identity|interaction|inventory|journey|gateway)(\\..*)?");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Matcher service = SERVICE.matcher(type.getPackageName());
            return service.matches() ? SliceIdentifier.of(service.group(1)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "services";
        }
    }

    private ArchitectureRules() {}
}
