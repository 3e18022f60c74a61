package org.sealpress.appliance.doctor;

import java.util.List;

/** The configuration. */
record ConfigCheck(Machine machine) implements Check {
  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public List<Finding> look() {
    if (machine.config().isPresent()) {
      return List.of(Finding.good(machine.configFile() + " is right"));
    }
    return List.of(
        machine
            .configProblem()
            .map(problem -> Finding.wrong(problem, "correct the file"))
            .orElseGet(
                () ->
                    Finding.note(
                        "there is none (" + machine.configFile() + ")",
                        "write one with `sealpress init`")));
  }
}
