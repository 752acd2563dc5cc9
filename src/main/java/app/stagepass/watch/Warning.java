package app.stagepass.watch;

import java.util.List;

/**
 * What is told at one time: one incident, or several that came close together.
 *
 * @param number    tells one warning from another; stays the same when some of its incidents end
 * @param incidents those that still last; at least one
 */
public record Warning(int number, List<Incident> incidents) {

    public Warning {
        incidents = List.copyOf(incidents);
    }
}
