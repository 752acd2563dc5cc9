package app.stagepass.desktop;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A notification's picture, as its hint {@code image-data} wants it. Public, for the D-Bus library reads its fields. */
public final class NoticeImage extends Struct {

    @Position(0)
    public final int width;
    @Position(1)
    public final int height;
    @Position(2)
    public final int rowStride;
    @Position(3)
    public final boolean hasAlpha;
    @Position(4)
    public final int bitsPerSample;
    @Position(5)
    public final int channels;
    @Position(6)
    public final byte[] rgba;

    private NoticeImage(int size, byte[] rgba) {
        this.width = size;
        this.height = size;
        this.rowStride = size * 4;
        this.hasAlpha = true;
        this.bitsPerSample = 8;
        this.channels = 4;
        this.rgba = rgba;
    }

    static NoticeImage of(TrayPicture picture) {
        return new NoticeImage(picture.size(), picture.rgba());
    }
}
