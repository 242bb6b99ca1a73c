package io.karawane.lane;

import io.karawane.activecampaign.Account;
import io.karawane.activecampaign.Accounts;
import io.karawane.mapping.Side;
import io.karawane.mapping.Wins;
import io.karawane.problem.Reason;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which ActiveCampaign account an account of Salesforce is, and whether there is anything new to tell of it. */
public final class AccountRecognition {
    private final Accounts accounts;
    private final AccountRecords records;
    private final Namesakes namesakes;
    private final Links links;
    private final Books books;

    public AccountRecognition(
            Accounts accounts, AccountRecords records, Namesakes namesakes, Links links, Books books) {
        this.accounts = accounts;
        this.records = records;
        this.namesakes = namesakes;
        this.links = links;
        this.books = books;
    }

    /** Whether ActiveCampaign has yet to be told; what it holds is read if that may win. */
    boolean isNews(Company company) {
        Link link = company.link();
        if (link == null) {
            return true;
        } else if (link.salesforceHash().equals(Projections.outbound(company))) {
            return false;
        }
        String id = link.activecampaignId();
        company.setAccount(mayLose(company) ? accounts.of(id) : Account.known(id));
        if (company.account() == null) {
            forget(company);
        }
        return true;
    }

    /** The account is gone from ActiveCampaign: it starts anew, by name. */
    void forget(Company company) {
        books.end(company.link(), Reason.GONE);
        company.setLink(null);
        company.setAccount(null);
    }

    /** Which ActiveCampaign accounts they are, by the id on the record, then by name. */
    void recognise(List<Company> newcomers) {
        var holders = namesakes.holders(newcomers);
        newcomers.forEach(company -> leaveTo(holders.get(Namesakes.key(company.name())), company));
        List<Company> holding = newcomers.stream().filter(Company::isUnderWay).toList();
        holding.stream()
                .filter(company -> company.writtenId() != null)
                .forEach(company -> company.setAccount(accounts.of(company.writtenId())));
        findByName(holding.stream().filter(company -> company.account() == null).toList());
        Map<String, String> taken = taken(holding);
        holding.stream()
                .filter(company -> taken.containsKey(company.activecampaignId()))
                .forEach(company ->
                        company.end(Reason.DUPLICATE_ACCOUNT_NAME, "held by " + taken.get(company.activecampaignId())));
    }

    void findByName(List<Company> companies) {
        var found = accounts.named(companies.stream().map(Company::name).toList());
        for (Company company : companies) {
            Account account = found.get(company.name());
            company.setAccount(account != null && mayLose(company) ? accounts.withFields(account) : account);
        }
    }

    /** Which of the ActiveCampaign accounts belong to other records; a record that is gone holds nothing any more. */
    private Map<String, String> taken(List<Company> companies) {
        List<Link> others = links.ofAccounts(companies.stream()
                .map(Company::activecampaignId)
                .filter(Objects::nonNull)
                .toList());
        Set<String> existing =
                records.existing(others.stream().map(Link::salesforceId).toList());
        Map<String, String> taken = new HashMap<>();
        for (Link link : others) {
            if (existing.contains(link.salesforceId())) {
                taken.put(link.activecampaignId(), link.salesforceId());
            } else {
                books.end(link, Reason.DELETED);
            }
        }
        return taken;
    }

    private static void leaveTo(Map<String, Object> holder, Company company) {
        if (holder != null && !holder.get("Id").equals(company.salesforceId())) {
            company.end(Reason.DUPLICATE_ACCOUNT_NAME, "held by " + holder.get("Id"));
        }
    }

    /** Whether what ActiveCampaign holds decides what is written. */
    private static boolean mayLose(Company company) {
        return company.mapping().rows().stream()
                .anyMatch(row -> row.direction().goesTo(Side.ACTIVECAMPAIGN) && row.wins() != Wins.MOVING);
    }
}
