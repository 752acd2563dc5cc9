package app.stagepass;

import app.stagepass.twitch.ReleaseVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What the build wrote down of itself.
 *
 * @param version  as in pom.xml
 * @param releases the page that leads to the newest release; empty in builds of people who publish none
 */
record Build(ReleaseVersion version, Optional<URI> releases) {

    static Build load() {
        try (InputStream in = Objects.requireNonNull(Build.class.getResourceAsStream("build.properties"))) {
            Properties built = new Properties();
            built.load(in);
            return new Build(ReleaseVersion.of(built.getProperty("version")).orElseThrow(),
                    Optional.of(built.getProperty("releases")).filter(page -> page.startsWith("https://"))
                            .map(URI::create));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
