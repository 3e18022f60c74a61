package org.sealpress.appliance.doctor;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.Version;

/** The programs that are needed, or needed for some targets. */
record VersionsCheck() implements Check {
  private static final int OLDEST_JAVA = 17;

  private record Program(String name, String argument, String debianPackage, Version oldest) {}

  private static final List<Program> NEEDED =
      List.of(
          new Program("tesseract", "--version", "tesseract-ocr", new Version(5, 0, 0)),
          new Program("openssl", "version", "openssl", new Version(3, 0, 0)));

  private static final List<Program> FOR_SOME =
      List.of(
          new Program("rclone", "version", "rclone", new Version(1, 60, 0)),
          new Program("git", "--version", "git", new Version(2, 30, 0)),
          new Program("scanimage", "--version", "sane-utils", new Version(1, 1, 0)));

  @Override
  public String name() {
    return "programs";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    int java = Runtime.version().feature();
    findings.add(
        java >= OLDEST_JAVA
            ? Finding.good("java " + Runtime.version())
            : Finding.wrong("java " + java + " is too old", "install openjdk-17-jre-headless"));
    NEEDED.forEach(each -> findings.add(look(each, true)));
    FOR_SOME.forEach(each -> findings.add(look(each, false)));
    return findings;
  }

  private static Finding look(Program program, boolean needed) {
    String install = "apt-get install " + program.debianPackage();
    try {
      Version version =
          Machine.tool(program.name(), program.debianPackage()).version(program.argument());
      return version.compareTo(program.oldest()) >= 0
          ? Finding.good(program.name() + " " + version)
          : Finding.wrong(
              "%s %s is older than %s".formatted(program.name(), version, program.oldest()),
              install);
    } catch (ToolFault e) {
      if (e.kind() != ToolFault.Kind.NOT_INSTALLED) {
        return Finding.wrong(e.getMessage(), "install it anew: " + install);
      }
      return needed
          ? Finding.wrong(program.name() + " is not installed", install)
          : Finding.note(
              program.name() + " is not installed", install + ", if " + purpose(program.name()));
    }
  }

  private static String purpose(String program) {
    return switch (program) {
      case "rclone" -> "a target is of the kind rclone";
      case "git" -> "a target is of the kind git";
      default -> "a scanner is connected to this machine";
    };
  }
}
