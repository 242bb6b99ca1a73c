package io.karawane.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.karawane.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The test files in {@code mappings}, case by case. */
class MappingFilesTest {
    private static final Path FOLDER = Path.of("mappings");

    private final Mappings mappings = Mappings.load(FOLDER);
    private final MappingTests tests = MappingTests.beside(FOLDER, mappings);

    @TestFactory
    List<DynamicContainer> theShippedMappingsDoWhatTheirTestFilesSay() {
        return tests.files().stream()
                .map(file -> dynamicContainer(
                        file.path().toString(), file.cases().stream().map(MappingFilesTest::test)))
                .toList();
    }

    private static DynamicTest test(TestCase each) {
        return dynamicTest(each.name(), () -> assertThat(each.run()).matches(Verdict::passed, "passes"));
    }

    @Test
    void everyShippedMappingHasATestFileThatTestsBothWays() {
        assertThat(tests.untested(mappings)).isEmpty();
        assertThat(tests.files()).hasSize(3).allSatisfy(file -> assertThat(file.cases())
                .extracting(TestCase::name)
                .hasSizeGreaterThanOrEqualTo(4));
    }

    @Test
    void B41_B48_theDefaultsAreTested() {
        assertThat(tests.files())
                .flatExtracting(TestFile::cases)
                .extracting(TestCase::name)
                .contains(
                        "name, address, phone and company go to the contact and its account",
                        "name, address, phone and account go to the lead",
                        "name, address and phone go to ActiveCampaign, the account does not",
                        "name, address and phone go to Salesforce, the account does not");
    }
}
