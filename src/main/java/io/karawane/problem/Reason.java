package io.karawane.problem;

import static io.karawane.problem.Owner.ACTIVECAMPAIGN_ADMIN;
import static io.karawane.problem.Owner.ENGINEER;
import static io.karawane.problem.Owner.NOBODY;
import static io.karawane.problem.Owner.OPERATOR;
import static io.karawane.problem.Owner.SALESFORCE_ADMIN;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The catalogue: why a record, or one of its fields, ended as it did. Texts are in {@code problem/reasons*.properties}. */
public enum Reason {
    SYNCED(NOBODY),
    ECHO(NOBODY),
    NOT_SELECTED(NOBODY),
    DELETED(NOBODY),
    MERGED(NOBODY),
    CONVERTED(NOBODY),
    GONE(NOBODY),
    NOT_LINKED(NOBODY),
    CONTACT_HOLDS(NOBODY),
    KEPT(NOBODY),
    RUN(NOBODY),
    RESYNC(NOBODY),
    HANDED_OVER(NOBODY),
    RETRIED(NOBODY),
    DISCARDED(NOBODY),
    NO_EMAIL(SALESFORCE_ADMIN),
    DUPLICATE_EMAIL(SALESFORCE_ADMIN),
    DUPLICATE_ACCOUNT_NAME(SALESFORCE_ADMIN),
    DUPLICATE_RULE(SALESFORCE_ADMIN),
    NOT_VISIBLE(SALESFORCE_ADMIN),
    ID_CONFLICT(SALESFORCE_ADMIN),
    EMAIL_TAKEN(ACTIVECAMPAIGN_ADMIN),
    PERHAPS_MISSED(ACTIVECAMPAIGN_ADMIN),
    REQUIRED_MISSING(ENGINEER),
    TOO_LONG(ENGINEER),
    BAD_VALUE(ENGINEER),
    FILTER_IGNORED(OPERATOR),
    REJECTED(OPERATOR),
    INTERRUPTED(OPERATOR),
    GAVE_UP(OPERATOR);

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Owner owner;

    Reason(Owner owner) {
        this.owner = owner;
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** The word that the journal, the HTTP interface and the listings use, such as {@code no-email}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Owner owner() {
        return owner;
    }

    /** One sentence: what happened. English unless the locale is German. */
    public String title(Locale locale) {
        return text("title", locale);
    }

    /** What to do about it. English unless the locale is German. */
    public String action(Locale locale) {
        return text("action", locale);
    }

    private String text(String part, Locale locale) {
        return ResourceBundle.getBundle("problem.reasons", locale, NO_FALLBACK).getString(code() + "." + part);
    }
}
