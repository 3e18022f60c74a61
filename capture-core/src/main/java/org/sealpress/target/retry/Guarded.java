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
class Guarded implements SettingAside {
  private final Target target;
  private final Guard guard;

  private Guarded(Target target, Guard guard) {
    this.target = target;
    this.guard = guard;
  }

  /** In front of a target; takes many together where it does. */
  static Target by(Guard guard, Target target) {
    return target instanceof Batching many ? new Many(many, guard) : new Guarded(target, guard);
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
  public boolean canSetAside() throws TargetFault {
    return target instanceof SettingAside aside && guard.run(aside::canSetAside);
  }

  /** Is not tried again: one that was done, though it seemed to fail, would be missed. */
  @Override
  public String setAside(String name) throws TargetFault {
    if (target instanceof SettingAside aside) {
      return aside.setAside(name);
    }
    throw new TargetFault(
        TargetFault.Kind.DENIED, "%s: %s can't be set aside there".formatted(target, name));
  }

  @Override
  public String toString() {
    return target.toString();
  }

  private static final class Many extends Guarded implements Batching {
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
}
