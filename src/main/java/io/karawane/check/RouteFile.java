package io.karawane.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.karawane.problem.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of routes, word by word in reading order. */
final class RouteFile extends YamlFile {
    static final String SUFFIX = ".camel.yaml";

    private final List<Word> words = new ArrayList<>();

    RouteFile(Path file) {
        super(file);
        int index = 0;
        for (JsonNode entry : root()) {
            if (entry.isObject()) {
                read("/" + index, entry, null);
            }
            index++;
        }
    }

    private void read(String pointer, JsonNode node, Word parent) {
        node.properties().forEach(each -> {
            String at = pointer + "/" + each.getKey().replace("~", "~0").replace("/", "~1");
            Word word = new Word(this, at, each.getKey(), each.getValue(), parent);
            words.add(word);
            if (each.getValue().isArray()) {
                entries(word);
            } else {
                read(at, each.getValue(), word);
            }
        });
    }

    private void entries(Word list) {
        for (int index = 0; index < list.value().size(); index++) {
            JsonNode entry = list.value().get(index);
            String at = list.pointer() + "/" + index;
            if (entry.isValueNode()) {
                words.add(new Word(this, at, list.name(), entry, list.parent()));
            } else {
                read(at, entry, list);
            }
        }
    }

    List<Word> words() {
        return words;
    }
}
