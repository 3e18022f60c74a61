#!/bin/sh
# The Debian package in a fresh Debian: apt brings everything, a press works as the user of the
# service, and a purge leaves what it says. As root.
#   deploy/chroot-test.sh 12|13 [--deb FILE] [--debian FOLDER]
# Without a package it builds one; without a folder, where debootstrap has been, it makes a fresh one.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"

case "${1:-}" in
  12) suite=bookworm ;;
  13) suite=trixie ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
shift
deb= debian=
while [ $# -gt 0 ]; do
  case "$1" in
    --deb) deb=$2; shift 2 ;;
    --debian) debian=$2; shift 2 ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
need debootstrap=debootstrap
[ -n "$deb" ] || deb=$("$here/package.sh" | tail -n 1)

work=$(mktemp -d)
box=$work/$suite
mounted=
finish() {
  status=$?
  for each in $mounted; do umount -l "$each" || true; done
  # Never into what is still mounted.
  if mountpoint -q "$box/proc"; then say "left: $work"; else rm -rf --one-file-system "$work"; fi
  [ "$status" = 0 ] || say "Debian $suite: FAILED"
  exit "$status"
}
trap finish EXIT

if [ -n "$debian" ]; then
  mkdir "$box" && cp -a "$debian/." "$box"
else
  debootstrap --variant=minbase "$suite" "$box" >"$work/debootstrap.log" 2>&1 || {
    tail -n 5 "$work/debootstrap.log" >&2; exit 1
  }
fi
bind() { mount --bind "$1" "$2"; mounted="$2 $mounted"; }
bind "$box" "$box" # a root is a mount point
bind /proc "$box/proc"; bind /dev "$box/dev"
cp /etc/resolv.conf "$box/etc/resolv.conf"
# As on this machine: through what proxy, believing which certificates.
find /etc/apt/apt.conf.d -name '*proxy*' -exec cp {} "$box/etc/apt/apt.conf.d/" \;
printf '#!/bin/sh\nexit 101\n' >"$box/usr/sbin/policy-rc.d" && chmod 755 "$box/usr/sbin/policy-rc.d"

inside() { chroot "$box" /usr/bin/env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
  PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"; }
step() { printf '\nDebian %s: %s\n' "$1" "$2"; }

step "$suite" 'apt install ./sealpress.deb'
cp "$deb" "$box/root/sealpress.deb"
inside apt-get -qq update
inside apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends /root/sealpress.deb >"$work/apt.log" 2>&1 || {
  tail -n 20 "$work/apt.log" >&2; exit 1
}
inside sealpress --version
inside id sealpress
inside ls -ld /etc/sealpress /var/lib/sealpress /media/sealpress/a /var/cache/sealpress/sealpress.jsa
inside man -w sealpress 2>/dev/null || inside ls /usr/share/man/man1/sealpress.1.gz

step "$suite" 'a press, as the user of the service'
inside apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends curl poppler-utils >/dev/null 2>&1
mkdir "$box/root/lib"
cp "$here/lib/need.sh" "$here/lib/wait.sh" "$here/lib/small-box.sh" "$here/lib/first-press.sh" "$box/root/lib/"
inside sh /root/lib/first-press.sh

step "$suite" 'an upgrade keeps what is there'
before=$(inside sh -c 'cd /var/lib/sealpress && find ledger vault seal -type f | sort | xargs sha256sum')
inside dpkg -i /root/sealpress.deb >/dev/null
[ "$before" = "$(inside sh -c 'cd /var/lib/sealpress && find ledger vault seal -type f | sort | xargs sha256sum')" ]
echo 'the same'

step "$suite" 'purge keeps the archive'
inside apt-get -qq -y -o Dpkg::Use-Pty=0 purge sealpress 2>&1 | grep '^sealpress:'
[ ! -e "$box/usr/bin/sealpress" ] && [ ! -e "$box/usr/share/sealpress" ] && [ ! -e "$box/var/cache/sealpress" ]
[ -d "$box/var/lib/sealpress/vault" ] && [ -f "$box/etc/sealpress/sealpress.yaml" ]
! inside dpkg -s sealpress >/dev/null 2>&1

step "$suite" 'purge removes all of it where somebody has asked'
inside dpkg -i /root/sealpress.deb >/dev/null
touch "$box/etc/sealpress/purge-everything"
inside dpkg --purge sealpress >/dev/null
for gone in /var/lib/sealpress /etc/sealpress /etc/default/sealpress /media/sealpress; do
  [ ! -e "$box$gone" ] || { say "$gone is still there"; exit 1; }
done
! inside getent passwd sealpress
echo
echo "Debian $suite: passed"
