package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.activecampaign.Accounts;
import io.karawane.mapping.type.Text;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.salesforce.Salesforce;
import io.karawane.salesforce.Saved;
import io.karawane.salesforce.Soql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in Salesforce: which one an ActiveCampaign account is, by link, by id, then by name; and writing them. */
public final class AccountRecords {
    private final Salesforce salesforce;
    private final Namesakes namesakes;
    private final Links links;
    private final Accounts accounts;

    public AccountRecords(Salesforce salesforce, Namesakes namesakes, Links links, Accounts accounts) {
        this.salesforce = salesforce;
        this.namesakes = namesakes;
        this.links = links;
        this.accounts = accounts;
    }

    /** Gives each account its record, if there is one. */
    void find(List<Company> companies) {
        List<String> ids = companies.stream()
                .map(Company::activecampaignId)
                .filter(Objects::nonNull)
                .toList();
        Map<String, Link> linked = links.ofAccounts(ids).stream()
                .collect(Collectors.toMap(Link::activecampaignId, Function.identity(), (one, other) -> one));
        Set<String> fields = fields(companies);
        Map<String, Map<String, Object>> bySalesforceId = records(
                fields, "Id", linked.values().stream().map(Link::salesforceId).toList());
        Map<String, Map<String, Object>> byId = records(fields, OutboundRead.ID, ids);
        Map<String, Map<String, Object>> byName = namesakes.holders(companies);
        for (Company company : companies) {
            Link link = linked.get(company.activecampaignId());
            Map<String, Object> record = link == null ? null : bySalesforceId.get(link.salesforceId());
            company.setLink(record == null ? null : link);
            company.setRecord(record == null ? byId.get(company.activecampaignId()) : record);
            if (company.record() == null) {
                company.setRecord(byName.get(Namesakes.key(company.name())));
                checkIsFree(company);
            }
        }
    }

    /** Those of these records that are there. */
    Set<String> existing(List<String> ids) {
        return records(Set.of("Id"), "Id", ids).keySet();
    }

    private static Set<String> fields(List<Company> companies) {
        return companies.isEmpty()
                ? Set.of()
                : RecordFields.of("Account", companies.get(0).terms());
    }

    private Map<String, Map<String, Object>> records(Set<String> fields, String field, List<String> values) {
        return salesforce
                .query(Soql.queries(values, some -> Soql.select(fields, "Account", field + " IN " + Soql.list(some))))
                .stream()
                .collect(Collectors.toMap(
                        record -> record.get(field).toString(), Function.identity(), (one, other) -> one));
    }

    /** A record that was found by name may be another ActiveCampaign account's, of the same name or of another by now. */
    private void checkIsFree(Company company) {
        String id = company.writtenId();
        Account other = id == null || id.equals(company.activecampaignId()) ? null : accounts.of(id);
        if (other != null && Namesakes.key(other.name()).equals(Namesakes.key(company.name()))) {
            company.end(Reason.DUPLICATE_ACCOUNT_NAME, "held by ActiveCampaign account " + id);
        } else if (other != null) {
            company.setRecord(null);
        }
    }

    /** Creates and changes what differs from the records. @return those that were written, or have no link yet */
    List<Company> write(List<Company> companies) {
        List<Company> settled = new ArrayList<>();
        List<Company> fresh = new ArrayList<>();
        List<Company> unknown = new ArrayList<>();
        Map<Company, Map<String, Object>> changed = new LinkedHashMap<>();
        for (Company company : companies.stream().filter(Company::isUnderWay).toList()) {
            if (company.record() == null) {
                (company.activecampaignId() == null ? unknown : fresh).add(company);
            } else if (!changes(company).isEmpty()) {
                changed.put(company, changes(company));
            } else if (company.link() == null) {
                settled.add(company);
            }
        }
        // By our id, so that a repetition after a crash finds what the first attempt has created.
        settled.addAll(accept(fresh, records -> salesforce.upsert("Account", records), AccountRecords::created));
        settled.addAll(accept(unknown, records -> salesforce.create("Account", records), Company::mapped));
        settled.addAll(
                accept(List.copyOf(changed.keySet()), records -> salesforce.update("Account", records), company -> {
                    Map<String, Object> values = new LinkedHashMap<>(changed.get(company));
                    values.put("Id", company.salesforceId());
                    return values;
                }));
        return settled;
    }

    private static Map<String, Object> created(Company company) {
        Map<String, Object> values = new LinkedHashMap<>(company.mapped());
        values.put(OutboundRead.ID, company.activecampaignId());
        return values;
    }

    static Map<String, Object> changes(Company company) {
        Map<String, Object> changes = new LinkedHashMap<>(company.mapped());
        changes.entrySet()
                .removeIf(value -> Objects.equals(
                        Text.of(value.getValue()), Text.of(company.record().get(value.getKey()))));
        if (company.activecampaignId() != null && !company.activecampaignId().equals(company.writtenId())) {
            changes.put(OutboundRead.ID, company.activecampaignId());
        }
        return changes;
    }

    /** Writes the ActiveCampaign ids of accounts whose records do not carry them. */
    void tellIds(List<Company> companies) {
        accept(
                companies.stream()
                        .filter(company -> !company.activecampaignId().equals(company.writtenId()))
                        .toList(),
                records -> salesforce.update("Account", records),
                company -> Map.of("Id", company.salesforceId(), OutboundRead.ID, company.activecampaignId()));
    }

    private static List<Company> accept(
            List<Company> companies,
            Function<List<Map<String, Object>>, List<Saved>> write,
            Function<Company, Map<String, Object>> values) {
        List<Saved> answers = companies.isEmpty()
                ? List.of()
                : write.apply(companies.stream().map(values).toList());
        for (int i = 0; i < answers.size(); i++) {
            Company company = companies.get(i);
            Saved answer = answers.get(i);
            if (!answer.success()) {
                String words = Words.of(answer.code(), answer.message(), values.apply(company));
                company.end(
                        answer.mayPass()
                                ? RecordProblem.passing(Reason.REJECTED, answer.field(), words)
                                : RecordProblem.permanent(Reason.REJECTED, answer.field(), words));
            } else if (company.record() == null) {
                company.setRecord(Map.of("Id", answer.id()));
            }
        }
        return companies.stream().filter(Company::isUnderWay).toList();
    }

    /** What Salesforce stored of them is what an echo looks like. */
    void readBack(List<Company> companies) {
        Map<String, Map<String, Object>> stored = records(
                fields(companies),
                "Id",
                companies.stream().map(Company::salesforceId).toList());
        companies.stream()
                .filter(company -> stored.containsKey(company.salesforceId()))
                .forEach(company -> company.setRecord(stored.get(company.salesforceId())));
    }
}
