# Sourced after need.sh: builds when something is newer than what was built. Needs $root.

newer_than() { # newer_than FILE: whether a source is
  [ ! -f "$1" ] || [ -n "$(find "$root/pom.xml" "$root/capture-core/pom.xml" "$root/appliance/pom.xml" \
    "$root/capture-core/src" "$root/appliance/src" "$root/deploy/sealpress.yaml" \
    -newer "$1" -type f -print -quit)" ]
}

maven() {
  (cd "$root" && mvn -q -B -ntp "$@")
}

# The program, and the judges and yardsticks that live among the tests.
build() {
  if newer_than "$root/appliance/target/sealpress.jar" \
    || newer_than "$root/capture-core/target/test-classpath.txt"; then
    say "Building (the first time, Maven fetches its libraries)..."
    maven -DskipTests -Dspotless.check.skip package
    maven -pl capture-core dependency:build-classpath -Dmdep.includeScope=test \
      -Dmdep.outputFile="$root/capture-core/target/test-classpath.txt"
  fi
}
