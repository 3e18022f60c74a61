# Sourced by bench.sh --web: the status of a box with a million documents, asked for while many pages
# watch. Needs $root, $here and what bench.sh sources. Server and clients share this machine and one JVM.

need_to_build
build

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classes=$root/appliance/target/test-classes:$root/capture-core/target/test-classes
classes=$classes:$root/appliance/target/sealpress.jar
classes=$classes:$(cat "$root/capture-core/target/test-classpath.txt")
java -Xmx256m -XX:+UseSerialGC -cp "$classes" org.sealpress.appliance.daemon.StatusBenchMain \
  "$work" 1000000 200

# The pages, where there is a browser. What drives it is among the libraries of the appliance's tests.
if [ -x /usr/bin/chromium ]; then
  maven -pl capture-core,appliance -DskipTests -Dspotless.check.skip package \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath.txt"
  java -Xmx256m -cp "$classes:$(cat "$work/classpath.txt")" org.sealpress.appliance.web.PageBenchMain
fi
