package app.stagepass.ui;

import app.stagepass.token.Account;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.image.Image;

/** Fetches and decodes pictures on workers, each once. For JavaFX's thread. */
public final class AvatarImages {

    /** Twice the largest that is drawn, for fine screens. */
    private static final int PIXELS = 112;

    private final AvatarSource source;
    private final Work work;
    private final ReadOnlyBooleanWrapper enabled;
    private final Map<Account, Optional<Image>> known = new HashMap<>();
    private final Map<Account, List<Consumer<Image>>> waiting = new HashMap<>();

    /** @param enabled whether pictures are fetched at all */
    public AvatarImages(AvatarSource source, Work work, boolean enabled) {
        this.source = source;
        this.work = work;
        this.enabled = new ReadOnlyBooleanWrapper(enabled);
    }

    /** Calls back with the picture, at once or later; never if there is none or the person wants none. */
    void load(Account account, Consumer<Image> then) {
        if (!enabled.get() || account.avatar().isEmpty()) {
            return;
        }
        Optional<Image> have = known.get(account);
        if (have != null) {
            have.ifPresent(then);
            return;
        }
        List<Consumer<Image>> others = waiting.get(account);
        if (others != null) {
            others.add(then);
            return;
        }
        waiting.put(account, new ArrayList<>(List.of(then)));
        work.start(() -> source.load(account).flatMap(AvatarImages::decode), image -> {
            known.put(account, image);
            tell(account, image);
        }, _ -> tell(account, Optional.empty()));
    }

    private void tell(Account account, Optional<Image> image) {
        List<Consumer<Image>> all = Optional.ofNullable(waiting.remove(account)).orElse(List.of());
        image.filter(_ -> enabled.get()).ifPresent(one -> all.forEach(then -> then.accept(one)));
    }

    private static Optional<Image> decode(byte[] bytes) {
        Image image = new Image(new ByteArrayInputStream(bytes), PIXELS, PIXELS, true, true);
        return image.isError() ? Optional.empty() : Optional.of(image);
    }

    void enable(boolean wanted) {
        enabled.set(wanted);
    }

    ReadOnlyBooleanProperty enabledProperty() {
        return enabled.getReadOnlyProperty();
    }
}
