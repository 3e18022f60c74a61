package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.HashedOutput;
import org.sealpress.durable.NewFile;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Leaving;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Borrows objects from the destinations in turn, one at a time for each who asks, into a folder of
 * the vault. Safe for several threads.
 */
final class OtherTargets implements Supply {
  private static final Logger LOG = LoggerFactory.getLogger(OtherTargets.class);

  private final Vault vault;
  private final List<Lending> lendings;
  private final AtomicLong next = new AtomicLong();

  /** Of these; what an earlier run has left in the folder is removed. */
  OtherTargets(Vault vault, List<Lending> lendings) {
    this.vault = vault;
    this.lendings = List.copyOf(lendings);
    try {
      if (Files.isDirectory(vault.borrowed())) {
        DurableFiles.deleteTree(vault.borrowed());
      }
    } catch (IOException e) {
      LOG.warn("{} can't be emptied: {}", vault.borrowed(), e.getMessage());
    }
  }

  @Override
  public Optional<Borrowed> borrow(DocumentVersion version, String notFrom) throws IOException {
    Set<String> holders = holders(version);
    for (Lending each : lendings) {
      if (may(each, holders) && !each.name().equals(notFrom)) {
        Optional<Borrowed> borrowed = borrow(version, each, holders);
        if (borrowed.isPresent()) {
          return borrowed;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What is seen now of the copies of a version.
   *
   * @param gone names of destinations that are there, and a copy is not
   * @param unseen names of those that stay in their place and can't be asked; drives that are away
   *     are not among them
   */
  record Seen(Set<String> gone, Set<String> unseen) {}

  /** Looks at all copies that can be looked at. */
  Seen look(DocumentVersion version) throws IOException {
    Set<String> holders = holders(version);
    Seen seen = new Seen(new TreeSet<>(), new TreeSet<>());
    for (Lending each : lendings) {
      if (may(each, holders)) {
        switch (each.look(version, holders)) {
          case GONE -> seen.gone().add(each.name());
          case UNSEEN -> {
            if (holders.contains(each.name())) {
              seen.unseen().add(each.name());
            }
          }
          case THERE -> {}
        }
      }
    }
    return seen;
  }

  /** Whether it is worth asking; which drive is in a slot is seen only there. */
  private static boolean may(Lending lending, Set<String> holders) {
    return holders.contains(lending.name())
        || holders.stream().anyMatch(each -> each.startsWith(DriveRecord.PREFIX));
  }

  private Set<String> holders(DocumentVersion version) throws IOException {
    return vault.catalog().upkeep().copies(version).stream()
        .map(Leaving.Copy::target)
        .collect(Collectors.toSet());
  }

  private Optional<Borrowed> borrow(DocumentVersion version, Lending from, Set<String> holders)
      throws IOException {
    DurableFiles.createDirectories(vault.borrowed());
    Path file = vault.borrowed().resolve(String.valueOf(next.incrementAndGet()));
    boolean good = false;
    try (NewFile fresh = NewFile.create(file);
        HashedOutput out = new HashedOutput(fresh)) {
      if (from.copy(version, holders, out)) {
        good = out.sha256().equals(version.sha256());
        if (good) {
          fresh.commit();
        } else {
          LOG.warn("{} on {} is not what was stored there", version.object(), from.name());
        }
      }
    } catch (DiskFull e) {
      throw e;
    } catch (TargetFault | IOException e) {
      LOG.info("{} can't be had from {}: {}", version.object(), from.name(), e.getMessage());
      good = false;
    }
    return good ? Optional.of(new Borrowed(file, from.name())) : Optional.empty();
  }
}
