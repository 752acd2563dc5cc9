package app.stagepass.terminal;

import app.stagepass.token.CredentialId;
import app.stagepass.watch.CredentialSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a credential is called where it is typed: the account's login, numbered if there are several of that account. */
final class Names {

    private final Map<CredentialId, String> names = new HashMap<>();
    private final List<CredentialSnapshot> all;

    Names(List<CredentialSnapshot> all) {
        this.all = List.copyOf(all);
        Map<String, Integer> count = new HashMap<>();
        all.forEach(one -> count.merge(login(one), 1, Integer::sum));
        Map<String, Integer> number = new HashMap<>();
        for (CredentialSnapshot one : all) {
            int place = number.merge(login(one), 1, Integer::sum);
            names.put(one.id(), count.getOrDefault(login(one), 1) == 1 ? login(one) : login(one) + "#" + place);
        }
    }

    String of(CredentialSnapshot one) {
        return names.getOrDefault(one.id(), login(one));
    }

    /** What the person meant; without a name the only one there is. */
    Optional<CredentialSnapshot> find(String typed) {
        String name = typed.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        if (name.isEmpty()) {
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        }
        return all.stream().filter(one -> of(one).equals(name)).findFirst();
    }

    private static String login(CredentialSnapshot one) {
        return one.credential().account().login();
    }
}
