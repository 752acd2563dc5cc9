package app.stagepass.desktop;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every kind of tray is given.
 *
 * @param id         the program's name among programs: lower case, the same on every start; the sandbox has its own
 * @param first      shown until the first {@link Tray#show}
 * @param onActivate the left click
 * @param actions    runs what the person clicks
 * @param workers    runs what may block for seconds; virtual threads do
 * @param ticker     for looking again later; nothing blocking runs on it
 */
public record TraySetting(String id, TrayFace first, Runnable onActivate, Executor actions, Executor workers,
        ScheduledExecutorService ticker) {}
