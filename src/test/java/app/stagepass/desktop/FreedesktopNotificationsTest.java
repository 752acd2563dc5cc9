package app.stagepass.desktop;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FreedesktopNotificationsTest extends FreedesktopNotificationsContract {

    @TempDir
    Path folder;

    @Override
    PrivateBus startBus() throws Exception {
        return PrivateBus.mini(folder);
    }
}
