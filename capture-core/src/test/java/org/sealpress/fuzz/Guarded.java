package org.sealpress.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** A target whose inputs are watched: processor time and allocated bytes of each. */
final class Guarded {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;

  /** Reads the seeds once, so that what is loaded and made at first use is not counted. */
  Guarded(FuzzTarget target) throws Exception {
    this.target = target;
    for (byte[] seed : target.seeds()) {
      target.read(seed.clone());
    }
    target.read(new byte[0]);
  }

  void read(byte[] input) throws Exception {
    if (!isTooDear(input)) {
      return;
    }
    if (isTooDear(input)) { // twice: what the JVM itself does at first use is not meant
      Cost most = target.most();
      throw new AssertionError(
          "an input of %d bytes took more than %d bytes or %s of the processor"
              .formatted(input.length, most.bytes(input.length), most.time()));
    }
  }

  private boolean isTooDear(byte[] input) throws Exception {
    byte[] copy = input.clone();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    target.read(copy);
    long nanos = THREADS.getCurrentThreadCpuTime() - cpu;
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    Cost most = target.most();
    return bytes > most.bytes(input.length) || nanos > most.time().toNanos();
  }
}
