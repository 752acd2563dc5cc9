package app.stagepass;

import app.stagepass.sandbox.Counters;
import app.stagepass.sandbox.Pair;
import app.stagepass.sandbox.SandboxClient;
import app.stagepass.sandbox.SandboxOptions;
import app.stagepass.sandbox.SandboxServer;
import app.stagepass.token.Account;
import app.stagepass.token.ClientRegistration;
import app.stagepass.token.ClientType;
import app.stagepass.token.Credential;
import app.stagepass.token.CredentialId;
import app.stagepass.token.RedirectUri;
import app.stagepass.token.RegistrationId;
import app.stagepass.token.Renewability;
import app.stagepass.token.Scope;
import app.stagepass.token.TokenFacts;
import app.stagepass.token.TokenKind;
import app.stagepass.vault.KeptTokens;
import app.stagepass.vault.Rotation;
import app.stagepass.vault.StoredCredential;
import app.stagepass.vault.TokenVault;
import app.stagepass.vault.VaultException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One credential that is renewed by a process which is killed again and again, with a Twitch of its own. What the process may claim is
 * compared with what that Twitch knows.
 */
final class CrashSlot implements AutoCloseable {

    /** Whose refresh token it is, and whether it works once. */
    enum Kind {
        PUBLIC, REUSABLE,
        /** A confidential client's at a Twitch that replaces it each time. */
        REPLACED
    }

    private static final String OWL = "141981764";
    private static final CredentialId ID = new CredentialId("owl");

    private final Kind kind;
    private final Path folder;
    private final boolean keyring;
    private final List<String> java;
    private final Random random;
    private final SandboxServer twitch;
    private final SandboxClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final CrashFigures figures = new CrashFigures();

    /**
     * @param keyring whether secrets are in the system's keyring
     * @param java    how a Java program of this class path is started
     */
    CrashSlot(Kind kind, Path folder, boolean keyring, List<String> java, long seed) throws Exception {
        this.kind = kind;
        this.folder = folder;
        this.keyring = keyring;
        this.java = java;
        this.random = new Random(seed);
        this.twitch = SandboxServer
                .start(new SandboxOptions(0, Optional.empty(), Clock.systemUTC(), new SecureRandom()));
        twitch.set(twitch.switches().rotating(kind == Kind.REPLACED));
        this.client = kind == Kind.PUBLIC ? twitch.publicClient() : twitch.confidentialClient();
        try (Open open = new Open()) {
            open.vault.register(
                    new ClientRegistration(new RegistrationId("app"), "Overlay tools", client.id(), client.type(),
                            RedirectUri.DEFAULT),
                    client.type() == ClientType.CONFIDENTIAL
                            ? Optional.of(SandboxServer.presetSecret())
                            : Optional.empty());
        }
        signIn();
    }

    /** What the dead process left, opened by this one. */
    private final class Open implements AutoCloseable {

        final Storage storage = (keyring ? CrashStorage.inKeyring(folder, _ -> {}) : CrashStorage.in(folder, _ -> {}))
                .open(Clock.systemUTC(), timer);
        final TokenVault vault = new TokenVault(storage.secrets(), storage.index(), storage.rotations(), _ -> {});

        @Override
        public void close() {
            storage.close();
        }
    }

    /** Whose pair came in by consent. */
    private void signIn() throws VaultException {
        Pair pair = twitch.grant(client, OWL, Set.of("chat:read"));
        Credential credential = new Credential(ID, "NightOwl", new RegistrationId("app"), Account.of(OWL, "nightowl"),
                TokenKind.USER, new TreeSet<>(Set.of(new Scope("chat:read"))));
        try (Open open = new Open()) {
            open.vault.keep(
                    new StoredCredential(credential,
                            new TokenFacts(credential.wantedScopes(), Clock.systemUTC().instant(), Optional.empty(),
                                    Renewability.BY_REFRESH_TOKEN, Optional.empty()),
                            Optional.empty(), false),
                    new KeptTokens(pair.access(), Optional.of(pair.refresh())));
        }
    }

    /** One renewal that is cut off there, and what becomes of it. */
    void kill(CrashStep step) throws Exception {
        twitch.expireAccessTokens(client.id(), OWL);
        List<String> said = runUntil(step);
        KeptTokens left;
        Optional<Rotation> record;
        try (Open open = new Open()) {
            left = open.vault.tokensOf(ID).orElseThrow();
            record = open.vault.rotations().unfinished(ID);
        }
        boolean alive = twitch.takes(left.refresh().orElseThrow());
        if (!alive && (kind == Kind.REUSABLE || said.contains("kept"))) {
            figures.lost();
            signIn();
        } else if (!alive || (kind == Kind.PUBLIC && record.filter(
                last -> last.stage() == Rotation.Stage.SENT && last.about().mayBeOf(left.refresh().get()))
                .isPresent())) {
            figures.inDoubt();
            toldAndAskedFor(left);
            signIn();
        }
        figures.resent(twitch.counters().of(Counters.Event.SPENT_REFRESH_RESENT));
    }

    /** The old token is served while Twitch takes it; then the person is told why consent is needed. */
    private void toldAndAskedFor(KeptTokens left) throws Exception {
        if (twitch.takes(left.access())) {
            String mark = CrashProgram.markOf(left.access().reveal());
            expect("status Valid/" + (kind == Kind.PUBLIC ? "IN_DOUBT" : "BY_REFRESH_TOKEN") + "/" + mark + "/");
            twitch.expireAccessTokens(client.id(), OWL);
        }
        expect("status NeedsConsent/IN_DOUBT/none/Renewing was interrupted");
    }

    private void expect(String status) throws Exception {
        List<String> said = runUntil(CrashStep.AFTER_STATUS);
        if (!said.getLast().startsWith(status)) {
            figures.untold(kind + ": expected " + status + ", it said " + said);
        }
    }

    /** Starts the program, kills it there, and brings what it said. */
    private List<String> runUntil(CrashStep step) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(CrashProgram.class.getName(), folder.toString(), twitch.base().toString(), step.name(),
                keyring ? "keyring" : "files"));
        Process process = new ProcessBuilder(command).redirectError(folder.resolve("errors.txt").toFile()).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith("at ") || line.startsWith("status ")) {
                    break;
                }
                if (step == CrashStep.ANY_MOMENT && line.equals("ready")) {
                    process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
                    process.toHandle().destroyForcibly(); // which leaves what it said readable
                }
            }
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
        if (said.isEmpty()) {
            throw new IllegalStateException("it did not start, see " + folder.resolve("errors.txt"));
        }
        figures.killed(step);
        return said;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        twitch.close();
    }
}
