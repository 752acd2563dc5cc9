package app.stagepass;

import app.stagepass.twitch.ReleasesPage;
import java.util.Optional;

/** New versions, told in the window; only where the build knows its releases page, and never in the sandbox. */
record Updates(Optional<UpdateCheck> check) implements AutoCloseable {

    static Updates follow(Wiring wiring, Build build, boolean sandbox, AppWindow app) {
        return new Updates(build.releases().filter(_ -> !sandbox).map(page -> new UpdateCheck(
                new ReleasesPage(page, wiring.network.http()), build.version(),
                () -> wiring.settings.settings().updateCheck(), wiring.clock, wiring.ticker, wiring.workers,
                found -> app.tell(open -> open.released(found.toString())))));
    }

    @Override
    public void close() {
        check.ifPresent(UpdateCheck::close);
    }
}
