package io.karawane.mapping;

/**
 * A field that would hold something else than it does.
 *
 * @param now what it holds; null if nothing, or if there is no record yet
 * @param wouldBe null or empty text if it would be cleared
 */
public record Difference(String field, Object now, Object wouldBe) {}
