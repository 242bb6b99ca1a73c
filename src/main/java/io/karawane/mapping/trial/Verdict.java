package io.karawane.mapping.trial;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a case went.
 *
 * @param differences none if it passed
 * @param hints what may be the matter with the case itself
 */
public record Verdict(TestCase of, List<Difference> differences, List<String> hints) {
    public boolean passed() {
        return differences.isEmpty();
    }

    /** Place and name, then what differs, field by field. */
    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of("%s:%d %s".formatted(of.file(), of.line(), of.name())),
                        Stream.concat(
                                differences.stream().map(Difference::toString),
                                hints.stream().map(hint -> "→ " + hint)))
                .collect(Collectors.joining("\n"))
                .replace("\n", "\n    ");
    }
}
