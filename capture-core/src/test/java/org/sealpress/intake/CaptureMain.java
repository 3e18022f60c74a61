package org.sealpress.intake;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;

/**
 * A box in a JVM of its own, which says every step on standard output so that it can be killed at
 * any; run by {@link KilledIT}. Arguments: data, keys, and a scanner's port and device to take one
 * batch from, or a number of {@link SecretSheets}. It always takes up first what is in its spool.
 */
final class CaptureMain {
  static final ScanProfile PROFILE = new ScanProfile(100, ColorMode.LINEART, "ADF Front", Paper.A5);

  private CaptureMain() {}

  public static void main(String[] args) throws Exception {
    try (RealBox box = new RealBox(Path.of(args[0]), Path.of(args[1]), 1, CaptureMain::say)) {
      List<String> problems = box.intake.resume();
      problems.forEach(problem -> System.out.println("Problem " + problem));
      if (args.length == 3) {
        SecretSheets sheets = new SecretSheets(Integer.parseInt(args[2]));
        box.intake.capture(box.intake.newId(), SecretSheets.ORDER, sheets);
      } else if (args.length > 3) {
        InetSocketAddress address =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        try (Scanner scanner = new SaneScanners(address, TimeLimits.DEFAULT).open(args[3])) {
          CaptureOrder order =
              new CaptureOrder(
                  "legal", "lineart-100", PROFILE, List.of("eng"), false, PageStyle.AS_SCANNED);
          box.intake.capture(box.intake.newId(), order, scanner);
        }
      }
      box.settle();
    }
    System.out.println("Settled");
  }

  /** The kind, and the number of the side where there is one. */
  private static void say(CaptureEvent event) {
    String text = event.getClass().getSimpleName();
    if (event instanceof CaptureEvent.SideFed fed) {
      text += " " + fed.number();
    } else if (event instanceof CaptureEvent.SideRead read) {
      text += " " + read.number();
    }
    System.out.println(text);
  }
}
