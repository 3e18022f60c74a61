package org.sealpress.appliance.button;

import java.util.List;

/** Writes signals down. */
record ToldSignals(List<String> told) implements Signals {
  @Override
  public void watched() {
    told.add("watched");
  }

  @Override
  public void away(String why) {
    told.add("away: " + why);
  }

  @Override
  public void down(String key) {
    told.add("down " + key);
  }

  @Override
  public void up(String key) {
    told.add("up " + key);
  }

  @Override
  public PressListener.Taken pressed(String key) {
    told.add("pressed " + key);
    return PressListener.Taken.by("c1");
  }

  @Override
  public void held(String key) {
    told.add("held " + key);
  }

  @Override
  public void note(String what) {
    told.add(what);
  }
}
