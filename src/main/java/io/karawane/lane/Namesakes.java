package io.karawane.lane;

import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Salesforce accounts by name: of several with one name the same one always speaks for all. */
public final class Namesakes {
    private final Salesforce salesforce;

    public Namesakes(Salesforce salesforce) {
        this.salesforce = salesforce;
    }

    /** The holder of each of their names, by {@link #key}. */
    Map<String, Map<String, Object>> holders(Collection<Company> companies) {
        Map<String, Map<String, Object>> holders = new HashMap<>();
        if (companies.isEmpty()) {
            return holders;
        }
        Set<String> fields =
                RecordFields.of("Account", companies.iterator().next().terms());
        salesforce
                .query(Soql.queries(
                        companies.stream().map(Company::name).toList(),
                        some -> Soql.select(fields, "Account", "Name IN " + Soql.list(some))))
                .forEach(record -> holders.merge(
                        key(record.get("Name")),
                        record,
                        (one, other) -> Holders.FIRST.compare(one, other) <= 0 ? one : other));
        return holders;
    }

    /** One account for each name that was mapped: the holder, unchanged, or a new one. */
    List<Company> meant(List<Company> mapped) {
        List<Company> meant = new ArrayList<>();
        Map<String, Company> byName = new LinkedHashMap<>();
        for (Company each : mapped) {
            if (!each.isUnderWay()) {
                each.setRecord(null); // the account that the person has now is not the one that was meant
                meant.add(each);
            } else if (each.mapped().get("Name") instanceof String name) {
                byName.computeIfAbsent(key(name), key -> named(name, each))
                        .people()
                        .addAll(each.people());
            }
        }
        Map<String, Map<String, Object>> holders = holders(byName.values());
        byName.forEach((key, company) -> {
            if (holders.containsKey(key)) {
                company.setRecord(holders.get(key));
                company.mapped(Map.of(), company.mappingVersion(), company.notes());
            }
            meant.add(company);
        });
        return meant;
    }

    private static Company named(String name, Company mapped) {
        Company company = new Company(name, List.of(), mapped.terms());
        company.mapped(mapped.mapped(), mapped.mappingVersion(), mapped.notes());
        return company;
    }

    /** Salesforce does not tell cases of names apart. */
    static String key(Object name) {
        return name.toString().strip().toLowerCase(Locale.ROOT);
    }
}
