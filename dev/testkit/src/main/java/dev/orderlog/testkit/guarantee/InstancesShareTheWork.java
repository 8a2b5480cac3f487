package dev.orderlog.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Instances that run at once share the partitions: each has some, none is anybody's twice.
 *
 * <p>That they do each thing once between them is judged by the other guarantees over the same run. Not promised: equal shares, nor
 * that a partition has an owner while it moves.
 */
public record InstancesShareTheWork() implements Guarantee {

    @Override
    public String promise() {
        return "instances that run at once share the work";
    }

    @Override
    public List<String> violations(Observed run) {
        if (run.sharing().isEmpty()) {
            return List.of("never did two instances run at once");
        }
        var violations = new ArrayList<String>();
        for (var members : run.sharing()) {
            if (members.size() < 2) {
                violations.add("only %s took part".formatted(members.keySet()));
            }
            var owners = new HashMap<String, String>();
            members.forEach((member, partitions) -> {
                if (partitions.isEmpty()) {
                    violations.add(member + " has nothing to do");
                }
                for (var partition : partitions) {
                    var other = owners.putIfAbsent(partition, member);
                    if (other != null) {
                        violations.add(
                                "%s belongs to both %s and %s".formatted(partition, other, member));
                    }
                }
            });
        }
        return violations;
    }
}
