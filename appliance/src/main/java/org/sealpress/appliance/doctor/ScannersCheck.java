package org.sealpress.appliance.doctor;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.config.ScannerConfig;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScannerInfo;

/** The scanners of the SANE daemon: those that a press can use. */
record ScannersCheck(Machine machine) implements Check {
  private static final String AUTO = "auto";

  @Override
  public String name() {
    return "scanners of saned";
  }

  @Override
  public List<Finding> look() {
    List<ScannerInfo> all;
    try {
      all = machine.scanners().list();
    } catch (ScanFault e) {
      return List.of(Finding.wrong(e.getMessage(), remedy(e.kind())));
    }
    if (all.isEmpty()) {
      return List.of(
          Finding.wrong(
              "the SANE daemon runs and has no scanner",
              "switch the scanner on; see whether `scanimage -L` names it as root, and whether the"
                  + " user saned may use it (group scanner); for a network scanner install"
                  + " sane-airscan"));
    }
    List<Finding> findings = new ArrayList<>();
    for (ScannerInfo each : all) {
      findings.add(Finding.good("%s (%s %s)".formatted(each.name(), each.vendor(), each.model())));
    }
    String wanted = machine.config().map(each -> each.scanner().device()).orElse(AUTO);
    if (wanted.equals(AUTO) && all.size() > 1) {
      findings.add(
          Finding.wrong(
              "there are several, and `scanner.device` is auto",
              "write one of these names into `scanner.device`"));
    } else if (!wanted.equals(AUTO) && all.stream().noneMatch(each -> each.name().equals(wanted))) {
      findings.add(
          Finding.wrong(
              "`scanner.device` is " + wanted + ", which is none of these",
              "correct `scanner.device`, or switch that scanner on"));
    }
    return findings;
  }

  private String remedy(ScanFault.Kind kind) {
    ScannerConfig scanner = machine.config().map(each -> each.scanner()).orElse(null);
    boolean here = scanner == null || scanner.host().matches("127\\..*|localhost|::1");
    return switch (kind) {
      case UNREACHABLE, TIMED_OUT ->
          here
              ? "install sane-utils and start its socket: `systemctl enable --now saned.socket`"
              : "see whether that machine is on, saned runs there, and its port 6566 is open";
      case ACCESS_DENIED ->
          "add this machine to /etc/sane.d/saned.conf there, one line with its address";
      default -> "do what the message says";
    };
  }
}
