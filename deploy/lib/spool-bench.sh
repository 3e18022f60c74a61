# Sourced by bench.sh --spool: what it costs to have a side safe on the disk before the next is fed.
# Needs $root, $here and what bench.sh sources; the directory to write to is $2.

need_to_build
need_to_run
build
. "$here/lib/wait.sh"

disk=${2:-$root/target/spool-bench}
mkdir -p "$disk"
work=$(mktemp -d "$disk/XXXXXX")
host=127.34.56.78 # scanimage knows no port but 6566
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar
classes=$classes:$(cat "$root/capture-core/target/test-classpath.txt")

"$here/bin/sealpress" virtual-scanner --bind "$host" --control-port 0 >"$work/scanner.log" 2>&1 &
scanner=$!
trap 'kill "$scanner"; rm -rf "$work"' EXIT
wait_for "$work/scanner.log" 'control at' "$scanner"
control=$(sed -n 's/.*control at \(.*\)$/\1/p' "$work/scanner.log")
curl -sSf "$control/status" >"$work/status"
device=$(sed 's/.*"device":"\([^"]*\)".*/\1/' "$work/status")
echo "$host" >"$work/net.conf"
echo net >"$work/dll.conf"

load() {
  rm -rf "$work/pages" "$work/data"
  mkdir "$work/pages" "$work/data"
  curl -sf -X POST "$control/load-sample/pattern600" >"$work/status"
  sync -f "$work"
}

by_scanimage() { # scanimage writes all sides, then they are fsynced
  (cd "$work/pages" && SANE_CONFIG_DIR="$work" scanimage -d "net:$host:$device" --batch=%d.pnm \
    --source 'ADF Duplex' --mode Color --resolution 600 -x 210 -y 297 >../scanimage.log 2>&1 || true)
  sync "$work"/pages/*.pnm
}

echo "20 sides of A4, 600 dpi, colour, at $disk ($(df --output=fstype "$disk" | tail -n 1))"
for round in 1 2 3; do
  load
  start=$(date +%s.%N)
  by_scanimage
  end=$(date +%s.%N)
  count=$(find "$work/pages" -name '*.pnm' | wc -l)
  load
  ours=$(java -Xmx256m -XX:+UseSerialGC -cp "$classes" org.sealpress.intake.FeedingMain \
    "$work/data" "$host" 6566 "$device" 600 2>"$work/feeding.log") || { cat "$work/feeding.log" >&2; exit 1; }
  echo "$ours" | awk -v s="$start" -v e="$end" -v n="$count" -v round="$round" '{
    printf "round %d: scanimage and fsync %.2f s (%d sides), spool %.2f s (%d sides), ratio %.2f\n",
      round, e - s, n, $3 / 1000, $1, $3 / 1000 / (e - s) }'
done
