package app.stagepass.ui;

import app.stagepass.token.CredentialId;
import app.stagepass.token.TokenKind;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.words.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What credentials are called where several of them are listed without their cards, so that no two are called the same. */
public final class CardNames {

    private CardNames() {}

    /** The label; numbered as on the cards where those look alike, and with the account's login where only that differs. */
    public static Map<CredentialId, String> among(List<CredentialSnapshot> all, Messages messages) {
        Map<CredentialId, Twins.Mark> twins = Twins.among(all);
        Map<CredentialId, String> names = new LinkedHashMap<>();
        for (CredentialSnapshot one : all) {
            String label = one.credential().label();
            String whose = isShared(one, all)
                    ? messages.text("dashboard.card.of", label, CardFaces.handle(
                            one.credential()))
                    : label;
            names.put(one.id(), Optional.ofNullable(twins.get(one.id()))
                    .map(mark -> messages.text("dashboard.card.twin", whose, mark.number())).orElse(whose));
        }
        return names;
    }

    /** Whether another account's has the same label. */
    private static boolean isShared(CredentialSnapshot one, List<CredentialSnapshot> all) {
        return one.credential().kind() == TokenKind.USER && all.stream()
                .anyMatch(other -> other.credential().label().equals(one.credential().label()) && !other.credential()
                        .account().userId().equals(one.credential().account().userId()));
    }
}
