package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.Sheet;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.scan.virtual.VirtualScannerControl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealpress virtual-scanner}. */
@Command(
    name = "virtual-scanner",
    sortOptions = false,
    description = {
      "Be a scanner without hardware, to try things out.",
      "",
      "It is a SANE network daemon with a feeder. Its sheets are images, or samples that it draws"
          + " itself. Press its button and load its feeder"
          + " over HTTP on loopback:",
      "",
      "  curl -X POST http://127.0.0.1:6577/load-sample/contract",
      "  curl -X POST http://127.0.0.1:6577/press/scan"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress virtual-scanner --sample contract",
      "  sealpress virtual-scanner page-1.png page-2.png"
    })
final class VirtualScannerVerb implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "IMAGE",
      description = "Fronts of sheets in the feeder: PNM, PNG, JPEG or TIFF.")
  private List<Path> images = List.of();

  @Option(
      names = "--sample",
      paramLabel = "NAME",
      description =
          "Sample sheets in the feeder: contract, invoice, or pattern600 (20 sides of A4 at 600"
              + " dpi in colour).")
  private List<String> sample = List.of();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where it listens. Default: 127.0.0.1.")
  private InetAddress bind = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "6566",
      description = "Default: 6566, as saned; 0 takes a free one.")
  private int port;

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      defaultValue = "6577",
      description = "Where its buttons are pressed. Default: 6577; 0 takes a free one.")
  private int controlPort;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  VirtualScannerVerb() {}

  @Override
  public Integer call() throws Exception {
    Map<String, Supplier<List<Sheet>>> named = SampleSheets.byName();
    List<Sheet> sheets = new ArrayList<>();
    for (String name : sample) {
      Supplier<List<Sheet>> drawn = named.get(name);
      if (drawn == null) {
        throw new CliFailure(
            ExitCode.USAGE,
            "there is no sample \"" + name + "\"; there are " + String.join(", ", named.keySet()));
      }
      sheets.addAll(drawn.get());
    }
    for (Path image : images) {
      if (!Files.isReadable(image)) {
        throw new CliFailure(ExitCode.INCOMPLETE, image + " can't be read: check the name");
      }
      sheets.add(Sheet.oneSided(PageSource.of(image.toAbsolutePath())));
    }
    try (VirtualScanner scanner = scanner(sheets);
        VirtualScannerControl control = control(scanner, named)) {
      tell(scanner, control, sheets.size());
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE.code();
  }

  private VirtualScanner scanner(List<Sheet> sheets) throws CliFailure, IOException {
    try {
      return VirtualScanner.builder().listen(bind, port).sheets(sheets).start();
    } catch (BindException e) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          "can't listen on %s:%d (%s): another scanner may run there; choose another --port"
              .formatted(bind.getHostAddress(), port, e.getMessage()),
          e);
    }
  }

  private VirtualScannerControl control(
      VirtualScanner scanner, Map<String, Supplier<List<Sheet>>> named)
      throws CliFailure, IOException {
    try {
      return new VirtualScannerControl(scanner, controlPort, named);
    } catch (BindException e) {
      throw new CliFailure(
          ExitCode.INCOMPLETE,
          "can't listen on port %d (%s): another scanner may run; choose another --control-port"
              .formatted(controlPort, e.getMessage()),
          e);
    }
  }

  private void tell(VirtualScanner scanner, VirtualScannerControl control, int sheets) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s at %s:%d, %d sheets in the feeder; control at http://127.0.0.1:%d"
            .formatted(
                scanner.device(),
                scanner.address().getAddress().getHostAddress(),
                scanner.address().getPort(),
                sheets,
                control.address().getPort()));
    out.flush();
  }
}
