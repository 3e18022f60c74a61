package org.sealpress.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Without arguments prints all targets' names; {@code NAME FOLDER} writes its seeds. */
final class SeedsMain {
  private SeedsMain() {}

  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      Targets.names().forEach(System.out::println);
      return;
    }
    Path folder = Files.createDirectories(Path.of(args[1]));
    List<byte[]> seeds = Targets.named(args[0]).seeds();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
