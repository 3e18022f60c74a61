package org.sealpress.appliance.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;
import org.sealpress.appliance.config.Node.Items;
import org.sealpress.appliance.config.Node.Refused;
import org.sealpress.appliance.config.Node.Span;
import org.sealpress.appliance.config.Node.Text;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text to a tree with line numbers. Takes the parser's events and constructs nothing else:
 * tags have no effect, and there are no anchors that could be expanded.
 */
final class TreeReader {
  private static final int DEEPEST = 16;

  private final Problems problems;
  private final Iterator<Event> events;

  private TreeReader(Iterator<Event> events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /**
   * The keys of the file. What a configuration has no use for (tags, anchors, a key given twice) is
   * reported and reading goes on.
   *
   * @throws ConfigException when the text is not YAML, or no list of keys; with all that was
   *     reported before
   */
  static Entries read(String text, Problems problems) throws ConfigException {
    try {
      LoadSettings settings =
          LoadSettings.builder().setCodePointLimit(Source.LARGEST).setUseMarks(true).build();
      return new TreeReader(new Parse(settings).parseString(text).iterator(), problems).file();
    } catch (YamlEngineException e) {
      throw SyntaxProblems.of(e, text, problems);
    }
  }

  private Entries file() throws ConfigException {
    expect(Event.ID.StreamStart);
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      throw problems.stop(
          1,
          "the file is empty",
          "expected at least `box`, `data` and `recipients`",
          "write one with `sealpress init`");
    }
    Node root = node(events.next(), 1);
    expect(Event.ID.DocumentEnd);
    Event last = events.next();
    if (last.getEventId() == Event.ID.DocumentStart) {
      throw problems.stop(
          line(last), "a second document starts here", "expected one", "remove this line");
    }
    if (root instanceof Entries entries) {
      return entries;
    }
    throw problems.stop(
        root.line(),
        "not a list of keys",
        "expected lines such as `box: front-desk`",
        "see whether this is the right file, and put a space after each `:`");
  }

  private void expect(Event.ID id) {
    Event event = events.next();
    if (event.getEventId() != id) {
      throw new IllegalStateException("expected " + id + ", got " + event);
    }
  }

  private Node node(Event event, int depth) throws ConfigException {
    if (depth > DEEPEST) {
      throw problems.stop(
          line(event),
          "nested more than " + DEEPEST + " deep",
          "expected at most 3",
          "see whether a bracket is missing");
    }
    refuseExtras(event);
    if (event instanceof AliasEvent) {
      return new Refused(line(event));
    }
    if (event instanceof ScalarEvent scalar) {
      boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
      return new Text(scalar.getValue(), plain, line(event), span(event, event));
    }
    return event instanceof MappingStartEvent ? entries(event, depth) : items(event, depth);
  }

  private Items items(Event start, int depth) throws ConfigException {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    for (; event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Items(items, line(start), span(start, event));
  }

  private Entries entries(Event start, int depth) throws ConfigException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    for (; event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (key instanceof Text text) {
        put(new Entry(text.value(), key.line(), text.span().start(), value), entries);
      } else if (!(key instanceof Refused)) {
        problems.add(
            key.line(), "a key that is not a word", "expected `key: value`", "remove the brackets");
      }
    }
    return new Entries(entries, line(start), span(start, event));
  }

  private void put(Entry entry, Map<String, Entry> entries) {
    Entry first = entries.putIfAbsent(entry.key(), entry);
    if (first != null) {
      problems.add(
          entry.line(),
          Shown.quoted(entry.key()) + " is given twice",
          "it stands in line " + first.line() + " already",
          "remove one of them");
    }
  }

  private void refuseExtras(Event event) {
    String remedy = "write the value itself";
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      String sign = event instanceof AliasEvent ? "*" : "&";
      String name = Shown.quoted(sign + node.getAnchor().get().getValue());
      problems.add(
          line(event), name + " is a YAML anchor or alias", "anchors are not allowed", remedy);
    }
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    tag.ifPresent(
        name ->
            problems.add(
                line(event),
                Shown.quoted(name.replace("tag:yaml.org,2002:", "!!")) + " is a YAML tag",
                "tags (`!name`) are not allowed",
                remedy + ", in quotes if it starts with `!`"));
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  private static Span span(Event start, Event end) {
    return new Span(
        start.getStartMark().map(Mark::getIndex).orElse(0),
        end.getEndMark().map(Mark::getIndex).orElse(0));
  }
}
