package app.stagepass;

import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ButtonBase;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import app.stagepass.token.Secret;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: which package may know which, and which library lives in which room. */
class ArchitectureTest {

    private static final String ROOT = "app.stagepass";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    /** Package → the other packages of ours that it may use. The root may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("token", Set.of()),
            Map.entry("files", Set.of()),
            Map.entry("log", Set.of("files")),
            Map.entry("oauth", Set.of("token", "files")),
            Map.entry("twitch", Set.of("token", "oauth", "log", "files")),
            Map.entry("vault", Set.of("token", "log", "files")),
            Map.entry("settings", Set.of("token", "files")),
            Map.entry("imports", Set.of("token")),
            Map.entry("watch", Set.of("token", "oauth", "vault", "files", "imports")),
            Map.entry("handover", Set.of("token", "watch")),
            Map.entry("desktop", Set.of("token", "oauth", "watch", "settings", "files")),
            Map.entry("words",
                    Set.of("token", "oauth", "vault", "watch", "handover", "settings", "imports")),
            Map.entry("ui", Set.of("token", "oauth", "watch", "handover", "desktop", "settings", "words")),
            Map.entry("terminal", Set.of("token", "oauth", "watch", "handover", "settings", "words")),
            Map.entry("sandbox", Set.of("token", "files")));

    /** Ports through which a failure passes on its way to the person; everybody on that way may name it. */
    private static final DescribedPredicate<JavaClass> A_VAULT_FAILURE = DescribedPredicate.describe("a VaultException",
            one -> one.getName().startsWith(ROOT + ".vault.VaultException"));

    @TestFactory
    Stream<DynamicTest> every_package_knows_only_its_neighbours() {
        return MAY_USE.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            String[] others = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(entry.getKey()) && !entry.getValue().contains(other))
                    .map(other -> ROOT + "." + other + "..").toArray(String[]::new);
            DescribedPredicate<JavaClass> strangers = resideInAnyPackage(others)
                    .or(DescribedPredicate.describe("the root", one -> one.getPackageName().equals(ROOT)));
            if (Set.of("handover", "ui", "terminal").contains(entry.getKey())) {
                strangers = strangers.and(DescribedPredicate.not(A_VAULT_FAILURE));
            }
            noClasses().that().resideInAPackage(ROOT + "." + entry.getKey() + "..").should()
                    .dependOnClassesThat(strangers)
                    .because("a line of code knows its room: the story is told in one direction")
                    .allowEmptyShould(true).check(HOUSE);
        }));
    }

    @Test
    void no_package_stands_outside_the_plan() {
        Set<String> found = HOUSE.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1).replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    @Test
    void the_vocabulary_needs_nothing_but_the_jdk() {
        noClasses().that().resideInAPackage(ROOT + ".token..").should()
                .dependOnClassesThat(DescribedPredicate.describe("anything else",
                        one -> !one.getName().startsWith("java.") && !one.getName().startsWith(ROOT + ".token.")
                                && !one.getName().startsWith("org.jspecify.") && !one.isPrimitive() && !one.isArray()))
                .because("words that everybody uses must not bring a library along").check(HOUSE);
    }

    @Test
    void readers_of_foreign_tokens_know_nothing_of_ours() {
        noClasses().that().resideInAPackage(ROOT + ".imports..").should()
                .dependOnClassesThat(DescribedPredicate.describe("anything but the vocabulary and JSON",
                        one -> !one.getName().startsWith("java.") && !one.getName().startsWith(ROOT + ".token.")
                                && !one.getName().startsWith(ROOT + ".imports.")
                                && !one.getName().startsWith("tools.jackson.")
                                && !one.getName().startsWith("org.jspecify.") && !one.isPrimitive() && !one.isArray()))
                .because("what another tool wrote is read before anything is done with it").check(HOUSE);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles()
                .because("data flows one way").check(HOUSE);
    }

    @TestFactory
    Stream<DynamicTest> every_library_has_its_room() {
        return Stream.of(
                room("javafx.scene in view models", noClasses().that().haveSimpleNameEndingWith("Model").should()
                        .dependOnClassesThat().resideInAPackage("javafx.scene..")
                        .because("a view model is tested without a toolkit").allowEmptyShould(true)),
                room("JavaFX", outside(ROOT, ROOT + ".ui..").should().dependOnClassesThat().resideInAPackage("javafx..")
                        .because("watching and the tray run without the toolkit")),
                room("AWT",
                        outside(ROOT + ".desktop..").should().dependOnClassesThat()
                                .resideInAnyPackage("java.awt..", "javax.swing..")
                                .because("AWT next to JavaFX freezes programs")),
                room("OkHttp",
                        outside(ROOT + ".twitch..").should().dependOnClassesThat()
                                .resideInAnyPackage("okhttp3..", "okio..")
                                .because("there is one way out to Twitch")),
                room("Jetty",
                        outside(ROOT + ".oauth..", ROOT + ".sandbox..").should().dependOnClassesThat()
                                .resideInAPackage("org.eclipse.jetty..")
                                .because("there are two servers, the receiver and the sandbox")),
                room("D-Bus",
                        outside(ROOT + ".vault..", ROOT + ".desktop..").should().dependOnClassesThat()
                                .resideInAPackage("org.freedesktop..")
                                .because("only the keyring and the desktop are spoken to over D-Bus")),
                room("Jackson",
                        outside(ROOT + ".twitch..", ROOT + ".vault..", ROOT + ".settings..", ROOT + ".sandbox..",
                                ROOT + ".files..", ROOT + ".imports..").should()
                                .dependOnClassesThat().resideInAPackage("tools.jackson..")
                                .because("JSON belongs where data comes in and goes out")));
    }

    @Test
    void one_class_touches_the_keyring_library() {
        assertThat(usersOf("com.github.javakeyring")).as("its traps are dealt with in one place").hasSize(1);
    }

    @Test
    void the_crypto_library_makes_keys_and_reads_certificates_and_only_the_file_of_secrets_enciphers() {
        assertThat(usersOf("org.bouncycastle")).as("what makes keys and certificates is read in few places")
                .containsExactlyInAnyOrder(ROOT + ".vault.PassphraseKey", ROOT + ".oauth.PemCertificate",
                        ROOT + ".oauth.LocalhostCertificate");
        assertThat(usersOf("javax.crypto")).as("one format, one cipher").contains(ROOT + ".vault.EncryptedFile")
                .allMatch(one -> one.startsWith(ROOT + ".vault."));
    }

    private static Set<String> usersOf(String library) {
        return HOUSE.stream()
                .filter(one -> one.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> to.getTargetClass().getName().startsWith(library)))
                .map(one -> one.getName().replaceAll("\\$.*", "")).collect(Collectors.toSet());
    }

    @Test
    void whatever_is_pressed_draws_its_underscores() {
        noClasses().that().resideInAPackage(ROOT + ".ui..").and().doNotHaveSimpleName("Buttons").should()
                .callConstructorWhere(DescribedPredicate.describe("a control whose text may hold an access key",
                        call -> call.getTargetOwner().isAssignableTo(ButtonBase.class)
                                || (call.getTargetOwner().isAssignableTo(MenuItem.class)
                                        && !call.getTargetOwner().isEquivalentTo(SeparatorMenuItem.class))))
                .because("JavaFX swallows an underscore there, and logins are full of them").check(HOUSE);
    }

    @Test
    void time_is_passed_in() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalTime.class, "now")
                .orShould().callMethod(java.time.ZonedDateTime.class, "now")
                .because("tests move the clock by hand").check(HOUSE);
        noClasses().that().doNotHaveFullyQualifiedName(ROOT + ".Wiring").and()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should().callMethod(Clock.class, "systemUTC").orShould().callMethod(Clock.class, "systemDefaultZone")
                .because("the clock is made in one place").check(HOUSE);
    }

    @Test
    void nobody_waters_down_what_a_certificate_has_to_prove() {
        noClasses().should().beAssignableTo(TrustManager.class).orShould().beAssignableTo(HostnameVerifier.class)
                .orShould().beAssignableTo(TrustManagerFactorySpi.class).orShould()
                .beAssignableTo(X509Certificate.class)
                .orShould().dependOnClassesThat().haveNameMatching("okhttp3\\.(CertificatePinner|tls\\..*)")
                .orShould().dependOnClassesThat().areAssignableTo(HostnameVerifier.class)
                .orShould().dependOnClassesThat().areAssignableTo(PKIXParameters.class)
                .because("the checks are Java's and OkHttp's own, and no switch trusts everything").check(HOUSE);
    }

    @Test
    void nobody_sleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("whoever waits, waits for something").check(HOUSE);
    }

    @Test
    void nothing_is_kept_in_static_fields() {
        fields().that().areStatic().and().areNotFinal().should().notBeStatic()
                .because("two realms may live in one process of a test").allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void secrets_are_final_and_no_record_holds_one_as_text() {
        classes().that().areAssignableTo(Secret.class).and().doNotHaveFullyQualifiedName(Secret.class.getName())
                .should()
                .haveModifier(JavaModifier.FINAL).because("a subclass could print it").check(HOUSE);
        List<String> suspicious = HOUSE.stream().filter(JavaClass::isRecord).flatMap(one -> one.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(String.class))
                .filter(field -> field.getName().matches("(?i).*(accesstoken|refreshtoken|secret|password|nonce).*"))
                .map(field -> field.getFullName()).toList();
        assertThat(suspicious).as("a record prints its components").isEmpty();
    }

    @Test
    void secrets_have_no_equality_and_no_printing_of_their_own() {
        methods().that().areDeclaredInClassesThat().areAssignableTo(Secret.class).and().areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName(Secret.class.getName()).should().notHaveName("toString").andShould()
                .notHaveName("equals").andShould().notHaveName("hashCode")
                .because("the one toString hides the value").allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> packages = HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> marked = HOUSE.stream().filter(simpleName("package-info"))
                .filter(one -> one.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(marked).as("NullAway looks only where it is asked to").containsAll(packages);
    }

    @Test
    void nothing_writes_to_the_console_but_the_entrance_and_the_terminal() {
        outside(ROOT, ROOT + ".terminal..").should().accessField(System.class, "out").orShould()
                .accessField(System.class, "err")
                .orShould().dependOnClassesThat(assignableTo(java.io.Console.class))
                .because("what is printed can be on a stream").check(HOUSE);
    }

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction outside(String... packages) {
        return noClasses().that().resideOutsideOfPackages(packages);
    }

    private static DynamicTest room(String library, ArchRule rule) {
        return DynamicTest.dynamicTest(library, () -> rule.check(HOUSE));
    }
}
