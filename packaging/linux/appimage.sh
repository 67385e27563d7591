#!/bin/sh
# An AppImage of the bundle: appimage.sh APPIMAGETOOL. The tool and its runtime are in no package index and are to be
# brought from their project's releases; that is why this has not been run yet.
set -eu
tool=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
folder="$here/build/AppDir"
rm -rf "$folder"
mkdir -p "$folder"
cp -a "$here/build/usr" "$folder/usr"
cp "$here/packaging/linux/ankle-rehab.desktop" "$folder/"
cp "$here/resources/icons/ankle-rehab.svg" "$folder/"
cat >"$folder/AppRun" <<'RUN'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/bin/ankle-rehab" "$@"
RUN
chmod +x "$folder/AppRun"
"$tool" "$folder" "$here/dist/ankle-rehab-$(uname -m).AppImage"
