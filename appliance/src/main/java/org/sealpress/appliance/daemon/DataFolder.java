package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sealpress.durable.DurableFiles;
import org.sealpress.seal.SealKeys;

/** The folder on the box. Pages lie in its spool until they are sealed: nobody else may look. */
public record DataFolder(Path folder) {
  private static final String OWNER_ONLY = "rwx------";

  /**
   * Makes it if it is not there. What somebody else has made for it keeps its permissions; the
   * spool is always the daemon's alone.
   */
  public static DataFolder prepare(Path folder) throws IOException {
    DataFolder data = new DataFolder(folder);
    try {
      if (!Files.isDirectory(folder)) {
        DurableFiles.createDirectories(folder);
        close(folder);
      }
      DurableFiles.removeLeftovers(folder);
      DurableFiles.createDirectories(data.spool());
      close(data.spool());
    } catch (IOException e) {
      throw new IOException(
          "the data folder %s can't be used: %s".formatted(folder, e.getMessage()), e);
    }
    return data;
  }

  private static void close(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
    }
  }

  Path spool() {
    return folder.resolve("spool");
  }

  /** Where the box's key is. */
  Path boxKey() {
    return folder.resolve("box.key");
  }

  /** Where the key is that signs the ledger. */
  Path ledgerKey() {
    return folder.resolve("ledger.key");
  }

  /** Where the keys are that documents are signed with. */
  Path seal() {
    return folder.resolve(SealKeys.FOLDER);
  }

  /** Where the users, tokens and certificates of the page are. */
  public Path web() {
    return folder.resolve("web");
  }

  /** Where the ledger is. */
  public Path ledger() {
    return folder.resolve("ledger");
  }

  /** Where the sealed objects and the catalog are. */
  public Path vault() {
    return folder.resolve("vault");
  }
}
