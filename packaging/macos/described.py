"""What macOS is told of the app: its property list, and the oldest system that it runs on."""

from typing import Any

from product import product

OLDEST = "13.0"
"""macOS, as Qt 6.11's libraries have it in their headers."""


def property_list() -> dict[str, Any]:
    """Info.plist, for PyInstaller, which adds the names of program and icon, and for the checks."""
    what = product()
    kind = f"{what.app_id}.library"
    return {
        "CFBundleDisplayName": what.title,
        "CFBundleName": what.title,
        "CFBundleIdentifier": what.app_id,
        "CFBundleVersion": what.version,
        "CFBundleShortVersionString": what.version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "CFBundlePackageType": "APPL",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": f"{what.title} library",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": f"{what.name}.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [kind],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": f"{what.title} library",
                "UTTypeConformsTo": ["public.database", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [what.ending.removeprefix(".")],
                    "public.mime-type": [what.media_type],
                },
            }
        ],
    }
