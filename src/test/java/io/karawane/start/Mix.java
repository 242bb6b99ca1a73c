package io.karawane.start;

import io.karawane.model.Org;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** All moves, in random order and number. */
final class Mix {
    private record Move(String name, int weight, ToIntFunction<Chance> make) {}

    private final List<Move> moves = new ArrayList<>();
    private final List<Move> opening = new ArrayList<>();
    private final Map<String, Integer> made = new TreeMap<>();
    private final SalesforceEndings endings;
    private final long seed;
    private int step;

    Mix(World world, Org org, long seed) {
        this.seed = seed;
        SalesforceEdits edits = new SalesforceEdits(world, org);
        endings = new SalesforceEndings(world, org);
        ActiveCampaignMoves activecampaign = new ActiveCampaignMoves(world, org);
        add("create", 8, edits::create);
        add("editAlike", 4, edits::editAlike);
        add("editEach", 4, edits::editEach);
        add("editAgain", 3, edits::editAgain);
        add("twin", 10, edits::twin);
        add("pair", 6, edits::pair);
        add("move", 6, edits::move);
        add("clear", 6, edits::clear);
        add("address", 5, edits::address);
        add("leave", 3, edits::leave);
        add("enter", 4, edits::enter);
        add("delete", 8, endings::delete);
        add("undelete", 6, endings::undelete);
        add("convert", 5, endings::convert);
        add("convertIntoAnother", 3, endings::convertIntoAnother);
        add("merge", 4, endings::merge);
        add("mergeTwins", 5, endings::mergeTwins);
        add("activecampaign: create", 4, activecampaign::create);
        add("activecampaign: edit", 5, activecampaign::edit);
        add("activecampaign: reachTheOther", 2, activecampaign::reachTheOther);
        add("activecampaign: return", 3, activecampaign::returnToSalesforce);
        add("activecampaign: adopt", 3, activecampaign::adopt);
        opening.addAll(List.of(moves.get(0), moves.get(0)));
        opening.addAll(new Chance(seed, -1).some(moves.size(), moves));
    }

    private void add(String name, int weight, ToIntFunction<Chance> make) {
        moves.add(new Move(name, weight, make));
    }

    /** Goes on until so many changes were made. @param storm null while the weather is fine */
    void make(int changes, Storm storm) throws InterruptedException {
        int left = changes;
        while (left > 0 || !opening.isEmpty()) {
            Chance chance = new Chance(seed, step++);
            if (storm != null && chance.in(15)) {
                storm.strike(chance);
            }
            Move move = pick(chance);
            endings.calm(storm == null);
            int number = move.make().applyAsInt(chance);
            made.merge(move.name(), number, Integer::sum);
            left -= number;
            Thread.sleep(chance.below(150));
        }
    }

    /** Each of them once, then by weight. */
    private Move pick(Chance chance) {
        if (!opening.isEmpty()) {
            return opening.remove(0);
        }
        int at = chance.below(moves.stream().mapToInt(Move::weight).sum());
        for (Move move : moves) {
            at -= move.weight();
            if (at < 0) {
                return move;
            }
        }
        throw new IllegalStateException();
    }

    /** How many changes of each kind. */
    Map<String, Integer> made() {
        return made;
    }
}
