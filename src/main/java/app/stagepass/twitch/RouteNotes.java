package app.stagepass.twitch;

import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Writes down which way a call goes, because its exceptions do not tell whether they are of a proxy or of Twitch. */
final class RouteNotes extends EventListener {

    private volatile boolean proxied;
    private volatile boolean tunnelled;

    /** For each call one of its own, which goes along as its tag. */
    static final EventListener.Factory FACTORY = call -> {
        RouteNotes notes = call.request().tag(RouteNotes.class);
        return notes == null ? EventListener.NONE : notes;
    };

    /** Whether what cannot be reached is a proxy: through one, nothing else is looked up or connected to. */
    boolean isProxyMissing() {
        return proxied && !tunnelled;
    }

    @Override
    public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
        proxied = proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    @Override
    public void secureConnectStart(Call call) {
        tunnelled = true;
    }

    @Override
    public void requestHeadersStart(Call call) {
        tunnelled = true;
    }

    @Override
    public void connectStart(Call call, java.net.InetSocketAddress address, @Nullable Proxy proxy) {
        // A list may end with a direct way, after a proxy that does not answer.
        proxied = proxy != null && proxy.type() != Proxy.Type.DIRECT;
        tunnelled = false;
    }
}
