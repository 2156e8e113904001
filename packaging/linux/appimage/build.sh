#!/bin/sh
# A recipe for machines that have appimagetool (https://github.com/AppImage/appimagetool), which this script does not fetch.
# Not run where the other packages are verified. First: python packaging/build.py linux, then
#   sh packaging/linux/appimage/build.sh && dist/claimdesk-*.AppImage self-test --gui
# The libraries that the .tar.xz's README.txt names must be on the machine where it runs.
set -eu
cd "$(dirname "$0")/../../.."
command -v appimagetool >/dev/null || { echo "appimagetool is missing: see the project AppImage/appimagetool." >&2; exit 2; }

app=build/linux/AppDir
rm -rf "$app"
mkdir -p "$app" dist
cp -a build/linux/usr "$app/usr"
entry="$(ls "$app"/usr/share/applications/*.desktop)"
id="$(basename "$entry" .desktop)"
cp "$entry" "$app/"
cp "$app/usr/share/icons/hicolor/256x256/apps/$id.png" "$app/"
ln -s usr/bin/claimdesk "$app/AppRun"
VERSION="$("$app/usr/bin/claimdesk" --version | cut -d ' ' -f 2)"
export VERSION
appimagetool "$app" "dist/claimdesk-$VERSION-$(uname -m).AppImage"
