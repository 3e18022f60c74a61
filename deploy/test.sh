#!/bin/sh
# Builds and runs every test, as CI does. Installs what it needs by apt on Debian 12 or 13.
#   deploy/test.sh         everything under 20 minutes
#   deploy/test.sh --all   the slow campaigns too
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"

case "${1:-}" in
  '') all=false ;;
  --all) all=true ;;
  *) sed -n '2,4s/^# //p' "$0"; exit 2 ;;
esac

need_to_build
need_to_run
need sshd=openssh-server ssh-keygen=openssh-client \
  mkfs.ext4=e2fsprogs xfs_io=xfsprogs mkfs.exfat=exfatprogs mount.exfat-fuse=exfat-fuse \
  scanimage=sane-utils saned=sane-utils

cd "$root"
# One run over both modules: unit tests, then tests with real programs, then the jar twice the same.
mvn -B -ntp clean verify -Dall="$all"
