package io.karawane.model;

import java.util.LinkedHashSet;
import java.util.Set;

/** An ActiveCampaign contact that reached an automation's step; its fields belong to ActiveCampaign. */
public final class Handed {
    final String contact;
    final Set<String> objects = new LinkedHashSet<>();
    String email;
    Face face;
    /** Salesforce's users own its fields by now. */
    boolean adopted;

    boolean returned;
    int reaches;

    Handed(String contact, String email, Face face) {
        this.contact = contact;
        this.email = email;
        this.face = face;
    }

    public String contact() {
        return contact;
    }

    public String email() {
        return email;
    }

    public Face face() {
        return face;
    }

    /** The objects of the steps that it reached. */
    public Set<String> objects() {
        return objects;
    }

    public boolean isAdopted() {
        return adopted;
    }

    /** Whether it came from Salesforce in the first place. */
    public boolean isReturned() {
        return returned;
    }

    /** How often it reached a step. */
    public int reaches() {
        return reaches;
    }
}
