package app.stagepass.desktop;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class StatusNotifierTrayTest extends StatusNotifierTrayContract {

    @TempDir
    Path folder;

    @Override
    PrivateBus startBus() throws Exception {
        return PrivateBus.mini(folder);
    }
}
