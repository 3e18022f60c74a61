package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for private keys of recipients where only certificates should be: whoever takes the box
 * then takes the means to read everything. Keys under no passphrase are compared with the
 * certificates, so that the box's own are no matter; those under one can't be, and the box needs
 * none such.
 */
public final class StrayKeys {
  private static final Logger LOG = LoggerFactory.getLogger(StrayKeys.class);
  private static final long LARGEST = 64 * 1024;
  private static final int MOST_FILES = 1000;

  private StrayKeys() {}

  /**
   * What lies in these folders, not below them: one line for a person for each key.
   *
   * @param folders those that are not there, or can't be read, are passed over
   */
  public static List<String> warnings(Collection<Path> folders, Recipients recipients) {
    List<String> warnings = new ArrayList<>();
    TreeSet<Path> looked = new TreeSet<>();
    for (Path folder : folders) {
      if (looked.add(folder.toAbsolutePath().normalize())) {
        for (Path file : files(folder.toAbsolutePath().normalize())) {
          whose(file, recipients)
              .ifPresent(
                  what ->
                      warnings.add(
                          file
                              + what
                              + " LIES ON THIS BOX: whoever takes the box may be able to read every"
                              + " document; move it away, and its passphrase too"));
        }
      }
    }
    return warnings;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_FILES).filter(StrayKeys::isSmall).sorted().toList();
    } catch (IOException | RuntimeException e) {
      LOG.debug("no look for private keys in {}", folder, e);
      return List.of();
    }
  }

  private static boolean isSmall(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> whose(Path file, Recipients recipients) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".p12") || name.endsWith(".pfx")) {
      return Optional.of(", which holds a private key,");
    }
    try {
      byte[] content = Files.readAllBytes(file);
      if (!PemFile.isPem(content)) {
        return Optional.empty();
      }
      List<PemBlock> blocks = PemFile.parse(content, file).blocks();
      if (blocks.stream().noneMatch(PemBlock::isPrivateKey)) {
        return Optional.empty();
      }
      return blocks.stream().anyMatch(StrayKeys::isLocked)
          ? Optional.of(", a private key under a passphrase,")
          : ofRecipient(file, recipients);
    } catch (IOException | SealFault | RuntimeException e) {
      LOG.debug("{} is no private key that can be read", file, e);
      return Optional.empty();
    }
  }

  private static boolean isLocked(PemBlock block) {
    return block.isPrivateKey() && (block.encrypted() || block.type().startsWith("ENCRYPTED "));
  }

  private static Optional<String> ofRecipient(Path file, Recipients recipients)
      throws SealFault, IOException {
    try (OpeningKey key = OpeningKey.read(file, PassphraseSource.none())) {
      return recipients.all().stream()
          .filter(recipient -> key.fits(recipient.certificate()))
          .findFirst()
          .map(recipient -> ", the private key of " + recipient.subject() + ",");
    }
  }
}
