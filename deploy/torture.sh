#!/bin/sh
# Hurts the real program at random moments, again and again, and checks that nothing is lost: every
# side that the box had said to be safe is in one document, as it was scanned, and whatever else is
# missing was told. Exit code 1 when it is not so.
#   deploy/torture.sh [--rounds N] [--seed S] [--kinds kill,power,full,scanner]
#   deploy/torture.sh --soak [N]
#
#   --rounds N   rounds of each kind; 20 if nothing is said
#   --seed S     of everything random, as an earlier run has printed it
#   --kinds ...  kill:    kill -9 of the daemon and of the page workers
#                power:   power cuts of the disk with the data and the drive (root, xfsprogs)
#                full:    the disk is full for a while, or gives errors on everything (root)
#                scanner: jams, open covers, short pages, cut connections
#   --soak N     N captures of one page (10000), to see whether the daemon grows
#
# A round takes about four seconds. What failed is kept in target/torture.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/build.sh"

case " $* " in
  *' --help '* | *' -h '*) sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac

need_to_build
need_to_run
need setsid=util-linux
[ "$(id -u)" != 0 ] || need /usr/sbin/xfs_io=xfsprogs /sbin/mkfs.ext4=e2fsprogs /sbin/losetup=mount
build

work=$root/target/torture
rm -rf "$work"
mkdir -p "$work"
core=$root/capture-core/target
exec java -Xmx512m -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$root/appliance/target/test-classes:$core/test-classes:$root/appliance/target/sealpress.jar:$(cat "$core/test-classpath.txt")" \
  org.sealpress.appliance.torture.TortureMain "$here/bin/sealpress" "$work" "$@"
