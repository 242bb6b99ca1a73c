package io.karawane.sandbox.salesforce.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.salesforce.store.FirstRows;
import java.util.List;

/** Who the one user is, as the identity URL tells it. */
final class Identity {
    static final String PATH = "/id/" + FirstRows.ORGANIZATION + "/" + FirstRows.USER;
    private static final String DATA = "/services/data/v{version}/";
    private static final List<String> REST = List.of("sobjects", "search", "query", "recent");

    private Identity() {}

    static ObjectNode json(String ownUrl) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", ownUrl + PATH)
                .put("asserted_user", true)
                .put("user_id", FirstRows.USER)
                .put("organization_id", FirstRows.ORGANIZATION)
                .put("username", FirstRows.USER_NAME)
                .put("nick_name", "admin")
                .put("display_name", "Sandbox Admin")
                .put("email", FirstRows.USER_NAME)
                .put("email_verified", true)
                .put("first_name", "Sandbox")
                .put("last_name", "Admin")
                .put("timezone", "Europe/Berlin");
        json.putObject("photos")
                .put("picture", ownUrl + "/profilephoto/005/F")
                .put("thumbnail", ownUrl + "/profilephoto/005/T");
        for (String unknown :
                List.of("addr_street", "addr_city", "addr_state", "addr_country", "addr_zip", "mobile_phone")) {
            json.putNull(unknown);
        }
        json.put("mobile_phone_verified", false).put("is_lightning_login_user", false);
        json.putObject("status").putNull("created_date").putNull("body");
        putUrls(json, ownUrl);
        return json.put("active", true)
                .put("user_type", "STANDARD")
                .put("language", "en_US")
                .put("locale", "de_DE")
                .put("utcOffset", 3_600_000)
                .put("last_modified_date", "2024-01-01T00:00:00Z")
                .put("is_app_installed", true);
    }

    /** The same by the names of OpenID Connect. */
    static ObjectNode userInfo(String ownUrl) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sub", ownUrl + PATH)
                .put("user_id", FirstRows.USER)
                .put("organization_id", FirstRows.ORGANIZATION)
                .put("preferred_username", FirstRows.USER_NAME)
                .put("nickname", "admin")
                .put("name", "Sandbox Admin")
                .put("email", FirstRows.USER_NAME)
                .put("email_verified", true)
                .put("given_name", "Sandbox")
                .put("family_name", "Admin")
                .put("zoneinfo", "Europe/Berlin");
        json.putObject("photos")
                .put("picture", ownUrl + "/profilephoto/005/F")
                .put("thumbnail", ownUrl + "/profilephoto/005/T");
        json.put("profile", ownUrl + "/" + FirstRows.USER)
                .put("picture", ownUrl + "/profilephoto/005/F")
                .putObject("address");
        putUrls(json, ownUrl);
        return json.put("active", true)
                .put("user_type", "STANDARD")
                .put("language", "en_US")
                .put("locale", "de_DE")
                .put("utcOffset", 3_600_000)
                .put("updated_at", "2024-01-01T00:00:00Z")
                .put("is_app_installed", true);
    }

    private static void putUrls(ObjectNode json, String ownUrl) {
        ObjectNode urls = json.putObject("urls");
        urls.put("rest", ownUrl + DATA);
        REST.forEach(resource -> urls.put(resource, ownUrl + DATA + resource + "/"));
        urls.put("profile", ownUrl + "/" + FirstRows.USER).put("custom_domain", ownUrl);
    }
}
