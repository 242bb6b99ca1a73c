package io.karawane.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.karawane.door.Refused;
import io.karawane.problem.Finding;
import io.karawane.problem.InvalidConfiguration;
import io.karawane.problem.ServiceTrouble;
import io.karawane.verb.Answer.Outcome;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All verbs that need the database. */
public final class Verbs {
    private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Verb> verbs;

    public Verbs(Verb... verbs) {
        this.verbs = List.of(verbs);
    }

    /** Asks one; whatever goes wrong is an answer too. */
    public Answer ask(String name, JsonNode question) {
        try {
            Verb asked = verbs.stream()
                    .filter(verb -> verb.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Unanswered(
                            Outcome.REFUSED, "the instance that runs knows no " + name, "is it of another version?"));
            return Answer.done(JSON.valueToTree(asked.answer(question)));
        } catch (Unanswered e) {
            return e.answer();
        } catch (ServiceTrouble e) {
            Outcome outcome = e instanceof Refused ? Outcome.CONFIGURATION : Outcome.TROUBLE;
            return new Answer(outcome, null, e.service(), e.getMessage(), null);
        } catch (InvalidConfiguration e) {
            String findings = e.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
            return new Answer(Outcome.CONFIGURATION, null, null, findings, null);
        } catch (RuntimeException e) {
            LOG.error("the verb {} failed", name, e);
            return new Answer(Outcome.BUG, null, null, e.toString(), "the log of the instance says more");
        }
    }
}
