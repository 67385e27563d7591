#!/usr/bin/env bash
# The suite on a Debian that has nothing but Python: bare-root.sh MIRROR FOLDER (as root; needs debootstrap and git).
# Certificates and pip settings of this computer are lent to it. FOLDER is left to be looked at, or used again.
set -eu
mirror=$1 root=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

[ -x "$root/usr/bin/python3" ] || debootstrap --variant=minbase --include=python3 bookworm "$root" "$mirror"
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
for lent in /etc/resolv.conf /etc/pip.conf "${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}"; do
    [ ! -e "$lent" ] || install -D -m 644 "$lent" "$root/lent$lent"
done
cp "$root/lent/etc/resolv.conf" "$root/etc/resolv.conf"
rm -rf "$root/opt/ankle-rehab"
git clone --quiet "$here" "$root/opt/ankle-rehab"

inside() { # USER WORDS...: a shell of that user, with nothing of this computer's environment
    local user=$1 home=/root
    shift
    [ "$user" = root ] || home=/tmp
    chroot --userspec="$user" "$root" /usr/bin/env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        PIP_CONFIG_FILE=/lent/etc/pip.conf PIP_CERT="/lent${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}" \
        sh -c "cd /opt/ankle-rehab && $*"
}

echo "== anybody: the one line, and no more"
if inside nobody "python3 packaging/dev.py test"; then
    echo "went on without its libraries" >&2
    exit 1
fi
echo "== root: everything, then the suite"
SECONDS=0
inside root "python3 packaging/dev.py test"
echo "== done in ${SECONDS} s"
