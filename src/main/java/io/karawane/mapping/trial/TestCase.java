package io.karawane.mapping.trial;

import io.karawane.mapping.Mapped;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.PlainRecord;
import io.karawane.mapping.Side;
import io.karawane.mapping.Target;
import io.karawane.problem.Nearest;
import io.karawane.problem.RecordProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One record, and what must become of it. */
public final class TestCase {
    private final Path file;
    private final int line;
    private final String name;
    private final Mapping mapping;
    private final Side to;
    private final Map<String, Object> given;
    private final Target target;
    private final Expectation expectation;

    /** @param mapping with the types that the case tells */
    TestCase(
            Path file,
            int line,
            String name,
            Mapping mapping,
            Side to,
            Map<String, Object> given,
            Target target,
            Expectation expectation) {
        this.file = file;
        this.line = line;
        this.name = name;
        this.mapping = mapping;
        this.to = to;
        this.given = given;
        this.target = target;
        this.expectation = expectation;
    }

    public Path file() {
        return file;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    public String name() {
        return name;
    }

    public Verdict run() {
        List<Difference> differences = differences();
        return new Verdict(this, differences, differences.isEmpty() ? List.of() : misspelt());
    }

    private List<Difference> differences() {
        Mapped mapped;
        try {
            mapped = to == Side.SALESFORCE
                    ? mapping.toSalesforce(given, target)
                    : mapping.toActiveCampaign(given, target);
        } catch (RecordProblem e) {
            return expectation.differences(e);
        }
        return expectation.differences(to, mapped);
    }

    /** Given fields that nothing reads although their names look like those of some that are read. */
    private List<String> misspelt() {
        Set<String> read = new TreeSet<>();
        mapping.read(to.other()).forEach(field -> read.add(to == Side.SALESFORCE ? field : field.split("\\.")[0]));
        return PlainRecord.of(to.other(), given).keySet().stream()
                .filter(field -> !read.contains(field))
                .flatMap(field -> Nearest.to(field, read).stream()
                        .map(other -> "given: the mapping does not read %s; did you mean %s?".formatted(field, other)))
                .toList();
    }
}
