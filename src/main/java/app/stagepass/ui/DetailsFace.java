package app.stagepass.ui;

import app.stagepass.token.Role;
import app.stagepass.token.Scope;
import app.stagepass.words.Light;
import java.util.List;
import java.util.Optional;

/**
 * What the panel at the right shows of one credential.
 *
 * @param identity handle and user id
 * @param role     what the account is there for; empty where nobody said
 * @param ring     the words inside the ring, and the smaller ones below them
 * @param share    as in {@link CardFace}
 * @param facts    label and value, from the top
 * @param mend     of a token that no longer works: the words on the button that helps
 * @param missing  scopes that were asked for and not granted
 */
public record DetailsFace(String name, String identity, Optional<Role> role, Light light, String status, Ring ring,
        Optional<Double> share,
        List<Fact> facts, List<ScopeLine> scopes, List<Scope> missing, Optional<String> mend) {

    /** The middle of the ring. */
    public record Ring(String large, String small) {}

    /**
     * One row.
     *
     * @param mark a word about how sure it is; may be empty
     * @param hint explains the value; may be empty
     */
    public record Fact(String label, String value, String mark, boolean good, String hint) {

        Fact(String label, String value, String mark, boolean good) {
            this(label, value, mark, good, "");
        }

        static Fact plain(String label, String value) {
            return new Fact(label, value, "", true);
        }
    }

    /** A scope and what it allows. */
    public record ScopeLine(Scope scope, String sentence, boolean sensitive) {}
}
