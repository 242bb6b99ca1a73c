package io.karawane.model;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A misunderstanding of the product must not hide in what it is compared with. */
@AnalyzeClasses(packagesOf = Org.class)
class IndependenceTest {
    @ArchTest
    static final ArchRule the_model_knows_nothing_of_the_product = classes()
            .that()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("io.karawane.model", "java..", "com.fasterxml.jackson.databind.."));
}
