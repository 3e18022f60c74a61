package org.sealpress.restore;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.durable.HashedInput;
import org.sealpress.ledger.Part;
import org.sealpress.target.TargetFault;

/**
 * Reads sealed objects again, as near to the medium as can be, and compares them with the ledger
 * beside them. Needs no private key.
 */
public final class Verification {
  /** Reading is what takes time; two at once keep it going while one is hashed. */
  private static final int THREADS = 2;

  /** Is told how far it is. */
  public interface Listener {
    /** How many objects will be read. */
    void begin(int objects);

    /** So many bytes of one were. */
    void done(long bytes);
  }

  /**
   * What was found.
   *
   * @param part what was looked at
   * @param good objects that are as they were sealed
   * @param bytes how much was read
   * @param damaged what can't be read or is something else, one line each
   * @param missing what the ledger knows and is not there, one line each
   * @param unknown what is there and the ledger does not know, one line each
   * @param remarks what should be known and is no damage
   * @param ledger what is wrong with the ledger, one line each; empty when all is well
   * @param standing how far it is signed
   */
  public record Report(
      Part part,
      int good,
      long bytes,
      List<String> damaged,
      List<String> missing,
      List<String> unknown,
      List<String> remarks,
      List<String> ledger,
      Standing standing) {
    /** Copies the lists. */
    public Report {
      damaged = List.copyOf(damaged);
      missing = List.copyOf(missing);
      unknown = List.copyOf(unknown);
      remarks = List.copyOf(remarks);
      ledger = List.copyOf(ledger);
    }

    /** Whether everything is there and as it was. */
    public boolean clean() {
      return damaged.isEmpty() && missing.isEmpty() && unknown.isEmpty() && ledger.isEmpty();
    }
  }

  /** One object: empty when it is good. */
  private record Read(long bytes, Optional<String> wrong) {}

  private final Source source;
  private final Clock clock;
  private final Writings writings;

  /**
   * Verifies what is in one place.
   *
   * @param writings what lies beside the objects; one that is another is a remark
   */
  public Verification(Source source, Clock clock, Writings writings) {
    this.source = source;
    this.clock = clock;
    this.writings = writings;
  }

  /**
   * Reads one part. The ledger is checked as a whole each time.
   *
   * @throws TargetFault when the place can't be reached
   */
  public Report run(Part part, Listener listener) throws TargetFault, RestoreFault, IOException {
    Holdings holdings = Holdings.of(List.of(source), clock);
    Records records = holdings.records();
    Set<String> all = holdings.objects();
    all.removeIf(object -> !part.holds(object));
    List<String> missing = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<String> toRead = new ArrayList<>();
    for (String object : all) {
      Optional<Known> known = records.of(object);
      if (holdings.holders(object).isEmpty()) {
        missing.add(object + known.map(Known::elsewhere).orElse(""));
      } else if (known.isEmpty()) {
        unknown.add(object);
      } else {
        toRead.add(object);
      }
    }
    listener.begin(toRead.size());
    List<String> damaged = new ArrayList<>();
    long[] bytes = {0};
    try (Crew<Read> crew =
        new Crew<>(THREADS, toRead, object -> read(records.of(object).orElseThrow()))) {
      crew.each(
          read -> {
            read.wrong().ifPresent(damaged::add);
            bytes[0] += read.bytes();
            listener.done(read.bytes());
          });
    }
    List<String> remarks = new ArrayList<>(records.future().stream().toList());
    if (holdings.head().isPresent() && holdings.foreign().isEmpty()) {
      remarks.addAll(new Beside(source.target(), records).strange(writings.of(records.box())));
    }
    return new Report(
        part,
        toRead.size() - damaged.size(),
        bytes[0],
        damaged,
        missing,
        unknown,
        remarks,
        records.problems(),
        holdings.standing());
  }

  private Read read(Known known) {
    String object = known.sealed().object();
    try (HashedInput in = new HashedInput(source.target().readBack(object))) {
      in.transferTo(OutputStream.nullOutputStream());
      String sha256 = in.sha256();
      return sha256.equals(known.sealed().sha256())
          ? new Read(in.bytes(), Optional.empty())
          : new Read(
              in.bytes(),
              Optional.of(
                  "%s is damaged: its SHA-256 is %s, expected %s%s"
                      .formatted(object, sha256, known.sealed().sha256(), known.elsewhere())));
    } catch (TargetFault | IOException e) {
      return new Read(
          0,
          Optional.of(
              "%s can't be read: %s%s".formatted(object, e.getMessage(), known.elsewhere())));
    }
  }
}
