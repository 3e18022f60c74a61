#!/bin/sh
# The installed service under a real systemd, in a fresh Debian that is booted in name spaces of its own: it
# waits for its configuration, is ready, scans shut in as it is, survives an upgrade while sheets are fed,
# and is started anew when it hangs. As root. Limits of memory are not tried here.
#   deploy/service-test.sh [--deb FILE] [--debian FOLDER]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/lib/need.sh"
. "$here/lib/chroot.sh"

deb= debian=
while [ $# -gt 0 ]; do
  case "$1" in
    --deb) deb=$(realpath -- "$2"); shift 2 ;;
    --debian) debian=$2; shift 2 ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
need debootstrap=debootstrap nsenter=util-linux
[ -n "$deb" ] || deb=$("$here/package.sh" | tail -n 1)

booted=
# The first process of a name space heeds no other signal, and all in it end with it.
finish_first() { [ -z "$booted" ] || { kill -KILL $(pgrep -P "$booted") "$booted"; wait "$booted" || true; }; }
debian bookworm "$(dpkg --print-architecture)" "$debian"

step 'install'
cp "$deb" "$box/root/sealpress.deb"
inside apt-get -qq update
install_in systemd systemd-sysv dbus udev curl procps /root/sealpress.deb
rm "$box/usr/sbin/policy-rc.d"
cp "$here/lib/service-steps.sh" "$box/root/"

step 'boot'
# Its own processes, mounts and control groups: a second systemd that knows nothing of the first.
unshare --pid --mount --uts --ipc --cgroup --fork --kill-child sh -c '
  mount --make-rprivate / && cd "$0" || exit
  umount -l proc dev
  mount -t proc proc proc
  mount -t sysfs -o ro sysfs sys
  mount -t cgroup2 cgroup2 sys/fs/cgroup
  mount -t tmpfs tmpfs dev
  for node in null zero full random urandom tty; do touch dev/$node; mount --bind /dev/$node dev/$node; done
  mkdir dev/pts dev/shm && mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts && ln -s pts/ptmx dev/ptmx
  mount -t tmpfs tmpfs run && mount -t tmpfs tmpfs tmp
  exec env -i container=lxc PATH=/usr/sbin:/usr/bin chroot . /lib/systemd/systemd
' "$box" >"$work/boot.log" 2>&1 &
booted=$!
booted_in() {
  nsenter -t "$first" -m -u -i -p -C -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"
}
tries=0
until first=$(pgrep -P "$booted") && booted_in systemctl is-system-running 2>/dev/null | grep -q -e running -e degraded; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || { cat "$work/boot.log" >&2; say 'systemd does not start here'; exit 1; }
  sleep 0.2
done
booted_in sh /root/service-steps.sh
echo
echo "$name: passed"
