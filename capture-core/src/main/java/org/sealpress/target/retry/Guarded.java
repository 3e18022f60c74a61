package org.sealpress.target.retry;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Portion;
import org.sealpress.target.SettingAside;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/** A target every call to which goes through a guard. */
class Guarded implements Target {
  private final Target target;
  private final Guard guard;

  private Guarded(Target target, Guard guard) {
    this.target = target;
    this.guard = guard;
  }

  /** In front of a target; takes many together, and sets aside, where it does both. */
  static Target by(Guard guard, Target target) {
    if (!(target instanceof Batching many)) {
      return new Guarded(target, guard);
    }
    return many instanceof SettingAside aside
        ? new Mendable(many, aside, guard)
        : new Many(many, guard);
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    var unused =
        guard.run(
            () -> {
              target.put(name, content);
              return name;
            });
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    return guard.run(() -> target.open(name));
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    return guard.run(() -> target.readBack(name));
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    return guard.run(() -> target.stat(name));
  }

  @Override
  public List<Stat> list(String folder) throws TargetFault {
    return guard.run(() -> target.list(folder));
  }

  @Override
  public String toString() {
    return target.toString();
  }

  private static class Many extends Guarded implements Batching {
    private final Batching target;
    private final Guard guard;

    Many(Batching target, Guard guard) {
      super(target, guard);
      this.target = target;
      this.guard = guard;
    }

    @Override
    public Portion portion() {
      return target.portion();
    }

    @Override
    public Set<String> putProven(Map<String, Expected> contents) throws TargetFault {
      return guard.run(() -> target.putProven(contents));
    }
  }

  private static final class Mendable extends Many implements SettingAside {
    private final SettingAside target;
    private final Guard guard;

    Mendable(Batching many, SettingAside target, Guard guard) {
      super(many, guard);
      this.target = target;
      this.guard = guard;
    }

    @Override
    public boolean canSetAside() throws TargetFault {
      return guard.run(target::canSetAside);
    }

    /** Is not tried again: one that was done, though it seemed to fail, would be missed. */
    @Override
    public String setAside(String name) throws TargetFault {
      return target.setAside(name);
    }
  }
}
