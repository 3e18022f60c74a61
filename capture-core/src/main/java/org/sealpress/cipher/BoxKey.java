package org.sealpress.cipher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;
import org.sealpress.durable.Shredding;

/**
 * The key of the box, under which the keys of captures are kept: 32 bytes in a file that only its
 * owner may read. Safe for several threads.
 */
public final class BoxKey implements AutoCloseable {
  private final Path file;
  private final SecureRandom random;
  private final @Nullable DataKey key;
  private final String problem;

  private BoxKey(Path file, SecureRandom random, @Nullable DataKey key, String problem) {
    this.file = file;
    this.random = random;
    this.key = key;
    this.problem = problem;
  }

  /**
   * Reads the key, or makes one where there is none. One that is damaged is left as it is: then
   * {@link #problem} says so, and so does every use.
   */
  public static BoxKey open(Path file, SecureRandom random) {
    try {
      return new BoxKey(file, random, read(file, random), "");
    } catch (IOException e) {
      return new BoxKey(file, random, null, String.valueOf(e.getMessage()));
    }
  }

  private static DataKey read(Path file, SecureRandom random) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      bytes = new byte[DataKey.BYTES];
      random.nextBytes(bytes);
      DurableFiles.write(file, bytes, OwnerOnly.attributes(file));
    } catch (IOException e) {
      throw new BoxKeyFault(
          "The box key "
              + file
              + " can't be read ("
              + e
              + "): give it to the user that runs Sealpress and start again.");
    }
    if (bytes.length != DataKey.BYTES) {
      throw new BoxKeyFault(
          "The box key "
              + file
              + " is damaged: it has "
              + bytes.length
              + " bytes, expected "
              + DataKey.BYTES
              + ". Put a copy of it back and start again. Without a copy, move it away: a new one"
              + " is made at the next start, and what waits in the spool can't be read any more.");
    }
    return new DataKey(bytes);
  }

  /** Why no key can be kept or read, for the person who has to act. */
  public Optional<String> problem() {
    return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
  }

  private DataKey key() throws IOException {
    if (key == null) {
      throw new BoxKeyFault(problem);
    }
    return key;
  }

  /** Where all that is encrypted here takes its salts and nonces. */
  public SecureRandom random() {
    return random;
  }

  /**
   * Makes a key and keeps it in a new file.
   *
   * @param name of what it is for; to be said again when it is read
   */
  public DataKey create(Path wrapped, String name) throws IOException {
    DataKey made = DataKey.random(random);
    try {
      keep(made, wrapped, name);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** Keeps a key in a new file. It is on the disk when this returns. */
  public void keep(DataKey secret, Path wrapped, String name) throws IOException {
    DurableFiles.write(
        wrapped, WrappedKey.wrap(key(), secret, name, random), OwnerOnly.attributes(wrapped));
  }

  /**
   * Reads a key back.
   *
   * @throws BoxKeyFault when it is not this key that it was kept under
   * @throws Altered when it is damaged, or of something else
   */
  public DataKey read(Path wrapped, String name) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(wrapped);
    } catch (NoSuchFileException e) {
      throw new Altered("its key " + wrapped + " is gone");
    }
    DataKey own = key();
    if (!WrappedKey.isUnder(own, bytes)) {
      throw new BoxKeyFault(
          "The box key "
              + file
              + " is not the one that it was kept under: put the former one back and start again.");
    }
    try {
      return WrappedKey.unwrap(own, bytes, name);
    } catch (Altered e) {
      throw new Altered("its key " + wrapped + " " + e.getMessage());
    }
  }

  /**
   * Destroys a kept key: its bytes are overwritten where they are, durably, before its name goes.
   * Nothing is done when it is gone.
   */
  public void destroy(Path wrapped) throws IOException {
    Shredding.destroy(wrapped, random);
  }

  @Override
  public void close() {
    if (key != null) {
      key.close();
    }
  }

  @Override
  public String toString() {
    return file + " ***";
  }
}
