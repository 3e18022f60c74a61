package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Keys of the user's own choice with one value each; none at all is allowed.
 *
 * @param make from key and value
 */
record PairsType<V, T>(
    Scalar<String> keys, Type<V> values, String example, BiFunction<String, V, T> make)
    implements Type<List<T>> {

  @Override
  public String expected() {
    return "`key: value` pairs, each key "
        + keys.expected()
        + " and each value "
        + values.expected();
  }

  @Override
  public List<T> read(Node node, Key key) {
    List<T> pairs = new ArrayList<>();
    if (node instanceof Node.Entries all) {
      for (Node.Entry each : all.entries().values()) {
        Key at = new Key(each.key(), key.path() + "." + each.key(), false, key.problems());
        at.checkName(each.line(), keys);
        pairs.add(make.apply(each.key(), values.read(each.value(), at)));
      }
    } else if (!(node instanceof Node.Refused || isNothing(node))) {
      key.refuse(node.line(), "has no keys beneath it", expected(), key.write(example));
    }
    return pairs;
  }

  private static boolean isNothing(Node node) {
    return node instanceof Node.Text text && text.isNothing();
  }

  @Override
  public List<T> standIn() {
    return List.of();
  }
}
