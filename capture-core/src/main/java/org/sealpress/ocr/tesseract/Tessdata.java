package org.sealpress.ocr.tesseract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.sealpress.ocr.OcrFault;

/**
 * The folder of Tesseract's models.
 *
 * @param folder holds {@code *.traineddata}
 */
record Tessdata(Path folder) {
  private static final String SUFFIX = ".traineddata";

  /** {@code TESSDATA_PREFIX}, or where Debian 12 and 13 keep it. */
  static Tessdata find() {
    List<Path> places = new ArrayList<>();
    String prefix = System.getenv("TESSDATA_PREFIX");
    if (prefix != null && !prefix.isEmpty()) {
      places.add(Path.of(prefix));
      places.add(Path.of(prefix, "tessdata"));
    }
    places.add(Path.of("/usr/share/tesseract-ocr/5/tessdata"));
    places.add(Path.of("/usr/share/tesseract-ocr/tessdata"));
    places.add(Path.of("/usr/share/tessdata"));
    return places.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .map(Tessdata::new)
        .orElseThrow(
            () -> new OcrFault("no Tesseract models in " + places + ": apt install tesseract-ocr"));
  }

  /** Fails when a language is missing. */
  void require(List<String> languages) {
    for (String language : each(languages).toList()) {
      if (!has(language)) {
        throw new OcrFault(
            "language \"%s\" is not installed in %s (there are: %s): apt install %s"
                .formatted(
                    language,
                    folder,
                    String.join(", ", installed()),
                    Languages.debianPackage(language)));
      }
    }
  }

  /** Of {@code eng+deu} each by itself. */
  static Stream<String> each(Collection<String> languages) {
    return languages.stream().flatMap(name -> Stream.of(name.split("\\+", -1)));
  }

  boolean has(String language) {
    return language.matches("(script/)?[A-Za-z][A-Za-z0-9_]*")
        && Files.isRegularFile(folder.resolve(language + SUFFIX));
  }

  /** Names of all models, sorted. */
  List<String> installed() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
