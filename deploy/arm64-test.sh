#!/bin/sh
# The Debian package on a Raspberry Pi's processor, emulated (qemu-user): it installs, converts a page, and
# opens what another box has sealed, with Sealpress and with openssl alone. As root; takes some minutes.
#   deploy/arm64-test.sh [--deb FILE] [--debian FOLDER]
# Without a package it builds one; without a folder, where debootstrap has been, it makes a fresh one.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/lib/need.sh"
. "$here/lib/wait.sh"
. "$here/lib/small-box.sh"
. "$here/lib/chroot.sh"

deb= debian=
while [ $# -gt 0 ]; do
  case "$1" in
    --deb) deb=$(realpath -- "$2"); shift 2 ;;
    --debian) debian=$2; shift 2 ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
need debootstrap=debootstrap /usr/bin/qemu-aarch64-static=qemu-user-static update-binfmts=binfmt-support
need_to_run
[ -n "$deb" ] || deb=$("$here/package.sh" | tail -n 1)
binfmt=/proc/sys/fs/binfmt_misc
[ -e "$binfmt/status" ] || mount -t binfmt_misc binfmt_misc "$binfmt"
[ -e "$binfmt/qemu-aarch64" ] || update-binfmts --enable qemu-aarch64

scanner_pid= daemon_pid=
finish_first() {
  for pid in $daemon_pid $scanner_pid; do kill "$pid" 2>/dev/null && wait "$pid" || true; done
}
debian bookworm arm64 "$debian"

step 'a document, sealed on this machine'
unpacked "$deb" "$work/package"
mkdir "$box/root/small"
cd "$box/root/small"
small_box
"$sealpress" run --config sealpress.yaml >daemon.log 2>&1 &
daemon_pid=$!
wait_for daemon.log 'the scanner is ready' "$daemon_pid"
wait_for daemon.log 'is ready: http' "$daemon_pid"
press
tries=0
until [ -n "$(ls copies/checkpoints 2>/dev/null)" ]; do # the ledger follows the document
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || { cat daemon.log >&2; exit 1; }
  sleep 0.1
done
finish_first
daemon_pid= scanner_pid=
object=$(find copies/objects -name '*.cms')
echo "$object"
cd /

step 'apt install ./sealpress.deb'
cp "$deb" "$box/root/sealpress.deb"
inside apt-get -qq update
begin=$(date +%s)
install_in /root/sealpress.deb poppler-utils
echo "took $(($(date +%s) - begin)) s, emulated"
inside uname -m
inside sealpress --version
if inside sealpress help doctor >/dev/null 2>&1; then inside sealpress doctor || true; fi

step 'a page is converted'
inside sealpress cover --class legal --title 'Lease of 3 Mill Lane' -o /root/page.pdf
begin=$(date +%s)
inside sealpress convert /root/page.pdf -o /root/letter.pdf --lang eng
echo "took $(($(date +%s) - begin)) s, emulated"
inside pdftotext /root/letter.pdf - | grep 'Mill Lane'

step 'a sealed document is opened'
inside sh -c "cd /root/small && openssl cms -decrypt -binary -inform DER -in $object -recip keys/recovery.pem \
  -inkey keys/recovery.key.pem -passin file:keys/passphrase -out /root/opened.pdf"
inside pdfinfo /root/opened.pdf | grep Pages
inside sealpress restore --from /root/small/copies --key /root/small/keys/recovery.key.pem \
  --passphrase-file /root/small/keys/passphrase --to /root/restored
find "$box/root/restored" -name '*.pdf' -exec cmp {} "$box/root/opened.pdf" \;
echo
echo "$name: passed"
