package io.karawane.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.mapping.type.ActiveCampaignType;
import io.karawane.problem.RecordProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<AccountFields.Custom> fields = List.of(
            new AccountFields.Custom("3", "Industry", ActiveCampaignType.DROPDOWN, ""),
            new AccountFields.Custom("4", "Regions", ActiveCampaignType.LISTBOX, ""),
            new AccountFields.Custom("5", "Revenue", ActiveCampaignType.CURRENCY, "eur"),
            new AccountFields.Custom("6", "Budget", ActiveCampaignType.CURRENCY, ""),
            new AccountFields.Custom("7", "Partner", ActiveCampaignType.CHECKBOX, ""),
            new AccountFields.Custom("8", "Founded", ActiveCampaignType.DATE, ""),
            new AccountFields.Custom("9", "Staff", ActiveCampaignType.NUMBER, ""));

    private Map<?, ?> written(String label, String value, Map<String, String> currencies) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("name", "ACME", "fields", Map.of(label, value)));
        Map<?, ?> account = (Map<?, ?>)
                AccountForm.write(values, this::field, () -> currencies).get("account");
        assertThat(account.get("name")).isEqualTo("ACME");
        return (Map<?, ?>) ((List<?>) account.get("fields")).get(0);
    }

    private AccountFields.Custom field(String label) {
        return fields.stream()
                .filter(field -> field.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void B51_anAmountIsHundredthsWithTheCurrencyOfTheField() {
        assertThat(written("Revenue", "1234.5", Map.of()))
                .isEqualTo(Map.of("customFieldId", 5, "fieldValue", 123450L, "fieldCurrency", "EUR"));
        assertThat(written("Revenue", "-0.019", Map.of()).get("fieldValue")).isEqualTo(-2L);
    }

    @Test
    void theCurrencyThatTheAccountHoldsAlreadyGoesFirst() {
        assertThat(written("Revenue", "1", Map.of("revenue", "gbp")).get("fieldCurrency"))
                .isEqualTo("GBP");
        assertThat(written("Budget", "1", Map.of("Budget", "usd")).get("fieldCurrency"))
                .isEqualTo("USD");
    }

    @Test
    void anAmountOfWhichNobodyKnowsTheCurrencyIsRefused() {
        assertThatThrownBy(() -> written("Budget", "1", Map.of()))
                .isInstanceOf(RecordProblem.class)
                .hasMessageContaining("bad-value %Budget%")
                .hasMessageContaining("default currency");
    }

    @Test
    void severalChoicesAreAnArrayAndTheRestIsText() {
        assertThat(written("Regions", "||North||South||", Map.of()).get("fieldValue"))
                .isEqualTo(List.of("North", "South"));
        assertThat(written("Regions", "", Map.of()).get("fieldValue")).isEqualTo(List.of());
        assertThat(written("Partner", "||true||", Map.of()).get("fieldValue")).isEqualTo(List.of("true"));
        assertThat(written("Industry", "Chemicals", Map.of()))
                .isEqualTo(Map.of("customFieldId", 3, "fieldValue", "Chemicals"));
        assertThat(written("Founded", "1999-12-31", Map.of()).get("fieldValue")).isEqualTo("1999-12-31");
        assertThat(written("Staff", "12.5", Map.of()).get("fieldValue")).isEqualTo("12.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CURRENCY ; 123450 ; 1234.50",
                "CURRENCY ; \"-2\" ; -0.02",
                "CURRENCY ; null ; ''",
                "NUMBER ; \"100.99\" ; 100.99",
                "DROPDOWN ; \"||One||\" ; ||One||",
                "DATE ; \"2026-11-24\" ; 2026-11-24"
            })
    void B51_whatAnAccountHoldsIsReadAsMappingsHaveIt(ActiveCampaignType type, String json, String value)
            throws JsonProcessingException {
        assertThat(AccountForm.read(type, JSON.readTree(json))).isEqualTo(value);
    }

    @Test
    void anArrayIsReadAsAList() throws JsonProcessingException {
        assertThat(AccountForm.read(ActiveCampaignType.LISTBOX, JSON.readTree("[\"a\", \"b\"]")))
                .isEqualTo(List.of("a", "b"));
    }
}
