package io.karawane.sandbox.salesforce.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormulaTest {

    @ParameterizedTest(name = "{0} is {1} up to, not including, {2}")
    @CsvSource({
        "TODAY, 2026-11-24, 2026-11-25",
        "yesterday, 2026-11-23, 2026-11-24",
        "TOMORROW, 2026-11-25, 2026-11-26",
        "THIS_WEEK, 2026-11-23, 2026-11-30",
        "LAST_WEEK, 2026-11-16, 2026-11-23",
        "THIS_MONTH, 2026-11-01, 2026-12-01",
        "NEXT_MONTH, 2026-12-01, 2027-01-01",
        "THIS_QUARTER, 2026-10-01, 2027-01-01",
        "LAST_QUARTER, 2026-07-01, 2026-10-01",
        "LAST_YEAR, 2025-01-01, 2026-01-01",
        "LAST_90_DAYS, 2026-08-26, 2026-11-25",
        "LAST_N_DAYS:7, 2026-11-17, 2026-11-25",
        "NEXT_N_DAYS:2, 2026-11-25, 2026-11-27",
        "LAST_N_MONTHS:2, 2026-09-01, 2026-11-01",
        "NEXT_N_QUARTERS:1, 2027-01-01, 2027-04-01",
        "N_DAYS_AGO:1, 2026-11-23, 2026-11-24",
        "N_YEARS_AGO:2, 2024-01-01, 2025-01-01"
    })
    void relative_dates(String formula, LocalDate from, LocalDate to) {
        DateFormula read = DateFormula.read(formula, LocalDate.of(2026, 11, 24));
        assertThat(read).isEqualTo(new DateFormula(from, to));
    }
}
