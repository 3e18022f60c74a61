package org.sealpress;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The package table of ARCHITECTURE.md. */
class ArchitectureTest {
  /** What each package of the core may use besides itself and {@code durable}. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("durable", List.of()),
          Map.entry("tool", List.of()),
          Map.entry("page", List.of()),
          Map.entry("scan", List.of("page")),
          Map.entry("ocr", List.of("page")),
          Map.entry("child", List.of()),
          Map.entry("worker", List.of("child", "page", "ocr", "pdf")),
          Map.entry("seal", List.of()),
          Map.entry("cipher", List.of()),
          Map.entry("paper", List.of()),
          Map.entry("pdf", List.of("page", "ocr", "paper", "seal", "cipher")),
          Map.entry("gate", List.of("child")),
          Map.entry("ledger", List.of("seal")),
          Map.entry("vault", List.of("seal", "ledger", "plan")),
          Map.entry("target", List.of("tool")),
          Map.entry("plan", List.of("ledger")),
          Map.entry("delivery", List.of("vault", "ledger", "target", "plan")),
          Map.entry(
              "intake",
              List.of(
                  "scan", "page", "ocr", "worker", "pdf", "gate", "seal", "cipher", "ledger",
                  "vault")),
          Map.entry("inbox", List.of("page", "intake")),
          Map.entry("restore", List.of("target", "seal", "ledger", "pdf", "gate")));

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.sealpress", "au.com.southsky.jfreesane", "org.verapdf.io");
  }

  static List<String> packages() {
    return MAY_USE.keySet().stream().sorted().toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyWhatTheTableSays(String name) {
    List<String> allowed = new ArrayList<>(MAY_USE.getOrDefault(name, List.of()));
    allowed.add(name);
    allowed.add("durable");
    String[] forbidden =
        MAY_USE.keySet().stream()
            .filter(other -> !allowed.contains(other))
            .map(other -> "org.sealpress." + other + "..")
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideInAPackage("org.sealpress." + name + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden));
    check(
        noClasses()
            .that()
            .resideInAPackage("org.sealpress." + name + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sealpress.appliance.."));
  }

  @Test
  void everyPackageOfTheCoreIsInTheTable() {
    List<String> known = new ArrayList<>(List.of("org.sealpress.appliance.."));
    packages().forEach(name -> known.add("org.sealpress." + name + ".."));
    check(
        classes()
            .that()
            .resideInAPackage("org.sealpress..")
            .should()
            .resideInAnyPackage(known.toArray(String[]::new)));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("org.sealpress.(**)").should().beFreeOfCycles());
  }

  @Test
  void librariesStayWhereTheyBelong() {
    only(List.of("org.sealpress.seal.."), "org.bouncycastle..");
    only(List.of("org.sealpress.pdf.."), "org.apache.pdfbox..", "org.apache.fontbox..");
    only(
        List.of("org.sealpress.page..", "org.sealpress.ocr..", "org.sealpress.appliance.service.."),
        "com.sun.jna..");
    only(
        List.of("org.sealpress.page..", "org.sealpress.ocr.."),
        "net.sourceforge.tess4j..",
        "net.sourceforge.lept4j..");
    only(List.of("org.sealpress.gate.."), "org.verapdf..", "org.mozilla.javascript..");
    only(List.of("org.sealpress.page.."), "com.twelvemonkeys..");
    only(List.of("org.sealpress.page.qr.."), "com.google.zxing..");
    only(List.of("org.sealpress.scan.sane.."), "au.com.southsky.jfreesane..");
    only(List.of("org.sealpress.vault.."), "org.sqlite..", "java.sql..");
    only(List.of("org.sealpress.appliance.."), "io.vertx..", "io.netty..", "picocli..");
    only(List.of("org.sealpress.appliance.config.."), "org.snakeyaml..");
    only(List.of("org.sealpress.appliance.alert.channel.."), "jakarta.mail..");
    only(List.of("org.sealpress.appliance.metrics.."), "io.micrometer..", "io.prometheus..");
  }

  private static void only(List<String> homes, String... libraries) {
    List<String> outside = new ArrayList<>(homes);
    outside.addAll(List.of(libraries));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(outside.toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
  }

  @Test
  void programsAreStartedInTwoPlacesOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.sealpress.tool..", "org.sealpress.child..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class));
  }

  @Test
  void onlyDaemonAndCommandLineConstructAdapters() {
    DescribedPredicate<JavaClass> adapters =
        resideInAnyPackage(
            "org.sealpress.scan.sane..",
            "org.sealpress.scan.virtual..",
            "org.sealpress.target.folder..",
            "org.sealpress.target.drive..",
            "org.sealpress.target.git..",
            "org.sealpress.target.rclone..",
            "org.sealpress.target.retry..");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.sealpress.appliance.daemon..",
                "org.sealpress.appliance.cli..",
                "org.sealpress.appliance.drive..",
                "org.sealpress.scan..",
                "org.sealpress.target..")
            .should()
            .dependOnClassesThat(adapters));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(all);
  }
}
