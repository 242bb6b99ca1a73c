package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredTest {
    private final Mapping lead = Leads.shipped("Lead");

    @Test
    void aNewLeadTakesItsCompanyFromTheAccount() {
        assertThat(company(Map.of("firstName", "Anna", "lastName", "Müller", "account", "Kamel AG")))
                .isEqualTo("Kamel AG");
    }

    @Test
    void aNewLeadTakesTheAccountEvenWhereNoRowMapsIt() {
        var mapping = Leads.with("salesforce: LastName, activecampaign: lastName");
        var contact = Map.<String, Object>of("lastName", "Müller", "account", "Kamel AG");
        assertThat(mapping.toSalesforce(contact, Target.NEW).values()).containsEntry("Company", "Kamel AG");
        assertThat(Leads.shorter(mapping, "Company", 7)
                        .toSalesforce(contact, Target.NEW)
                        .values())
                .containsEntry("Company", "Müller");
    }

    @Test
    void aNewLeadWithoutAccountTakesThePersonsFullName() {
        assertThat(company(Map.of("firstName", "Anna", "lastName", "Müller"))).isEqualTo("Anna Müller");
        assertThat(company(Map.of("lastName", "Müller"))).isEqualTo("Müller");
    }

    @Test
    void anExistingLeadKeepsItsCompany() {
        var contact = Map.<String, Object>of("lastName", "Müller");
        assertThat(lead.toSalesforce(contact, Target.of(Map.of("Company", "Kamel AG")))
                        .values())
                .doesNotContainKey("Company");
    }

    @Test
    void aRequiredFieldIsNeverCleared() {
        var mapping = Leads.with(
                "salesforce: Company, activecampaign: account, onEmpty: clear",
                "salesforce: LastName, activecampaign: lastName, onEmpty: clear");
        var existing = Target.of(Map.of("Company", "Kamel AG", "LastName", "Müller"));
        assertThat(mapping.toSalesforce(Map.of("lastName", "Müller"), existing).values())
                .containsEntry("Company", "Müller");
        assertThatThrownBy(() -> mapping.toSalesforce(Map.of("account", "Kamel AG"), existing))
                .hasMessageStartingWith("required-missing LastName");
    }

    @Test
    void aNewLeadOrContactWithoutLastNameIsRefused() {
        Map<String, Object> contact = Map.of("firstName", "Anna", "account", "Kamel AG");
        assertThatThrownBy(() -> lead.toSalesforce(contact, Target.NEW))
                .hasMessageStartingWith("required-missing LastName");
        assertThatThrownBy(() -> Leads.shipped("Contact").toSalesforce(contact, Target.NEW))
                .hasMessageStartingWith("required-missing LastName");
    }

    @Test
    void aNewAccountWithoutNameIsRefused() {
        assertThatThrownBy(() -> Leads.shipped("Account").toSalesforce(Map.of(), Target.NEW))
                .hasMessageStartingWith("required-missing Name");
    }

    private Object company(Map<String, Object> contact) {
        return lead.toSalesforce(contact, Target.NEW).values().get("Company");
    }
}
