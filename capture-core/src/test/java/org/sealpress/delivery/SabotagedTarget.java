package org.sealpress.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.fixture.Contents;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;

/** A target during whose work something happens: every read of what is stored is a step. */
record SabotagedTarget(Batching target, Moment moment) implements Batching {

  @Override
  public Set<String> putProven(Map<String, Expected> contents) throws TargetFault {
    Map<String, Expected> stepping = new LinkedHashMap<>();
    contents.forEach(
        (name, each) -> stepping.put(name, new Expected(stepping(each.content()), each.sha256())));
    return target.putProven(stepping);
  }

  private Content stepping(Content content) {
    return Contents.stream(content.size(), () -> stepping(content.open()));
  }

  private InputStream stepping(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        moment.step();
        return super.read(into, offset, length);
      }
    };
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    moment.step();
    target.put(name, stepping(content));
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    return target.open(name);
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    moment.step();
    return target.readBack(name);
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    return target.stat(name);
  }

  @Override
  public List<Stat> list(String folder) throws TargetFault {
    moment.step();
    return target.list(folder);
  }
}
