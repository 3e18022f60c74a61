package org.sealpress.target.retry;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpress.fixture.BatchingMemory;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** What a target promises, it promises behind {@link Retrying}. */
class RetryingContractTest extends TargetContract {
  private final MemoryTarget memory = new MemoryTarget();
  private final AtomicLong nanos = new AtomicLong();

  @Override
  protected Target makeTarget() {
    return Retrying.of(
        new BatchingMemory(memory),
        Backoff.USUAL,
        nanos::get,
        time -> nanos.addAndGet(time.toNanos()),
        new Random(1));
  }

  @Override
  protected void makeUnreachable() {
    memory.gone(true);
  }
}
