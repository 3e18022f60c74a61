# Sourced by bench.sh --remote: 1,000 objects of 100 kB (100 MB) to a real sshd on loopback, against plain
# `rclone copy` of the same folder to the same server. Needs $root, $here and what bench.sh sources; the
# directory with the box and what is served is $2.
# What sealpress does besides: it proves each object (fetched again where the server gives no hash), gives
# it its name, records it in the ledger, and brings the ledger too. Plain `rclone copy` compares a hash
# where the server has a shell to compute it, one command for each file; else sizes only. With `rclone
# check --download` after it, it has proven as much.

need_to_build
need rclone=rclone /usr/sbin/sshd=openssh-server ssh-keygen=openssh-client
build

disk=${2:-$root/target/remote-bench}
mkdir -p "$disk"
work=$(mktemp -d "$disk/XXXXXX")
trap 'rm -rf "$work"' EXIT
classes=$root/capture-core/target/test-classes:$root/appliance/target/sealpress.jar
classes=$classes:$(cat "$root/capture-core/target/test-classpath.txt")

echo "1,000 objects, 100 MB, $(nproc) cores, load$(uptime | sed 's/.*average//'), $(rclone version | head -n 1)"
java -cp "$classes" org.sealpress.delivery.RemoteBenchMain "$work" 1000 102400 5 2>"$work/log" \
  || { cat "$work/log" >&2; exit 1; }
