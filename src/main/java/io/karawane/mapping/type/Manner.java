package io.karawane.mapping.type;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How a mapping file reads and writes what is ambiguous.
 *
 * @param locale of numbers and dates in text
 * @param zone in which a point in time becomes a date
 * @param phones whether phone numbers are written the international way, with the locale's country for those without
 */
public record Manner(Locale locale, ZoneId zone, boolean phones) {}
