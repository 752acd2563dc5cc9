package app.stagepass;

import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.desktop.Notice;
import app.stagepass.desktop.NoticeHandle;
import app.stagepass.desktop.Notifications;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a notification daemon shows. */
final class Shade implements Notifications {

    private final Map<NoticeHandle, Notice> showing = new LinkedHashMap<>();

    @Override
    public NoticeHandle show(Notice notice) {
        NoticeHandle handle = new NoticeHandle();
        showing.put(handle, notice);
        return handle;
    }

    @Override
    public void replace(NoticeHandle shown, Notice notice) {
        showing.put(shown, notice);
    }

    @Override
    public void withdraw(NoticeHandle shown) {
        showing.remove(shown);
    }

    @Override
    public void close() {}

    List<Notice> showing() {
        return List.copyOf(showing.values());
    }

    Notice only() {
        assertThat(showing()).hasSize(1);
        return showing().getFirst();
    }
}
