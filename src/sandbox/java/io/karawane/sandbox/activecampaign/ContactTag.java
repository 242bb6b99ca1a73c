package io.karawane.sandbox.activecampaign;

/** That a contact carries a tag, since so many seconds after 1970. */
record ContactTag(int id, Contact contact, Tag tag, int created) {}
