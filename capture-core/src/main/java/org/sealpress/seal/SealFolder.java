package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;
import org.sealpress.durable.Shredding;

/**
 * The files of the box's seal keys, numbered from 1.
 *
 * <pre>
 * 0001.pem       the certificate of a former key, which stays
 * 0002.key.pem   the key in use, and its certificate: one file, so that they can't get apart
 * 0002.pem       its certificate alone, from when the ledger was told of it
 * </pre>
 */
record SealFolder(Path folder) {
  private static final Pattern FILE = Pattern.compile("(\\d{4,9})(\\.key)?\\.pem");
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** Makes it when it is not there, and rids it of what a crash has left. */
  void prepare() throws IOException {
    if (!Files.isDirectory(folder)) {
      DurableFiles.createDirectories(folder);
      if (isPosix()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    DurableFiles.removeLeftovers(folder);
  }

  private boolean isPosix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  Path keyFile(int number) {
    return folder.resolve("%04d.key.pem".formatted(number));
  }

  Path certificateFile(int number) {
    return folder.resolve("%04d.pem".formatted(number));
  }

  /** Those of which there is a key or a certificate. */
  SortedSet<Integer> numbers() throws IOException {
    SortedSet<Integer> numbers = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
      for (Path file : files) {
        Matcher name = FILE.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          numbers.add(Integer.parseInt(name.group(1)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return numbers;
  }

  /** The highest number, 0 when there is none. */
  int last() throws IOException {
    SortedSet<Integer> numbers = numbers();
    return numbers.isEmpty() ? 0 : numbers.last();
  }

  boolean hasKey(int number) {
    return Files.exists(keyFile(number), LinkOption.NOFOLLOW_LINKS);
  }

  /** All certificates that were given out, the first one first. */
  List<X509Certificate> certificates() throws IOException, SealFault {
    List<X509Certificate> all = new ArrayList<>();
    for (int number : numbers()) {
      if (Files.exists(certificateFile(number))) {
        all.addAll(Certificates.read(certificateFile(number)));
      }
    }
    return all;
  }

  /** Keeps a new key, readable by its owner only from its first moment. */
  void keep(SealKey key, int number) throws IOException {
    byte[] pem = key.pem();
    try {
      DurableFiles.write(keyFile(number), pem, OwnerOnly.attributes(keyFile(number)));
      if (isPosix()) {
        ownedLikeTheFolder(keyFile(number));
      }
    } finally {
      KeyLock.wipe(pem);
    }
  }

  /** Of what root makes for the user who runs the box; who is that user may not even ask for it. */
  private void ownedLikeTheFolder(Path file) throws IOException {
    UserPrincipal owner = Files.getOwner(folder);
    if (!Files.getOwner(file).equals(owner)) {
      Files.setOwner(file, owner);
    }
  }

  /** Whether others than its owner may read or change a file. */
  boolean isOpen(Path file) throws IOException {
    return isPosix() && !OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Destroys the keys before a number; their certificates stay. */
  void destroyBefore(int number, SecureRandom random) throws IOException {
    for (int former : numbers().headSet(number)) {
      if (hasKey(former) && Files.exists(certificateFile(former))) {
        Shredding.destroy(keyFile(former), random);
      }
    }
  }
}
