#!/bin/sh
# Puts Ankle Rehab below a folder (/usr/local, or with --user below ~/.local), or takes it away again.
# The diary is not touched by either.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=/usr/local
remove=no
for word in "$@"; do
    case "$word" in
    --user) target="$HOME/.local" ;;
    --remove) remove=yes ;;
    *)
        echo "usage: $0 [--user] [--remove]" >&2
        exit 2
        ;;
    esac
done
list="$target/lib/ankle-rehab/installed-files"
if [ "$remove" = yes ]; then
    [ -f "$list" ] || { echo "Ankle Rehab is not installed below $target." >&2; exit 1; }
    while IFS= read -r file; do rm -f "$target/$file"; done <"$list"
    rm -rf "$target/lib/ankle-rehab" "$target/share/doc/ankle-rehab"
    echo "Removed. Your diary was not touched."
    exit 0
fi
mkdir -p "$target"
rm -rf "$target/lib/ankle-rehab"
(cd "$here/usr" && tar cf - .) | (cd "$target" && tar xf - --no-same-owner)
(cd "$here/usr" && find . -type f ! -path './lib/ankle-rehab/*' -o -type l ! -path './lib/ankle-rehab/*') >"$list"
for refresh in "update-desktop-database -q $target/share/applications" \
    "update-mime-database $target/share/mime" "gtk-update-icon-cache -q -t -f $target/share/icons/hicolor"; do
    if command -v "${refresh%% *}" >/dev/null; then $refresh || true; fi
done
echo "Installed. Start it from the menu, or with $target/bin/ankle-rehab"
