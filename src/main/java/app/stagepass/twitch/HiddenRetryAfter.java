package app.stagepass.twitch;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code Retry-After} from OkHttp, which sends a request again by itself if a 503 asks for that at once, and drops the first
 * answer. When to ask again is decided by who asked. {@link Reply} finds the header under another name.
 */
final class HiddenRetryAfter implements Interceptor {

    static final String NAME = "Hidden-Retry-After";
    private static final String REAL_NAME = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        @Nullable
        String wish = response.header(REAL_NAME);
        Response.Builder hidden = response.newBuilder().removeHeader(REAL_NAME).removeHeader(NAME);
        return wish == null ? hidden.build() : hidden.header(NAME, wish).build();
    }
}
