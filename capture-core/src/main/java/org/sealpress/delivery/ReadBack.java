package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Reads what a target holds as near to its medium as the kind can, and hashes it. */
final class ReadBack {
  /** So many at a time: one is hashed while the other comes from the medium. */
  private static final int AT_A_TIME = 2;

  private ReadBack() {}

  /** SHA-256 of what a target has under a name, hex. */
  static String of(Target target, String object) throws TargetFault {
    try (InputStream in = target.readBack(object)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be read back from %s (%s): its medium may be failing"
              .formatted(object, target, e.getMessage()),
          e);
    }
  }

  /**
   * The same of many; those that can't be read are left out.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} alone
   */
  static Map<String, String> of(Target target, List<String> objects) throws TargetFault {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            AT_A_TIME,
            work -> {
              Thread thread = new Thread(work, "read-back");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<String>> coming = new ArrayList<>();
      for (String object : objects) {
        Callable<String> reading = () -> of(target, object);
        coming.add(threads.submit(reading));
      }
      Map<String, String> found = new LinkedHashMap<>();
      for (int i = 0; i < coming.size(); i++) {
        try {
          found.put(objects.get(i), coming.get(i).get());
        } catch (ExecutionException e) {
          leaveOut(e.getCause());
        }
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetFault(
          Kind.UNAVAILABLE, "reading back from " + target + " was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void leaveOut(@Nullable Throwable cause) throws TargetFault {
    if (cause instanceof TargetFault fault) {
      if (fault.kind() == Kind.UNAVAILABLE) {
        throw fault;
      }
    } else if (cause instanceof Error error) {
      throw error;
    } else if (cause instanceof RuntimeException bug) {
      throw bug;
    }
  }
}
