# Sourced by bench.sh --restore: a thousand documents back, against a shell loop of openssl over the
# same objects. Needs $root, $here and what bench.sh sources; the directory to write to is $2.
# The loop has an open key; sealpress has the one under a passphrase, checks the ledger and every
# hash, and has each document on the disk before it gets its name.

need_to_build
need_to_run
need openssl=openssl
build

disk=${2:-$root/target/restore-bench}
mkdir -p "$disk"
work=$(mktemp -d "$disk/XXXXXX")
trap 'rm -rf "$work"' EXIT
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar
classes=$classes:$(cat "$root/capture-core/target/test-classpath.txt")
java -cp "$classes" org.sealpress.restore.RestoreBenchMain "$work" 1000 200000
sync -f "$work"

by_openssl() {
  find "$work/drive/objects" -name '*.cms' | while read -r object; do
    openssl cms -decrypt -binary -inform DER -in "$object" -recip "$work/cert.pem" \
      -inkey "$work/open.pem" -out "$work/loop/$(basename "$object" .cms).pdf"
  done
}

by_sealpress() {
  "$here/bin/sealpress" restore --quiet --from "$work/drive" --key "$work/key.pem" \
    --passphrase-file "$work/passphrase" --to "$work/back" >"$work/said"
}

by_script() {
  sh "$root/appliance/src/main/resources/org/sealpress/appliance/daemon/restore.sh" \
    --from "$work/drive" --cert "$work/cert.pem" --passphrase-file "$work/passphrase" \
    "$work/key.pem" "$work/script" >"$work/said" 2>"$work/told"
}

seconds() { # seconds COMMAND: of the wall
  start=$(date +%s.%N)
  "$1"
  end=$(date +%s.%N)
  awk "BEGIN { printf \"%.2f\", $end - $start }"
}

echo "1,000 documents, 200 MB, at $disk ($(df --output=fstype "$disk" | tail -n 1)), $(nproc) cores"
for round in 1 2 3; do
  rm -rf "$work/loop" "$work/back" "$work/script"
  mkdir "$work/loop"
  loop=$(seconds by_openssl)
  ours=$(seconds by_sealpress)
  script=$(seconds by_script)
  awk "BEGIN { printf \"round %d: openssl loop %.2f s, sealpress %.2f s (%.2f of it), restore.sh %.2f s\\n\",
    $round, $loop, $ours, $ours / $loop, $script }"
done
[ "$(find "$work/back" -name '*.pdf' | wc -l)" = 1000 ]
