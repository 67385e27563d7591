#!/bin/sh
# Puts the bundle on a disk image, signs it and has it notarized: dmg.sh VERSION IDENTITY PROFILE
# IDENTITY is a "Developer ID Application" certificate in the keychain, PROFILE what `notarytool store-credentials` made.
# The bundle is signed as it is built, part by part: ANKLE_REHAB_IDENTITY=IDENTITY python3 packaging/dev.py package bundle
# Without IDENTITY the image is made unsigned, for a Mac of one's own. Not run yet: there was no Mac to run it on.
set -eu
version=$1 identity=${2:-} profile=${3:-}
here=$(cd "$(dirname "$0")/../.." && pwd)
app="$here/build/bundle/Ankle Rehab.app"
image="$here/dist/ankle-rehab-$version.dmg"
if [ -n "$identity" ]; then
    codesign --verify --deep --strict "$app"
fi
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
cp "$here/build/papers/"* "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname "Ankle Rehab" -srcfolder "$stage" -format UDZO "$image"
if [ -n "$identity" ]; then
    codesign --timestamp --sign "$identity" "$image"
    xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
    xcrun stapler staple "$image"
fi
