# Sourced after need.sh: a fresh Debian in a folder, as root.
#
#   debian SUITE ARCHITECTURE [FOLDER]   makes it, from what debootstrap has made in FOLDER if there is one;
#                                        sets $box (the folder) and $work; all is gone at the end
#   inside COMMAND...                    runs in it
#   step TEXT                            says what comes

debian() {
  suite=$1 architecture=$2
  name="Debian $suite $architecture"
  work=$(mktemp -d)
  box=$work/$suite
  mounted=
  trap debian_ends EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir "$box"
  if [ -n "${3:-}" ]; then
    cp -a "$3/." "$box"
  elif ! debootstrap --arch="$architecture" --variant=minbase "$suite" "$box" >"$work/debootstrap.log" 2>&1; then
    tail -n 5 "$work/debootstrap.log" >&2
    exit 1
  fi
  debian_mount "$box" "$box" # a root is a mount point
  debian_mount /proc "$box/proc"
  debian_mount /dev "$box/dev"
  cp /etc/resolv.conf "$box/etc/resolv.conf"
  # It is gone in the end: nothing need be on the disk for good.
  echo force-unsafe-io >"$box/etc/dpkg/dpkg.cfg.d/quick"
  # As on this machine: through what proxy.
  find /etc/apt/apt.conf.d -name '*proxy*' -exec cp {} "$box/etc/apt/apt.conf.d/" \;
  printf '#!/bin/sh\nexit 101\n' >"$box/usr/sbin/policy-rc.d"
  chmod 755 "$box/usr/sbin/policy-rc.d"
}

debian_mount() { mount --bind "$1" "$2"; mounted="$2 $mounted"; }

debian_ends() {
  status=$?
  trap - EXIT
  ! command -v finish_first >/dev/null || finish_first
  for each in $mounted; do umount -l "$each" || true; done
  # Never into what is still mounted.
  if mountpoint -q "$box/proc"; then say "left: $work"; else rm -rf --one-file-system "$work"; fi
  [ "$status" = 0 ] || say "$name: FAILED"
  exit "$status"
}

inside() {
  chroot "$box" /usr/bin/env -i DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

step() { printf '\n%s: %s\n' "$name" "$1"; }

# install_in PACKAGE-OR-FILE...
install_in() {
  inside apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends "$@" >"$work/apt.log" 2>&1 || {
    tail -n 20 "$work/apt.log" >&2
    exit 1
  }
}
