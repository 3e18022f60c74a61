package org.sealpress.intake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a listener was told. */
final class Told implements CaptureListener {
  final List<CaptureEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void on(CaptureEvent event) {
    events.add(event);
  }

  <T extends CaptureEvent> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The only one of its kind. */
  <T extends CaptureEvent> T one(Class<T> kind) {
    List<T> all = all(kind);
    if (all.size() != 1) {
      throw new AssertionError(kind.getSimpleName() + " once, in " + events);
    }
    return all.get(0);
  }

  /** The kinds of what was told, in order. */
  List<String> kinds() {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }
}
