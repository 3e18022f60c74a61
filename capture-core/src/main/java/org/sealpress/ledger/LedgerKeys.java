package org.sealpress.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.LedgerSignature;

/**
 * The public keys of a ledger beside its checkpoints, each in a file of its own, {@code
 * ledger-1a2b3c4d.vkey}: those of former private keys too, so that what they signed is still known
 * for ours.
 */
public final class LedgerKeys {
  private static final int LONGEST = 1024;

  private LedgerKeys() {}

  /** Name of a key's file. */
  public static String fileName(VerifierKey key) {
    return "ledger-" + key.id() + ".vkey";
  }

  /** What is in the file. */
  public static byte[] content(VerifierKey key) {
    return (key + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Name of the file with the same key for openssl. */
  public static String pemName(VerifierKey key) {
    return "ledger-" + key.id() + ".pem";
  }

  /** What is in that. */
  public static byte[] pem(VerifierKey key) {
    return LedgerSignature.publicKeyPem(key.publicKey());
  }

  /** All in a folder, which need not be there; what is none is passed over. */
  public static List<VerifierKey> in(Path folder) throws IOException {
    List<VerifierKey> keys = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "ledger-*.vkey")) {
      for (Path file : files) {
        readIfOne(file).ifPresent(keys::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return List.copyOf(keys);
  }

  /** A damaged one is none: what it signed is then signed by nobody who is known, and told. */
  private static Optional<VerifierKey> readIfOne(Path file) throws IOException {
    try {
      return Optional.of(read(file));
    } catch (CheckpointFault e) {
      return Optional.empty();
    }
  }

  /**
   * The key in a file.
   *
   * @throws CheckpointFault when it is none
   */
  public static VerifierKey read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST);
    }
    return VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8).strip());
  }

  /** Keeps a key in a folder. */
  static void keep(VerifierKey key, Path folder) throws IOException {
    DurableFiles.createDirectories(folder);
    Path file = folder.resolve(fileName(key));
    if (!Files.exists(file)) {
      DurableFiles.write(file, content(key));
    }
  }
}
