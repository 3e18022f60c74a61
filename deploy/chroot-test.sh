#!/bin/sh
# The Debian package in a fresh Debian: apt brings everything, a press works as the user of the
# service, and a purge leaves what it says. As root.
#   deploy/chroot-test.sh 12|13 [--deb FILE] [--debian FOLDER]
# Without a package it builds one; without a folder, where debootstrap has been, it makes a fresh one.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$here")
. "$here/lib/need.sh"
. "$here/lib/chroot.sh"

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

debian "$suite" "$(dpkg --print-architecture)" "$debian"

step 'apt install ./sealpress.deb'
cp "$deb" "$box/root/sealpress.deb"
inside apt-get -qq update
install_in /root/sealpress.deb
inside sealpress --version
inside id sealpress
inside ls -ld /etc/sealpress /var/lib/sealpress /media/sealpress/a /var/cache/sealpress/sealpress.jsa

if [ "$suite" != bookworm ]; then # whose udevadm can't do that yet
  step 'the rules of udev'
  install_in udev
  inside sh -c 'udevadm verify /usr/lib/udev/rules.d/60-sealpress-*.rules'
fi

step 'a press, as the user of the service'
install_in curl poppler-utils
mkdir "$box/root/lib"
cp "$here/lib/need.sh" "$here/lib/wait.sh" "$here/lib/small-box.sh" "$here/lib/first-press.sh" "$box/root/lib/"
inside sh /root/lib/first-press.sh

step 'an upgrade keeps what is there'
before=$(inside sh -c 'cd /var/lib/sealpress && find ledger vault seal -type f | sort | xargs sha256sum')
inside dpkg -i /root/sealpress.deb >/dev/null
[ "$before" = "$(inside sh -c 'cd /var/lib/sealpress && find ledger vault seal -type f | sort | xargs sha256sum')" ]
echo 'the same'

step 'purge keeps the archive'
inside apt-get -qq -y -o Dpkg::Use-Pty=0 purge sealpress 2>&1 | grep '^sealpress:'
[ ! -e "$box/usr/bin/sealpress" ] && [ ! -e "$box/usr/share/sealpress" ] && [ ! -e "$box/var/cache/sealpress" ]
[ -d "$box/var/lib/sealpress/vault" ] && [ -f "$box/etc/sealpress/sealpress.yaml" ]
if inside dpkg -s sealpress >/dev/null 2>&1; then say 'the package is still known'; exit 1; fi

step 'purge removes all of it where somebody has asked'
inside dpkg -i /root/sealpress.deb >/dev/null
touch "$box/etc/sealpress/purge-everything"
inside dpkg --purge sealpress >/dev/null
for gone in /var/lib/sealpress /etc/sealpress /etc/default/sealpress /media/sealpress; do
  [ ! -e "$box$gone" ] || { say "$gone is still there"; exit 1; }
done
if inside getent passwd sealpress; then say 'the user is still there'; exit 1; fi
echo
echo "$name: passed"
