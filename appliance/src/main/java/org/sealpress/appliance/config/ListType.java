package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.List;

/** A list of at least one, none twice. */
record ListType<T>(Type<T> element) implements Type<List<T>> {

  @Override
  public String expected() {
    return "a list, each " + element.expected();
  }

  @Override
  public String example() {
    return "[" + element.example() + "]";
  }

  @Override
  public List<T> read(Node node, Key key) {
    if (node instanceof Node.Refused) {
      return standIn();
    }
    if (node instanceof Node.Items list && !list.items().isEmpty()) {
      return elements(list, key);
    }
    String what = "is not a list";
    String remedy = key.write(example());
    if (node instanceof Node.Items || (node instanceof Node.Text text && text.isNothing())) {
      what = "is empty";
    } else if (node instanceof Node.Text text) {
      what = "is " + Shown.quoted(text.value()) + ", not a list";
      remedy = "put brackets around it: `[" + text.value() + "]`";
    }
    key.refuse(node.line(), what, expected(), remedy);
    return standIn();
  }

  private List<T> elements(Node.Items list, Key key) {
    List<T> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      int before = key.problems().count();
      T value = element.read(item, key.element(i));
      boolean sound = key.problems().count() == before;
      if (sound && item instanceof Node.Text text && values.contains(value)) {
        key.refuse(
            item.line(),
            "has " + Shown.quoted(text.value()) + " twice",
            "each of them once",
            "remove one");
      }
      values.add(value);
    }
    return values;
  }

  @Override
  public List<T> standIn() {
    return List.of(element.standIn());
  }
}
