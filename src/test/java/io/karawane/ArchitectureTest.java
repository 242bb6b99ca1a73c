package io.karawane;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/** Who may know whom. */
@AnalyzeClasses(packagesOf = Application.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule salesforce_and_activecampaign_do_not_know_each_other = noClasses()
            .that(resideInAPackage("io.karawane.salesforce.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.karawane.activecampaign.."));

    @ArchTest
    static final ArchRule activecampaign_and_salesforce_do_not_know_each_other = noClasses()
            .that(resideInAPackage("io.karawane.activecampaign.."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.karawane.salesforce.."));

    @ArchTest
    static final ArchRule problem_knows_nothing_of_ours = knowsOnly("problem");

    @ArchTest
    static final ArchRule mapping_knows_only_problem = knowsOnly("mapping", "problem");

    @ArchTest
    static final ArchRule only_the_program_itself_knows_the_command_line = isKnownOnlyBy("cli", "io.karawane");

    @ArchTest
    static final ArchRule only_start_knows_the_console = isKnownOnlyBy("console", "io.karawane.start..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("io.karawane.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_of_the_product_knows_the_sandbox = isKnownOnlyBy("sandbox", "");

    @ArchTest
    static final ArchRule the_sandbox_knows_nothing_of_the_product = knowsOnly("sandbox");

    @ArchTest
    static final ArchRule nothing_is_serialised_by_java =
            noClasses().should().dependOnClassesThat().belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?)");

    @ArchTest
    static final ArchRule F38_the_queue_and_its_leases_go_by_the_clock_of_the_database = noClasses()
            .that(resideInAPackage("io.karawane.queue.."))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    private static ArchRule knowsOnly(String name, String... others) {
        return noClasses()
                .that(resideInAnyPackage(ours(name)))
                .should()
                .dependOnClassesThat(resideInAPackage("io.karawane..")
                        .and(resideOutsideOfPackages(ours(name)))
                        .and(resideOutsideOfPackages(ours(others))));
    }

    private static ArchRule isKnownOnlyBy(String name, String user) {
        return noClasses()
                .that(resideOutsideOfPackages(ours(name)[0], user))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ours(name)));
    }

    private static String[] ours(String... names) {
        return Stream.of(names).map("io.karawane.%s.."::formatted).toArray(String[]::new);
    }
}
