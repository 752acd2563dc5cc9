package app.stagepass.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * How a stand-in is to be started.
 *
 * @param port      on 127.0.0.1 and, where there is one, on ::1; 0 for any free one
 * @param stateFile what outlives a restart; empty for a stand-in that forgets
 */
public record SandboxOptions(int port, Optional<Path> stateFile, Clock clock, SecureRandom random) {}
