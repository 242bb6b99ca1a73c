package io.karawane.sandbox.seed;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Streets, postal codes and states as each country writes them. */
final class Addresses {
    /** @param code the shape of a postal code: 9 stands for a digit, A for a letter */
    private record Country(String code, boolean numberFirst, List<String> streets, List<String> states) {}

    private static final Map<String, Country> COUNTRIES = Map.of(
            "DE",
            country("99999", false, "Hauptstraße,Goethestraße,Am Bäckerweg", "Bayern,Hessen,Sachsen,Thüringen"),
            "AT",
            country("9999", false, "Mariahilfer Straße,Ringgasse,Kirchweg", "Wien,Tirol,Kärnten,Steiermark"),
            "GB",
            country("AA9 9AA", true, "High Street,Church Lane,Station Road", "Kent,Essex,Devon,Norfolk"),
            "US",
            country("99999", true, "Main Street,Oak Avenue,Maple Drive", "California,Texas,New York,Ohio"),
            "FR",
            country("99999", true, "rue de l’Église,avenue Foch,place du Marché", ""),
            "PL",
            country("99-999", false, "ul. Długa,ul. Świętokrzyska,al. Jana Pawła II", "Mazowieckie,Śląskie"),
            "TR",
            country("99999", false, "Atatürk Caddesi,İstiklal Caddesi,Gül Sokak", ""),
            "ES",
            country("99999", false, "Calle Mayor,Avenida de España,Plaza Niño", "Madrid,Sevilla,Valencia"));

    private final Random random;

    Addresses(Random random) {
        this.random = random;
    }

    private static Country country(String code, boolean numberFirst, String streets, String states) {
        return new Country(
                code,
                numberFirst,
                List.of(streets.split(",")),
                states.isEmpty() ? List.of() : List.of(states.split(",")));
    }

    /** Adds what is missing to the address. @param prefix of its fields, for example Mailing */
    void complete(Map<String, Object> row, String prefix, String country) {
        Country local = COUNTRIES.get(country);
        if (random.nextInt(10) < 8) {
            String number = String.valueOf(1 + random.nextInt(200));
            String street = pick(local.streets);
            row.put(prefix + "Street", local.numberFirst ? number + " " + street : street + " " + number);
            row.put(prefix + "PostalCode", code(local.code));
            if (!local.states.isEmpty()) {
                row.put(prefix + "State", pick(local.states));
            }
        }
    }

    private String code(String shape) {
        StringBuilder code = new StringBuilder();
        for (char sign : shape.toCharArray()) {
            code.append(
                    switch (sign) {
                        case '9' -> (char) ('0' + random.nextInt(10));
                        case 'A' -> (char) ('A' + random.nextInt(26));
                        default -> sign;
                    });
        }
        return code.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
