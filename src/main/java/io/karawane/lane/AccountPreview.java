package io.karawane.lane;

import io.karawane.activecampaign.Accounts;
import io.karawane.mapping.Side;
import io.karawane.settings.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The accounts of persons whom a lane has mapped, up to what would be written of them. */
public final class AccountPreview {
    private static final String NEW = "(the new account)";

    private final Accounts accounts;
    private final OutboundAccounts outbound;
    private final InboundAccounts inbound;
    private final Namesakes namesakes;

    public AccountPreview(Accounts accounts, OutboundAccounts outbound, InboundAccounts inbound, Namesakes namesakes) {
        this.accounts = accounts;
        this.outbound = outbound;
        this.inbound = inbound;
        this.namesakes = namesakes;
    }

    /**
     * Accounts on their way to ActiveCampaign; with plan lite their names ride with the persons instead.
     *
     * @param group as many persons as go together
     */
    Preview outbound(List<Person> group) {
        Sync sync = group.get(0).terms().sync();
        if (!sync.accounts()) {
            return Preview.NOTHING;
        }
        List<Company> known = outbound.known(group);
        known.forEach(company -> company.map(Side.ACTIVECAMPAIGN));
        if (sync.accountNames()) {
            known.forEach(OutboundAccounts::ride);
            return Preview.NOTHING;
        }
        List<Company> others = OutboundAccounts.members(group).stream()
                .map(Person::company)
                .filter(company -> company != null && !known.contains(company))
                .distinct()
                .toList();
        others.stream().filter(Company::isUnderWay).forEach(company -> company.map(Side.ACTIVECAMPAIGN));
        List<Foreseen> foreseen = Stream.concat(known.stream(), others.stream())
                .map(this::foreseeThere)
                .toList();
        return new Preview(foreseen, Cost.accounts(known, others).plus(joins(group)));
    }

    /** An import carries the names; but who goes singly, or has another account, joins by calls of their own. */
    private Cost joins(List<Person> group) {
        List<Person> joining = group.stream()
                .filter(person -> person.isUnderWay() && OutboundSettlement.belongsElsewhere(person))
                .toList();
        List<Person> moving = joining.stream()
                .filter(person -> person.contact() != null && person.contact().hasAccount())
                .toList();
        if (Cost.goesByImport(group)) {
            return Cost.joins(moving.size(), moving.size(), 0);
        }
        List<String> names = joining.stream()
                .map(Person::accountToTell)
                .map(Namesakes::key)
                .distinct()
                .toList();
        return Cost.joins(
                joining.size(),
                moving.size(),
                names.size() - accounts.named(names).size());
    }

    private Foreseen foreseeThere(Company company) {
        if (!company.isUnderWay()) {
            return Foreseen.ended(company);
        }
        boolean isNew = company.account() == null;
        boolean custom = !isNew && !company.mapping().tags().isEmpty();
        Map<String, Object> held =
                custom ? accounts.withFields(company.account()).values() : company.current();
        return Foreseen.written(
                company, isNew, company.mapping().differences(Side.ACTIVECAMPAIGN, company.mapped(), held));
    }

    /** Accounts on their way to Salesforce; their persons are told which is theirs. @param batch of persons */
    Preview inbound(List<Person> batch) {
        if (!batch.get(0).terms().sync().accounts()) {
            return Preview.NOTHING;
        }
        List<Company> companies = inbound.read(batch);
        companies.stream().filter(Company::isUnderWay).forEach(company -> company.map(Side.SALESFORCE));
        boolean objects = batch.get(0).terms().sync().accountObjects();
        List<Company> targets = objects ? companies : namesakes.meant(companies);
        List<Foreseen> foreseen = new ArrayList<>();
        for (Company company : targets) {
            foreseen.add(foreseeHere(company));
            String id = company.isUnderWay()
                    ? Objects.requireNonNullElse(company.salesforceId(), NEW)
                    : company.salesforceId();
            company.people().stream().filter(person -> id != null).forEach(person -> person.mapped()
                    .put("AccountId", id));
        }
        return new Preview(foreseen, Cost.accounts(targets));
    }

    private static Foreseen foreseeHere(Company company) {
        if (!company.isUnderWay()) {
            return Foreseen.ended(company);
        }
        return Foreseen.written(
                company,
                company.record() == null,
                company.mapping().differences(Side.SALESFORCE, company.mapped(), company.record()));
    }
}
