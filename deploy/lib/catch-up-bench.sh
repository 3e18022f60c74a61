# Sourced by bench.sh --catch-up: 2,000 objects (2 GB) to an empty drive, against `cp` of the same
# files and `sync`. Needs root, $root, $here and what bench.sh sources; the directory with the box and
# with the drive, a file that is mounted as ext4, is $2.
# What sealpress does besides: it records each object in the ledger; and, in the second figure, it reads
# each back from the drive past the page cache and hashes it.

need_to_build
need /sbin/mkfs.ext4=e2fsprogs /sbin/losetup=mount
[ "$(id -u)" = 0 ] || { say "bench.sh --catch-up mounts a drive: run it as root"; exit 1; }
build

disk=${2:-$root/target/catch-up-bench}
mkdir -p "$disk"
work=$(mktemp -d "$disk/XXXXXX")
drive=$work/drive
trap 'umount "$drive" 2>/dev/null || true; rm -rf "$work"' EXIT
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar
classes=$classes:$(cat "$root/capture-core/target/test-classpath.txt")
main() {
  java -cp "$classes" org.sealpress.delivery.CatchUpBenchMain "$@" 2>"$work/log" \
    || { cat "$work/log" >&2; exit 1; }
}

mkdir "$drive"
truncate -s 6G "$work/drive.img"
mkfs.ext4 -q -F -m 0 "$work/drive.img"
mount -o loop "$work/drive.img" "$drive"
main make "$work" 2000 1048576

emptied() {
  rm -rf "${drive:?}"/cp "${drive:?}"/objects "${drive:?}"/ledger "${drive:?}"/checkpoints
  sync -f "$drive"
  sync -f "$work"
}

echo "2,000 objects, 2 GB, at $disk ($(df --output=fstype "$disk" | tail -n 1)), $(nproc) cores, load$(uptime | sed 's/.*average//')"
for round in 1 2 3 4 5; do
  emptied
  start=$(date +%s.%N)
  cp -r "$work/box/vault/objects" "$drive/cp"
  sync -f "$drive"
  end=$(date +%s.%N)
  emptied
  main run "$work" "$drive" "drive:bench:$round" | awk -v s="$start" -v e="$end" -v round="$round" '{
    printf "round %d: cp and sync %.2f s, sealpress without reading back %.2f s (%.2f of it), with %.2f s (%.2f of it)\n",
      round, e - s, $2, $2 / (e - s), $1, $1 / (e - s) }'
done
