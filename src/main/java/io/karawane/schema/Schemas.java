package io.karawane.schema;

import io.karawane.activecampaign.AccountFields;
import io.karawane.activecampaign.CustomFields;
import io.karawane.mapping.Catalogue;
import io.karawane.mapping.Mapping;
import io.karawane.mapping.Side;
import io.karawane.mapping.type.Field;
import io.karawane.problem.Finding;
import io.karawane.salesforce.Described;
import io.karawane.salesforce.Salesforce;
import io.karawane.settings.Sync;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types of all mapped fields. No record moves before they are known, or while a mapping does not fit them. */
public final class Schemas extends AbstractHealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final Duration AGE = Duration.ofHours(1);
    /** Somebody is mending the mapping, or the field. */
    private static final Duration AGE_OF_TROUBLE = Duration.ofMinutes(1);

    private final Supplier<Terms> untyped;
    private final SchemaFile file;
    private final Salesforce salesforce;
    private final CustomFields customFields;
    private final AccountFields accountFields;
    private volatile Known known;
    private volatile State state = new State(null, null, List.of());
    private volatile boolean wanted = true;

    /** @param typed null while types are unknown or do not fit */
    private record State(Terms untyped, Terms typed, List<Finding> findings) {
        boolean fits() {
            return typed != null;
        }
    }

    /** @param files what they say now */
    public Schemas(
            Supplier<Terms> files,
            SchemaFile file,
            Salesforce salesforce,
            CustomFields customFields,
            AccountFields accountFields) {
        super("karawane", "mappings");
        this.untyped = files;
        this.file = file;
        this.salesforce = salesforce;
        this.customFields = customFields;
        this.accountFields = accountFields;
        this.known = file.load();
    }

    /** The terms of now, with types as soon as these are known; using them asks for a fresh look once an hour. */
    public Terms terms() {
        State current = current();
        wanted |= isOlderThan(AGE);
        return current.typed == null ? current.untyped : current.typed;
    }

    private State current() {
        Terms files = untyped.get();
        State current = state;
        if (current.untyped != files) {
            current = typed(files);
            state = current;
        }
        return current;
    }

    private synchronized State typed(Terms files) {
        if (!used(files).allMatch(mapping -> isKnown(mapping, files.sync()))) {
            wanted = true;
            return new State(files, null, List.of());
        }
        Function<Mapping, Catalogue> catalogues = mapping -> known.of(mapping, files.sync());
        List<Finding> findings = files.mappings().check(catalogues);
        findings.forEach(finding -> LOG.warn("{}", finding));
        boolean fits = findings.stream().noneMatch(Finding::isError);
        return new State(files, fits ? new Terms(files.mappings().typed(catalogues), files.sync()) : null, findings);
    }

    private static Stream<Mapping> used(Terms files) {
        return files.mappings().all().stream().filter(mapping -> Known.isUsed(mapping, files.sync()));
    }

    private boolean isKnown(Mapping mapping, Sync sync) {
        Catalogue catalogue = known.of(mapping, sync);
        return catalogue != null && catalogue.isFor(mapping);
    }

    /** Whether records may move; if not, looks again every minute. */
    public boolean areFit() {
        boolean fit = current().fits();
        wanted |= !fit && isOlderThan(AGE_OF_TROUBLE);
        return fit;
    }

    private boolean isOlderThan(Duration age) {
        return known.readAt().plus(age).isBefore(Instant.now());
    }

    public Known known() {
        return known;
    }

    /** Asks both services if what is known does not suffice for these files, or does not suit them. */
    public void ask(Terms files) {
        if (!typed(files).fits()) {
            try {
                read(files);
            } catch (RuntimeException e) {
                LOG.warn("the types of fields are as they were read before: {}", e.toString());
            }
        }
    }

    public boolean areWanted() {
        return wanted;
    }

    /** Asks both services. */
    public Known read() {
        read(untyped.get());
        state = typed(untyped.get());
        return known;
    }

    /** What keeps records from moving, and warnings. */
    public List<Finding> findings() {
        return current().findings;
    }

    private void read(Terms files) {
        Described described = new Described(salesforce);
        Map<String, Field> contacts = customFields.ofContacts();
        Map<String, Field> accounts = null;
        Map<String, Catalogue> catalogues = new LinkedHashMap<>(known.catalogues());
        for (Mapping mapping : used(files).toList()) {
            Set<String> names = mapping.read(Side.SALESFORCE);
            boolean account = mapping.activecampaign().equals("account");
            if (account && accounts == null) {
                accounts = accountFields.read();
            }
            catalogues.put(
                    mapping.name(),
                    new Catalogue(
                            mapping.salesforce(),
                            mapping.activecampaign(),
                            described.fields(mapping.salesforce(), names),
                            account ? accounts : contacts,
                            mapping.paths()));
        }
        known = new Known(Instant.now(), catalogues);
        wanted = false;
        try {
            file.save(known);
        } catch (IOException e) {
            LOG.warn("the types of fields cannot be remembered: {}", e.toString());
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        State current = current();
        List<String> errors = current.findings.stream()
                .filter(Finding::isError)
                .map(Finding::toString)
                .toList();
        if (!errors.isEmpty()) {
            builder.message(String.join("\n", errors)).down();
        } else {
            builder.up();
        }
    }
}
