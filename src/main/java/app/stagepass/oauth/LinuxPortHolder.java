package app.stagepass.oauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the process that has the listening socket among its open files. Other users' processes do not show theirs. */
final class LinuxPortHolder implements PortHolder {

    private final Path proc;

    LinuxPortHolder(Path proc) {
        this.proc = proc;
    }

    @Override
    public Optional<String> holderOf(int port) {
        try {
            Set<String> links = new ProcNetTcp(proc)
                    .find(socket -> socket.state() == ProcNetTcp.LISTENING && socket.local().getPort() == port)
                    .stream().map(socket -> "socket:[" + socket.inode() + "]").collect(Collectors.toSet());
            return links.isEmpty() ? Optional.empty() : processWith(links);
        } catch (IOException | UncheckedIOException | DirectoryIteratorException | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            return Optional.empty(); // The name is a kindness; that the port is busy is known without it.
        }
    }

    private Optional<String> processWith(Set<String> links) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (hasOpen(process.resolve("fd"), links)) {
                    return name(process);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasOpen(Path descriptors, Set<String> links) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (links.contains(target(descriptor))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return false; // Another user's, or just ended.
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // Closed meanwhile.
        }
    }

    /** A program may call itself what it likes, so only printable characters are passed on. */
    private static Optional<String> name(Path process) throws IOException {
        if (process.getFileName().toString().equals(Long.toString(ProcessHandle.current().pid()))) {
            return Optional.of("Stagepass");
        }
        String name = Files.readString(process.resolve("comm")).replaceAll("[^\\p{L}\\p{N} ._:/()+-]", "").strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name.substring(0, Math.min(64, name.length())));
    }
}
