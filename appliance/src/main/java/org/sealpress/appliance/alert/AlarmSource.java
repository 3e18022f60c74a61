package org.sealpress.appliance.alert;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.sealpress.plan.Today;

/**
 * Something that knows whether one kind of thing is wrong. Asked by one thread, every few seconds.
 */
public interface AlarmSource {

  /** All kinds that it may tell of; no other source tells of them. */
  Set<AlarmKind> kinds();

  /**
   * What is wrong now. While this fails nothing is raised of these kinds and nothing ends.
   *
   * @param today by which lateness is judged; while its clock is doubtful, kinds that are judged by
   *     it are left as they are
   */
  List<Sight> look(Today today) throws IOException;
}
