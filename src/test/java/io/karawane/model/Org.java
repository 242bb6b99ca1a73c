package io.karawane.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was done in both services, from which follows what both must hold once everything was seen. It knows the rules,
 * and nothing of whoever follows them.
 */
public final class Org {
    final Map<String, Row> rows = new LinkedHashMap<>();
    final Map<String, Address> addresses = new LinkedHashMap<>();
    final Map<String, Handed> handed = new LinkedHashMap<>();
    /** Contacts that records carried when they ended: a deletion leaves the contact. */
    final Set<String> contactsThatStay = new HashSet<>();

    public List<Row> rows(Predicate<Row> which) {
        return rows.values().stream().filter(which).toList();
    }

    public List<Handed> handed(Predicate<Handed> which) {
        return handed.values().stream().filter(which).toList();
    }

    /** How many records exist and have ever had the address of this one. */
    public List<Row> sharing(Row row) {
        return row.email == null ? List.of() : new ArrayList<>(address(row.email).owners);
    }

    /** Whether nobody else has ever had its address. */
    public boolean isAlone(Row row) {
        return sharing(row).size() <= 1;
    }

    public Row created(String object, String id, String email, Face face, boolean shown) {
        Row row = new Row(object, id, rows.size(), email, face, shown);
        rows.put(id, row);
        own(row);
        show(row);
        return row;
    }

    public void edited(Row row, Face face) {
        row.face = face;
        show(row);
    }

    /** @param carried whether the record carries an ActiveCampaign id at this time */
    public void moved(Row row, String email, boolean carried) {
        boolean takesItsContact = carried && row.shown;
        if (email == null) {
            forgetLeft(row);
        }
        if (takesItsContact && row.email != null) {
            row.addressesLeft.add(row.email);
        }
        if (takesItsContact && email != null) {
            row.addressesLeft.forEach(left -> address(left).left = true);
        }
        row.email = email;
        row.moved = true;
        own(row);
        show(row);
        if (email != null && address(email).owners.size() > 1) {
            address(email).open = true;
        }
    }

    /** It enters or leaves the selection. */
    public void selected(Row row, boolean shown, String carried) {
        row.shown = shown;
        if (!shown) {
            stay(row, carried);
        }
        show(row);
    }

    public void deleted(Row row, String carried) {
        end(row, Row.State.DELETED, carried);
    }

    public void undeleted(Row row) {
        row.state = Row.State.ALIVE;
        open(row);
        show(row);
    }

    public void merged(Row winner, Collection<Row> losers) {
        open(winner);
        losers.forEach(loser -> {
            open(loser);
            end(loser, Row.State.MERGED, "");
        });
    }

    /** @param contact an existing one, or null; then {@code id} is that of the new one */
    public void converted(Row lead, Row contact, String id) {
        open(lead);
        end(lead, Row.State.CONVERTED, "");
        if (contact == null) {
            open(created("Contact", id, lead.email, lead.face, lead.shown));
        } else {
            open(contact);
        }
    }

    /** A contact that came into being in ActiveCampaign. */
    public Handed born(String contact, String email, Face face) {
        Handed made = new Handed(contact, email, face);
        handed.put(contact, made);
        address(email).told = true;
        return made;
    }

    public void reached(Handed contact, String object) {
        contact.objects.add(object);
        contact.reaches++;
    }

    public void editedInActiveCampaign(Handed contact, String email, Face face) {
        contact.email = email;
        contact.face = face;
        address(email).told = true;
    }

    /** From now on the fields of a synced person belong to ActiveCampaign. */
    public Handed returned(Row row, String contact) {
        row.handed = born(contact, row.email, row.face);
        row.handed.returned = true;
        return row.handed;
    }

    /** From now on the fields belong to Salesforce, whose selection shows the record. */
    public Row adopted(Handed contact, String id) {
        contact.adopted = true;
        Row row = created(contact.objects.iterator().next(), id, contact.email, contact.face, true);
        row.faceFromActiveCampaign = contact.face;
        return row;
    }

    Address address(String email) {
        return addresses.computeIfAbsent(email.toLowerCase(Locale.ROOT), text -> new Address());
    }

    /** All records that have an address now and are alive, by address. */
    Map<String, List<Row>> groups() {
        Map<String, List<Row>> groups = new HashMap<>();
        rows(row -> row.state == Row.State.ALIVE && row.email != null)
                .forEach(row -> groups.computeIfAbsent(row.email.toLowerCase(Locale.ROOT), email -> new ArrayList<>())
                        .add(row));
        return groups;
    }

    private void own(Row row) {
        if (row.email != null) {
            row.everHadAddress = true;
            address(row.email).owners.add(row);
        }
    }

    private void show(Row row) {
        if (row.shown && row.email != null) {
            row.facesShown.add(row.face);
            address(row.email).told = true;
        }
    }

    private void open(Row row) {
        if (row.email != null) {
            address(row.email).open = true;
        }
    }

    private void end(Row row, Row.State state, String carried) {
        row.state = state;
        stay(row, carried);
    }

    /** The contact keeps the address that it was told last, which may be an earlier one. */
    private void stay(Row row, String carried) {
        forgetLeft(row);
        row.addressesLeft.clear();
        if (!carried.isEmpty()) {
            contactsThatStay.add(carried);
        }
    }

    /** Until the record has an address again its contact keeps the one that it was told last. */
    private void forgetLeft(Row row) {
        row.addressesLeft.forEach(left -> address(left).left = false);
    }
}
