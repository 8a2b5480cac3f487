#!/bin/sh
# Makes the image that ours begin with, from Debian's packages and the JDK 25 of this machine, as a file: for places that reach no
# registry. No Docker is needed; root and debootstrap are.
#
#   deploy/images/base-image.sh base.tar
#   ./mvnw -Pimages -Dimage.base=tar://$PWD/base.tar package -Dmaven.test.skip=true
set -eu

[ $# = 1 ] || { echo "usage: $0 FILE.tar" >&2; exit 2; }
case $1 in /*) file=$1 ;; *) file=$PWD/$1 ;; esac
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

jdk=
for candidate in "${JDK25:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
  if [ -x "$candidate/bin/jlink" ] && grep -q '^JAVA_VERSION="25[."]' "$candidate/release" 2>/dev/null; then
    jdk=$candidate
    break
  fi
done
[ -n "$jdk" ] || { echo "A JDK 25 is needed: set JDK25 to one." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
echo "Debian ..."
debootstrap --variant=minbase bookworm "$work/root" >"$work/debootstrap.log" 2>&1 || { tail -n 20 "$work/debootstrap.log" >&2; exit 1; }
rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/* "$work"/root/usr/share/doc "$work"/root/usr/share/man "$work"/root/usr/share/locale "$work"/root/dev/*
echo "Java from $jdk ..."
"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.net,jdk.zipfs,jdk.jcmd,jdk.jfr,jdk.crypto.cryptoki,jdk.httpserver \
  --strip-debug --no-man-pages --no-header-files --generate-cds-archive --output "$work/root/opt/java"

case $(uname -m) in x86_64) architecture=amd64 ;; aarch64) architecture=arm64 ;; *) architecture=$(uname -m) ;; esac
tar --numeric-owner -C "$work/root" -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
cat >"$work/config.json" <<EOF
{"architecture": "$architecture", "os": "linux",
 "config": {"Env": ["PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin", "JAVA_HOME=/opt/java", "LANG=C.UTF-8"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]}}
EOF
echo '[{"Config": "config.json", "RepoTags": ["orderlog/base:25"], "Layers": ["layer.tar"]}]' >"$work/manifest.json"
tar -C "$work" -cf "$file" manifest.json config.json layer.tar
echo "$file: $(du -h "$file" | cut -f 1)"
