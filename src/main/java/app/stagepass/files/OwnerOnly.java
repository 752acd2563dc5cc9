package app.stagepass.files;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner may open: 600 and 700, also where they existed with wider permissions. On Windows,
 * which has no such bits, the folders under the user's profile already admit nobody else but administrators.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder, with those above it, if it is not there, and shuts it to everybody else. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) { // createDirectories would throw on a link to a folder
            if (isPosix(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            } else {
                Files.createDirectories(folder);
            }
        }
        restrict(folder, FOLDER);
    }

    /** Shuts an existing file to everybody else. */
    public static void file(Path file) throws IOException {
        restrict(file, FILE);
    }

    /**
     * Whether nobody else can put anything into an existing folder, so that what lies there is ours. On Windows the profile's
     * access list says so.
     */
    public static boolean isOurs(Path folder) throws IOException {
        return !isPosix(folder) || (isOf(System.getProperty("user.name", ""), folder) && isShut(folder))
                || isOf(new UnixSystem().getUid(), folder);
    }

    /** The quick way, for a second start waits for it; who has no name in the system's list is asked for by number. */
    private static boolean isOf(String name, Path folder) throws IOException {
        return Files.getOwner(folder).getName().equals(name);
    }

    private static boolean isShut(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        return !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    static boolean isOf(long uid, Path folder) throws IOException {
        return Files.getAttribute(folder, "unix:uid") instanceof Integer owner && Integer.toUnsignedLong(owner) == uid
                && isShut(folder);
    }

    /** For the calls that create a file: it is never open to others, not even for a moment. */
    public static FileAttribute<?>[] newFileIn(Path folder) {
        return isPosix(folder)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path path, Set<PosixFilePermission> wanted) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !wanted.containsAll(view.readAttributes().permissions())) {
            view.setPermissions(wanted);
        }
    }

    private static boolean isPosix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
    }
}
