package app.stagepass.ui;

import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells cards apart that would look alike: of one name, account and application, and with different scopes at most. */
final class Twins {

    private Twins() {}

    /**
     * What is particular about one of them.
     *
     * @param number  from 1, in the order of the cards
     * @param with    scopes that not all of them have
     * @param without scopes that only others have
     */
    record Mark(int number, SortedSet<Scope> with, SortedSet<Scope> without) {}

    private record Look(String label, String userId, RegistrationId registration, TokenKind kind) {

        static Look of(CredentialSnapshot one) {
            Credential credential = one.credential();
            return new Look(credential.label(), credential.account().userId(), credential.registration(),
                    credential.kind());
        }
    }

    /** Only of those that have a twin. */
    static Map<CredentialId, Mark> among(List<CredentialSnapshot> all) {
        Map<Look, List<CredentialSnapshot>> alike = new LinkedHashMap<>();
        all.forEach(one -> alike.computeIfAbsent(Look.of(one), _ -> new ArrayList<>()).add(one));
        Map<CredentialId, Mark> marks = new HashMap<>();
        alike.values().stream().filter(group -> group.size() > 1).forEach(group -> mark(group, marks));
        return marks;
    }

    private static void mark(List<CredentialSnapshot> group, Map<CredentialId, Mark> marks) {
        SortedSet<Scope> any = new TreeSet<>();
        SortedSet<Scope> every = new TreeSet<>(group.getFirst().facts().scopes());
        for (CredentialSnapshot one : group) {
            any.addAll(one.facts().scopes());
            every.retainAll(one.facts().scopes());
        }
        for (int i = 0; i < group.size(); i++) {
            SortedSet<Scope> with = new TreeSet<>(group.get(i).facts().scopes());
            SortedSet<Scope> without = new TreeSet<>(any);
            without.removeAll(with);
            with.removeAll(every);
            marks.put(group.get(i).id(), new Mark(i + 1, with, without));
        }
    }
}
