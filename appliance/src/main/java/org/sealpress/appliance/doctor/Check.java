package org.sealpress.appliance.doctor;

import java.util.List;

/** Looks at one thing. May block: {@link Doctor} waits for it no longer than is allowed. */
interface Check {

  /** What it looks at, in a word or two. */
  String name();

  /**
   * What it finds, at least one.
   *
   * @throws Exception when it can't look; the message goes into a finding
   */
  List<Finding> look() throws Exception;
}
