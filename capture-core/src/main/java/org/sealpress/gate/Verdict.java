package org.sealpress.gate;

import java.util.List;

/** What was found out about a PDF. */
public sealed interface Verdict {
  /** So many rules are named in one line. */
  int MOST_NAMED = 5;

  /** What a person should know, without anything of the document; empty when all is well. */
  default String flaw() {
    return "";
  }

  /** It is PDF/A-2u. */
  record Valid() implements Verdict {}

  /**
   * It is not.
   *
   * @param broken the rules that it breaks, each once; empty when it breaks one that is not named
   */
  record Invalid(List<Rule> broken) implements Verdict {
    /** Copies the list. */
    public Invalid {
      broken = List.copyOf(broken);
    }

    @Override
    public String flaw() {
      List<String> named = broken.stream().limit(MOST_NAMED).map(Rule::toString).toList();
      int more = broken.size() - named.size();
      return "the document is no valid PDF/A-2u: veraPDF's rule "
          + (named.isEmpty() ? "unknown" : String.join(", ", named))
          + (more > 0 ? " and " + more + " more" : "");
    }
  }

  /**
   * It could not be found out.
   *
   * @param why for a person, without a full stop
   */
  record NotChecked(String why) implements Verdict {
    @Override
    public String flaw() {
      return "it was not checked whether the document is valid PDF/A-2u: " + why;
    }
  }

  /** Nobody wanted to know. */
  record NotAsked() implements Verdict {}
}
