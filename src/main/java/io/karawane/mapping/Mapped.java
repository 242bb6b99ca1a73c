package io.karawane.mapping;

import java.util.List;
import java.util.Map;

/**
 * What a movement writes.
 *
 * @param values in the target's form, only the fields to be written; null or empty text clears
 * @param notes fields that were cut, left out or kept
 */
public record Mapped(Map<String, Object> values, List<Note> notes) {}
