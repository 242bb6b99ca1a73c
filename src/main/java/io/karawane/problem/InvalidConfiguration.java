package io.karawane.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Configuration that must not be used; carries everything that is wrong with it, in reading order. */
public class InvalidConfiguration extends RuntimeException {
    private final List<Finding> findings;

    public InvalidConfiguration(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
