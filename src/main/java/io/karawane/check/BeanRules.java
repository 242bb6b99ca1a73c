package io.karawane.check;

import io.karawane.problem.Nearest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java that routes name: beans, their methods, classes. */
final class BeanRules {
    private static final Set<String> REFERENCES = Set.of(
            "aggregateController",
            "aggregationRepository",
            "aggregationStrategy",
            "comparator",
            "executorService",
            "idempotentRepository",
            "onPrepare",
            "routePolicy");
    private static final Pattern IN_SIMPLE =
            Pattern.compile("\\$\\{bean:(?<name>[A-Za-z]\\w*)(?:(?:\\?method=|\\.|::)(?<method>\\w+))?");
    private static final Pattern IN_URI = Pattern.compile("[=,]#(?:bean:)?(?<name>[A-Za-z]\\w*)(?![\\w:])");
    private static final Pattern NAME = Pattern.compile("#?(?:bean:)?(?<name>[A-Za-z]\\w*)");

    private final Map<String, Class<?>> beans;

    /** @param files whose own {@code beans:} are known too */
    BeanRules(Offer offer, List<RouteFile> files) {
        beans = new HashMap<>(offer.beans());
        files.forEach(file -> file.words().stream()
                .filter(word -> word.name().equals("name") && word.above().equals("beans"))
                .forEach(word -> beans.put(word.text(), Object.class)));
    }

    void check(Word word) {
        String name = word.name();
        if (name.equals("bean") || name.equals("process")) {
            step(word);
        } else if (word.isText() && REFERENCES.contains(name)) {
            reference(word);
        } else if (word.isText() && (name.equals("exception") || name.equals("beanType"))) {
            type(word, word.text());
        } else if (word.isText()) {
            inside(word, IN_SIMPLE);
            if (word.text().contains(":")) {
                inside(word, IN_URI);
            } else if (word.text().startsWith("#")) {
                reference(word);
            }
        }
    }

    private void step(Word word) {
        String bean = word.isText() ? word.text() : word.text("ref");
        if (bean == null || bean.startsWith("#class:") || bean.startsWith("#type:") || bean.contains("{{")) {
            return;
        }
        String name = bean.replaceFirst("^#(bean:)?", "");
        String method = word.text("method");
        if (!beans.containsKey(name)) {
            unknown(word, "ref", name);
        } else if (method != null) {
            method(word, name, method.replaceFirst("\\(.*", "").strip());
        }
    }

    private void method(Word word, String name, String method) {
        Class<?> type = beans.get(name);
        List<String> methods = Arrays.stream(type.getMethods())
                .filter(each -> each.getDeclaringClass() != Object.class)
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
        if (type != Object.class && !methods.contains(method)) {
            word.wrongAt("method", "unknown-method", name + " has no method " + method, Nearest.hint(method, methods));
        }
    }

    private void reference(Word word) {
        String text = word.text();
        if (text.startsWith("#class:")) {
            type(word, text.substring("#class:".length()).replaceFirst("[(#].*", ""));
            return;
        }
        Matcher name = NAME.matcher(text);
        if (name.matches() && !beans.containsKey(name.group("name"))) {
            unknown(word, "", name.group("name"));
        }
    }

    private void inside(Word word, Pattern pattern) {
        Matcher found = pattern.matcher(word.text());
        while (found.find()) {
            String name = found.group("name");
            if (!beans.containsKey(name)) {
                unknown(word, "", name);
            } else if (pattern == IN_SIMPLE && found.group("method") != null) {
                method(word, name, found.group("method"));
            }
        }
    }

    private void unknown(Word word, String below, String name) {
        String hint = Nearest.to(name, beans.keySet())
                .map("did you mean %s?"::formatted)
                .orElse("define it under beans:, or use one that the program has");
        if (below.isEmpty()) {
            word.wrong("unknown-bean", "there is no bean " + name, hint);
        } else {
            word.wrongAt(below, "unknown-bean", "there is no bean " + name, hint);
        }
    }

    private static void type(Word word, String name) {
        try {
            Class.forName(name, false, BeanRules.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            word.wrong("unknown-class", "there is no class " + name, "write its whole name, with the package");
        }
    }
}
