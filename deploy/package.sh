#!/bin/sh
# Builds the Debian package, target/sealpress_VERSION_all.deb, from appliance/target/sealpress.jar,
# which it has Maven build when a source is newer. The same jar gives the same package, byte for byte.
#   deploy/package.sh [--jar FILE] [--to FOLDER]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"

jar= to=$root/target
while [ $# -gt 0 ]; do
  case "$1" in
    --jar) jar=$(realpath -- "$2"); shift 2 ;;
    --to) to=$2; shift 2 ;;
    *) sed -n '2,4s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
need dpkg-deb=dpkg
if [ -z "$jar" ]; then
  need_to_build
  build >&2
  jar=$root/appliance/target/sealpress.jar
fi

# The version of Debian: 0.1.0-SNAPSHOT comes before 0.1.0.
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1)
version=$(printf '%s' "$version" | sed 's/-SNAPSHOT$/~snapshot/')
# One time for all files: that of the jar's.
SOURCE_DATE_EPOCH=$(date -u +%s -d \
  "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$root/pom.xml")")
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/sealpress
umask 022

# put MODE FOLDER FILE...
put() {
  mode=$1 folder=$2; shift 2
  install -D -m "$mode" -t "$tree/$folder" "$@"
}
# as MODE FILE NAME
as() { install -D -m "$1" "$2" "$tree/$3"; }
# squeezed NAME: what comes in, compressed, without a time of its own
squeezed() { mkdir -p "$(dirname "$tree/$1")"; gzip -9n >"$tree/$1"; chmod 644 "$tree/$1"; }

package=$here/package
systemd=$root/systemd
as 644 "$jar" usr/share/sealpress/sealpress.jar
as 644 "$package/classes.lst" usr/share/sealpress/classes.lst
as 755 "$package/sealpress" usr/bin/sealpress
as 755 "$package/share-classes" usr/lib/sealpress/share-classes
as 755 "$systemd/drive-mount" usr/lib/sealpress/drive-mount
as 755 "$systemd/drive-eject" usr/lib/sealpress/drive-eject
as 644 "$package/default" etc/default/sealpress
put 644 usr/lib/systemd/system "$systemd"/*.service "$systemd"/*.path
put 644 usr/lib/systemd/system/saned.socket.d "$systemd"/saned.socket.d/*.conf
put 644 usr/lib/udev/rules.d "$systemd"/*.rules

doc=usr/share/doc/sealpress
as 644 "$package/copyright" $doc/copyright
put 644 $doc "$root/README.md" "$here"/*.md
put 644 $doc/examples "$here/sealpress.yaml" "$here/grafana-dashboard.json"
squeezed $doc/changelog.gz <"$root/CHANGELOG.md"
squeezed $doc/changelog.Debian.gz <<END
sealpress ($version) stable; urgency=medium

  * See changelog.gz.

 -- Sealpress maintainers <maintainers@sealpress.example>  $(date -R -u -d "@$SOURCE_DATE_EPOCH")
END
as 644 "$package/lintian-overrides" usr/share/lintian/overrides/sealpress

# Man pages and completion come from the program itself.
java -XX:TieredStopAtLevel=1 -cp "$jar" org.sealpress.appliance.cli.Manual "$work" "$version" \
  "$(date -u +%F -d "@$SOURCE_DATE_EPOCH")"
squeezed usr/share/man/man1/sealpress.1.gz <"$work/sealpress.1"
squeezed usr/share/man/man5/sealpress.yaml.5.gz <"$work/sealpress.yaml.5"
sed -i 1d "$work/sealpress.bash" # it is sourced, not run
as 644 "$work/sealpress.bash" usr/share/bash-completion/completions/sealpress

mkdir "$tree/DEBIAN"
for script in postinst prerm postrm; do
  install -m 755 "$package/$script" "$tree/DEBIAN/$script"
done
install -m 644 "$package/triggers" "$tree/DEBIAN/triggers"
echo /etc/default/sealpress >"$tree/DEBIAN/conffiles"
(cd "$tree" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$tree/DEBIAN/md5sums"
size=$(du -k -s --apparent-size "$tree" | cut -f 1)
sed "s/@VERSION@/$version/; s/@SIZE@/$size/" "$package/control" >"$tree/DEBIAN/control"
chmod 644 "$tree"/DEBIAN/conffiles "$tree"/DEBIAN/md5sums "$tree"/DEBIAN/control
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$to"
deb=$to/sealpress_${version}_all.deb
# Quickly: nearly all of it is the jar, which is compressed already.
dpkg-deb --root-owner-group -Zgzip -z1 --build "$tree" "$deb" >/dev/null
echo "$deb"
