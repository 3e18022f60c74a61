# Sourced after need.sh and wait.sh: a box with two keys, a folder to copy to and a virtual scanner.
# Needs $sealpress (the launcher); stands in a folder of its own.
#
#   unpacked DEB FOLDER   makes $sealpress of a package, without installing it
#   small_box        makes keys and configuration, starts the scanner; sets $scanner_pid and $control
#   copied COUNT     waits until so many captures of the daemon ($daemon_pid, daemon.log) are copied
#   press            presses the scanner's button and waits until the document is sealed and copied

unpacked() {
  dpkg-deb -x "$1" "$2"
  # The launcher and what prepares the classes, with the places where they are here.
  sed -i "s|/usr/share/sealpress|$2/usr/share/sealpress|; s|/var/cache/sealpress|$2/cache|" \
    "$2/usr/bin/sealpress" "$2/usr/lib/sealpress/share-classes"
  sealpress=$2/usr/bin/sealpress
}

small_box() {
  mkdir -p keys box copies
  (umask 077; head -c 15 /dev/urandom | base64 >keys/passphrase)
  for key in recovery spare; do
    "$sealpress" keys new "$key" --kind p256 --out keys --passphrase-file keys/passphrase >/dev/null
  done
  cp keys/recovery.pem keys/spare.pem box
  "$sealpress" virtual-scanner --sample contract --port 0 --control-port 0 >scanner.log 2>&1 &
  scanner_pid=$!
  wait_for scanner.log 'sheets in the feeder' "$scanner_pid"
  control=$(sed -n 's/.*control at \(.*\)$/\1/p' scanner.log)
  "$sealpress" init --config "$PWD/sealpress.yaml" --box small --data "$PWD/data" \
    --recipient box/recovery.pem --recipient box/spare.pem --folder "$PWD/copies" \
    --scanner "$(sed -n 's/.* at \([0-9.:]*\), .*/\1/p' scanner.log)" \
    --http-port "$(free_port)" >init.log
}

copied() {
  tries=0
  until [ "$(grep -c 'copied to archive' daemon.log)" = "$1" ]; do
    tries=$((tries + 1))
    kill -0 "$daemon_pid" && [ "$tries" -lt 9000 ] || { tail -n 20 daemon.log >&2; exit 1; }
    sleep 0.1
  done
}

press() {
  "$sealpress" status --follow --config "$PWD/sealpress.yaml" >follow.log 2>&1 &
  follower=$!
  curl -sS -o /dev/null -X POST "$control/press/scan"
  wait "$follower"
}
