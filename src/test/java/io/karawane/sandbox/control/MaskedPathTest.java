package io.karawane.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedPathTest {

    @ParameterizedTest
    @CsvSource({
        "/api/3/contacts/76, /api/3/contacts/{id}",
        "/api/3/contacts/76/contactTags, /api/3/contacts/{id}/contactTags",
        "/api/3/import/bulk_import, /api/3/import/bulk_import",
        "/services/data/v62.0/sobjects/Lead/00Q500000000001EAA, /services/data/v62.0/sobjects/Lead/{id}",
        "/services/data/v62.0/sobjects/Lead/00Q500000000001, /services/data/v62.0/sobjects/Lead/{id}",
        "/services/data/v62.0/query/01g5000000abcdEAAQ-2000, /services/data/v62.0/query/{id}",
        "/services/data/v62.0/jobs/query/7505000000abcdeAAA/results, /services/data/v62.0/jobs/query/{id}/results",
        "/services/data/v62.0/sobjects/Lead/Email/a%40corp.test, /services/data/v62.0/sobjects/Lead/Email/{id}",
        "/services/data/v62.0/composite/sobjects/Lead/X__c, /services/data/v62.0/composite/sobjects/Lead/X__c",
        "/x/3f2504e0-4f89-11d3-9a0c-0305e82c3301, /x/{id}",
        "/services/data/v62.0/composite/sobjects, /services/data/v62.0/composite/sobjects",
        "/api/3/accountCustomFieldMeta, /api/3/accountCustomFieldMeta"
    })
    void idsInPathsAreReplaced(String path, String masked) {
        assertThat(MaskedPath.of(path)).isEqualTo(masked);
    }
}
