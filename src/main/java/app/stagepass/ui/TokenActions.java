package app.stagepass.ui;

import app.stagepass.handover.Clipboard;
import app.stagepass.handover.CopyFormat;
import app.stagepass.oauth.OAuthException;
import app.stagepass.token.ClientType;
import app.stagepass.token.Role;
import app.stagepass.ui.Prompts.Choice;
import app.stagepass.ui.Prompts.Prompt;
import app.stagepass.watch.CredentialSnapshot;
import app.stagepass.watch.LiveTokens.NotLive;
import app.stagepass.watch.Labels;
import app.stagepass.watch.Revocation;
import app.stagepass.watch.Validator;
import app.stagepass.words.Failure;
import app.stagepass.words.Light;
import app.stagepass.words.Words;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What can be done with a credential. Asks before what cannot be undone, works on workers, tells what came of it. Work that talks
 * to Twitch cannot be cut short from here: a renewal that is interrupted may lose a one-time refresh token; all of it has time
 * limits. For the UI thread.
 */
public final class TokenActions {

    private final Words words;
    private final Work work;
    private final TokenCopier copier;
    private final Labels labels;
    private final Validator validator;
    private final Revocation revocation;
    private final NextSteps steps;
    private final Prompts prompts;
    private final ToastModel toast;

    public TokenActions(Words words, Work work, TokenCopier copier, Labels labels, Validator validator,
            Revocation revocation, NextSteps steps, Prompts prompts, ToastModel toast) {
        this.words = words;
        this.work = work;
        this.copier = copier;
        this.labels = labels;
        this.validator = validator;
        this.revocation = revocation;
        this.steps = steps;
        this.prompts = prompts;
        this.toast = toast;
    }

    public void copy(CardModel card, CopyFormat format) {
        String name = card.face().name();
        toast.working(words.text("copy.working", name));
        work.start(() -> copier.copy(card.id(), format), copied -> toast.copied(name, card.id(), copied), failure -> {
            toast.hide();
            tell(card, wordsOf(failure), () -> copy(card, format));
        });
    }

    private Failure wordsOf(Exception failure) {
        return switch (failure) {
            case NotLive dead -> words.failures().of(dead.status());
            case Clipboard.Unavailable _ -> new Failure(words.text("copy.unavailable.title"),
                    words.text("copy.unavailable.body"), new app.stagepass.words.NextStep.Retry());
            default -> words.failures().ofAny(failure);
        };
    }

    /** Asks Twitch, and says what it answered even if nothing changed by it. */
    public void validate(CardModel card) {
        run(card, "status.checking", () -> {
            validator.check(card.id());
            return card.id();
        }, _ -> toast.say(card.face().light(),
                words.text("dashboard.checked", card.face().name(), card.face().status())),
                failure -> tell(card, words.failures().ofAny(failure), () -> validate(card)));
    }

    /** Takes the step that brings a dead one back. */
    public void mend(CardModel card) {
        steps.choice(words.failures().of(card.snapshot().status()).next(), Optional.of(card.snapshot()),
                () -> reconnect(card)).ifPresent(step -> step.run().run());
    }

    /** @param typed what it is to be called; a blank one gives it back its account's name */
    public void rename(CardModel card, String typed) {
        work.start(() -> {
            labels.rename(card.id(), typed);
            return card.id();
        }, _ -> toast.say(Light.GREEN, words.text("dashboard.renamed", card.face().name())),
                failure -> tell(card, words.failures().ofAny(failure), () -> rename(card, typed)));
    }

    /** @param role what the account is there for; empty takes the word back */
    public void giveRole(CardModel card, Optional<Role> role) {
        work.start(() -> {
            labels.giveRole(card.id(), role);
            return card.id();
        }, _ -> {}, failure -> tell(card, words.failures().ofAny(failure), () -> giveRole(card, role)));
    }

    /** Writes the order down that a card was just moved into; of several moves in a row the last order counts. */
    public void arrange(CardModel card, DashboardModel dashboard) {
        dashboard.orderToKeep().ifPresent(order -> work.start(() -> {
            labels.arrange(order);
            return order;
        }, kept -> {
            if (!dashboard.kept(kept)) {
                arrange(card, dashboard);
            }
        }, failure -> {
            dashboard.giveUpOrder();
            tell(card, words.failures().ofAny(failure), () -> {});
        }));
    }

    public boolean canRefresh(CredentialSnapshot snapshot) {
        return snapshot.facts().comesAgain();
    }

    /** Asks first if a token that somebody was given would die by it. */
    public void refresh(CardModel card) {
        CredentialSnapshot snapshot = card.snapshot();
        boolean diesByIt = snapshot.registration().filter(r -> r.type() == ClientType.PUBLIC).isPresent();
        if (diesByIt && snapshot.handedOverAt().isPresent()) {
            ask(words.text("dialog.refresh.title"),
                    words.text("dialog.refresh.body", card.face().name(),
                            words.times().withDay(snapshot.handedOverAt().get())),
                    words.text("dialog.refresh.yes"), false, () -> refreshNow(card));
        } else {
            refreshNow(card);
        }
    }

    private void refreshNow(CardModel card) {
        run(card, "dashboard.busy.refreshing", () -> {
            validator.renew(card.id());
            return card.id();
        }, _ -> {
            card.renewed();
            toast.say(Light.GREEN, words.text("dashboard.refreshed", card.face().name()));
        },
                failure -> {
                    Failure why = words.failures().ofAny(failure);
                    card.notRenewed(why.title());
                    tell(card, why, () -> refreshNow(card));
                });
    }

    public void reconnect(CardModel card) {
        steps.reconnect(card.snapshot());
    }

    public void openConnections() {
        steps.openConnections();
    }

    public void revoke(CardModel card) {
        String name = card.face().name();
        ask(words.text("dialog.revoke.title", name), words.text("dialog.revoke.body"),
                words.text("dialog.revoke.yes"), true, () -> revokeNow(card));
    }

    private void revokeNow(CardModel card) {
        run(card, "dashboard.busy.revoking", () -> {
            revocation.revoke(card.id());
            return card.id();
        }, _ -> prompts.show(new Prompt(words.text("dialog.revoked.title"), words.text("dialog.revoked.body"),
                Optional.of(new Choice(words.text("failure.next.connections"), steps::openConnections)),
                words.text("dialog.done"), false)), failure -> {
                    Failure why = words.failures().ofAny(failure);
                    if (failure instanceof OAuthException) {
                        why = new Failure(words.text("dialog.not-revoked.title"),
                                words.text("dialog.not-revoked.body", why.title()),
                                new app.stagepass.words.NextStep.Retry());
                    }
                    tell(card, why, () -> revokeNow(card));
                });
    }

    public void remove(CardModel card) {
        String name = card.face().name();
        String body = card.face().light() == Light.RED
                ? words.text("dialog.remove.body")
                : words.text("dialog.remove.body-live");
        ask(words.text("dialog.remove.title", name), body, words.text("dialog.remove.yes"), true,
                () -> removeNow(card));
    }

    private void removeNow(CardModel card) {
        String name = card.face().name();
        run(card, "dashboard.busy.removing", () -> {
            revocation.remove(card.id());
            return card.id();
        }, _ -> toast.say(Light.GREEN, words.text("dashboard.removed", name)), failure -> {
            Failure why = words.failures().ofAny(failure);
            tell(card, new Failure(words.text("dialog.not-removed.title"),
                    words.text("dialog.not-removed.body", why.title(), why.body()), why.next()),
                    () -> removeNow(card));
        });
    }

    private <T> void run(CardModel card, String busy, Callable<T> job, Consumer<T> done,
            Consumer<Exception> failed) {
        if (card.isBusy()) {
            return;
        }
        card.busy(Optional.of(words.text(busy)));
        work.start(job, result -> {
            card.busy(Optional.empty());
            done.accept(result);
        }, failure -> {
            card.busy(Optional.empty());
            failed.accept(failure);
        });
    }

    private void ask(String title, String body, String yes, boolean grave, Runnable run) {
        prompts.show(new Prompt(title, body, Optional.of(new Choice(yes, run)), words.text("dialog.cancel"), grave));
    }

    private void tell(CardModel card, Failure failure, Runnable again) {
        prompts.show(new Prompt(failure.title(), failure.body(),
                steps.choice(failure.next(), Optional.of(card.snapshot()), again), words.text("dialog.close"),
                false));
    }
}
