package io.karawane.mapping.type;

/** What a value is, whatever a side calls its type. */
enum Kind {
    /** A {@code String}. */
    TEXT,
    /** A {@code Boolean}. */
    TRUTH,
    /** A {@code BigDecimal}. */
    NUMBER,
    /** A {@code LocalDate}. */
    DATE,
    /** An {@code Instant}. */
    MOMENT,
    /** A {@code List<String>}. */
    CHOICES
}
