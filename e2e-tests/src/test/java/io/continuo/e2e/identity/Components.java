package io.continuo.e2e.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Connected components; each is named by its smallest member, which for customers is the oldest. */
final class Components {

    private final Map<String, String> above = new HashMap<>();

    Components(Collection<String> members) {
        members.forEach(member -> above.put(member, member));
    }

    void join(String one, String other) {
        String left = oldestWith(one);
        String right = oldestWith(other);
        above.put(left.compareTo(right) < 0 ? right : left, left.compareTo(right) < 0 ? left : right);
    }

    String oldestWith(String member) {
        String root = member;
        for (String next = up(root); !next.equals(root); next = up(root)) {
            root = next;
        }
        above.put(member, root);
        return root;
    }

    int number() {
        return (int) above.entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue()))
                .count();
    }

    private String up(String member) {
        return Objects.requireNonNull(above.get(member), "not a member");
    }
}
