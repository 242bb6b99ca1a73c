package io.karawane.lane;

import io.karawane.lane.Person.Heir;
import io.karawane.lane.Person.Holding;
import io.karawane.problem.Reason;
import io.karawane.queue.Changes;
import io.karawane.queue.Duplicate;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What follows from an ending, in the transaction that settles it: the link passes on or closes, and whoever comes next
 * is queued.
 */
final class Endings {
    private static final Set<Reason> ENDED = Set.of(Reason.DELETED, Reason.MERGED, Reason.CONVERTED);
    private static final Set<Reason> IN_STEP = Set.of(Reason.SYNCED, Reason.ECHO, Reason.CONTACT_HOLDS);

    private final Changes changes;
    private final Links links;
    private final Duplicates duplicates;

    Endings(Changes changes, Links links, Duplicates duplicates) {
        this.changes = changes;
        this.links = links;
        this.duplicates = duplicates;
    }

    /** @param persons of one object who were settled outbound just now, with the reason that was journalled */
    void settle(Map<Person, Reason> persons) {
        if (persons.isEmpty()) {
            return;
        }
        String object = persons.keySet().iterator().next().object();
        Set<String> ids = persons.keySet().stream().map(Person::salesforceId).collect(Collectors.toSet());
        Map<String, List<Duplicate>> waiting =
                duplicates.of(object, ids).stream().collect(Collectors.groupingBy(Duplicate::holder));
        Set<String> notWaiting = new HashSet<>(ids);
        persons.forEach((person, reason) -> {
            boolean ended = ENDED.contains(reason) || person.isLettingGo();
            if (ended && person.link() != null) {
                passOn(person, reason);
            }
            waiting.getOrDefault(person.salesforceId(), List.of()).stream()
                    .filter(duplicate -> ended || isFreeOf(person, reason, duplicate))
                    .forEach(duplicate -> queue(duplicate.object(), duplicate.salesforceId(), "holder-left"));
            if (person.holding() != null) {
                await(person, person.holding());
                notWaiting.remove(person.salesforceId());
            }
        });
        duplicates.remove(object, notWaiting);
    }

    private void passOn(Person person, Reason reason) {
        Link link = person.link();
        links.close(person.object(), person.salesforceId(), reason.code());
        Heir heir = person.heir();
        if (heir != null) {
            links.save(new Link(heir.object(), heir.id(), link.activecampaignId(), link.emailHash(), null, null, true));
            queue(heir.object(), heir.id(), reason.code());
            return;
        }
        // Such as a lead that left the writing to this contact.
        links.ofContacts(List.of(link.activecampaignId()))
                .forEach(other -> queue(other.object(), other.salesforceId(), "holder-left"));
    }

    /** The address of the holder, who stays, is no longer the one that the duplicate waits for. */
    private static boolean isFreeOf(Person holder, Reason reason, Duplicate duplicate) {
        return !duplicate.emailHash().equals(holder.emailHash()) && (holder.link() == null || IN_STEP.contains(reason));
    }

    private void await(Person person, Holding holding) {
        duplicates.save(new Duplicate(person.object(), person.salesforceId(), person.emailHash(), holding.record()));
        if (holding.leaving()) {
            queue(person.object(), holding.record(), "address-wanted");
        }
    }

    private void queue(String object, String record, String reason) {
        changes.capture(Lane.OUTBOUND, object, record, reason, Duration.ZERO);
    }
}
