package io.karawane.lane;

import io.karawane.activecampaign.Contacts;
import io.karawane.activecampaign.Tags;
import io.karawane.problem.Reason;
import io.karawane.problem.RecordProblem;
import io.karawane.queue.Duplicate;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.settings.Sync;
import io.karawane.settings.Sync.OnDelete;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/**
 * ActiveCampaign contacts whose record was deleted in Salesforce: they stay, get a tag or are deleted too, as {@code
 * outbound.onDelete} says. A contact that another record holds or waits for is left alone.
 */
public final class LeftContacts {
    private final Contacts contacts;
    private final Tags tags;
    private final Links links;
    private final Duplicates duplicates;

    public LeftContacts(Contacts contacts, Tags tags, Links links, Duplicates duplicates) {
        this.contacts = contacts;
        this.tags = tags;
        this.links = links;
        this.duplicates = duplicates;
    }

    /** Does so for all who ended as deleted. @return all persons */
    public List<Person> treat(@Body List<Person> persons) {
        List<Person> deleted = persons.stream()
                .filter(person -> person.outcome() == Reason.DELETED && person.link() != null)
                .filter(person -> person.terms().sync().onDelete() != OnDelete.UNLINK)
                .toList();
        Set<String> wanted = wanted(deleted);
        for (Person person : deleted) {
            if (!wanted.contains(person.salesforceId())) {
                treat(person);
            }
        }
        return persons;
    }

    /** The records whose contact is still somebody's. */
    private Set<String> wanted(List<Person> persons) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        String object = persons.get(0).object();
        List<String> ids = persons.stream().map(Person::salesforceId).toList();
        Set<String> wanted = duplicates.of(object, ids).stream()
                .map(Duplicate::holder)
                .collect(Collectors.toCollection(HashSet::new));
        List<Link> standing = links.ofContacts(
                persons.stream().map(person -> person.link().activecampaignId()).toList());
        for (Person person : persons) {
            boolean shared = standing.stream()
                    .filter(link -> link.activecampaignId().equals(person.link().activecampaignId()))
                    .anyMatch(link -> !link.object().equals(object)
                            || !link.salesforceId().equals(person.salesforceId()));
            if (shared) {
                wanted.add(person.salesforceId());
            }
        }
        return wanted;
    }

    private void treat(Person person) {
        String contact = person.link().activecampaignId();
        Sync sync = person.terms().sync();
        try {
            if (sync.onDelete() == OnDelete.DELETE) {
                contacts.delete(contact);
                person.end(Reason.DELETED, "ActiveCampaign contact " + contact + " was deleted too");
            } else if (!contacts.isGone(contact)) {
                tags.add(sync.deletedTag(), contact);
                person.end(Reason.DELETED, "ActiveCampaign contact " + contact + " got the tag " + sync.deletedTag());
            }
        } catch (RecordProblem problem) {
            person.end(problem);
        }
    }
}
