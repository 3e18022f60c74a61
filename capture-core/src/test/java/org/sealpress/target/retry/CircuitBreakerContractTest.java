package org.sealpress.target.retry;

import java.time.Clock;
import org.sealpress.fixture.BatchingMemory;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** What a target promises, it promises behind a {@link CircuitBreaker}. */
class CircuitBreakerContractTest extends TargetContract {
  private final MemoryTarget memory = new MemoryTarget();

  @Override
  protected Target makeTarget() {
    return CircuitBreaker.of(
        new BatchingMemory(memory), CircuitBreaker.Settings.USUAL, () -> 0, Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() {
    memory.gone(true);
  }
}
