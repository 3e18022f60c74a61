#!/bin/sh
# Makes what is published of a version, from the last commit and nothing else, into target/release/VERSION:
# sealpress.jar, the Debian package, the SBOM (CycloneDX), SHA256SUMS. All is built twice, in two folders,
# and must be the same. The checkout is not changed, nothing is published.
#   deploy/release.sh VERSION        for example 0.1.0
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"

version=${1:-}
case "$version" in
  '' | *[!0-9.]* | .* | *.) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
need_to_build
need git=git
cd "$root"
if [ -n "$(git status --porcelain)" ]; then
  say "There are changes that are not committed: commit them, or put them aside, and try again"
  exit 1
fi
grep -q "^## \[$version\]" CHANGELOG.md || {
  say "CHANGELOG.md has no heading \"## [$version] - DATE\": name what is released there, and commit it"
  exit 1
}

sbom=org.cyclonedx:cyclonedx-maven-plugin:2.9.3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The time of the commit is that of all files in the jar.
stamp=$(TZ=UTC git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)

# made FOLDER: builds there
made() {
  mkdir -p "$1"
  git archive HEAD | tar -xf - -C "$1"
  (
    cd "$1"
    sed -i "s|<version>[0-9.]*-SNAPSHOT</version>|<version>$version</version>|" \
      pom.xml capture-core/pom.xml appliance/pom.xml deploy/benchmarks/pom.xml
    sed -i "s|\(<project.build.outputTimestamp>\)[^<]*|\1$stamp|" pom.xml
    # What checks the sources has done so in CI: it changes nothing in the jar.
    mvn -q -B -ntp -DskipTests -Dspotless.check.skip -Dchecks=-nowarn -Dtest.checks=-nowarn \
      package "$sbom:makeBom" -DoutputFormat=json -DincludeTestScope=false \
      -DprojectType=application -DoutputName=sealpress.cdx
    out=$PWD/out
    mkdir "$out"
    cp appliance/target/sealpress.jar "$out/sealpress-$version.jar"
    cp appliance/target/sealpress.cdx.json "$out/sealpress-$version.cdx.json"
    deploy/package.sh --jar appliance/target/sealpress.jar --to "$out" >/dev/null
    cd "$out" && sha256sum -- * >SHA256SUMS
  )
}
made "$work/one"
made "$work/two"
if ! diff -r "$work/one/out" "$work/two/out"; then
  say 'Two builds of the same commit differ: see above'
  exit 1
fi
to=$root/target/release/$version
rm -rf "$to"
mkdir -p "$(dirname "$to")"
cp -r "$work/one/out" "$to"
cat "$to/SHA256SUMS"
echo "Built twice, the same: $to"
echo "To publish it: git tag -s v$version -m 'Sealpress $version', sign SHA256SUMS, upload all of it."
