/* path.exe add|remove FOLDER: puts a folder at the end of the person's own PATH, or takes it out again.

   A program of its own, because NSIS cuts strings off at 1024 characters, and a PATH that was cut off is lost. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* characters of an environment variable */

static wchar_t old[LONGEST], new[LONGEST * 2];

int wmain(int count, wchar_t **given)
{
    if (count != 3) return 2;
    int add = !wcscmp(given[1], L"add");
    const wchar_t *folder = given[2];
    HKEY key;
    if (RegOpenKeyExW(HKEY_CURRENT_USER, L"Environment", 0, KEY_QUERY_VALUE | KEY_SET_VALUE, &key)) return 1;
    DWORD kind = REG_EXPAND_SZ, size = sizeof old - sizeof *old;
    LONG found = RegQueryValueExW(key, L"Path", NULL, &kind, (BYTE *)old, &size);
    if (found && found != ERROR_FILE_NOT_FOUND) return 1; /* too long for Windows itself: leave it alone */
    if (!found && kind != REG_SZ && kind != REG_EXPAND_SZ) return 1;
    if (found) kind = REG_EXPAND_SZ;
    /* Copied piece by piece, but for our own. */
    wchar_t *end = new;
    for (const wchar_t *piece = old; *piece;) {
        size_t length = wcscspn(piece, L";");
        if (length && (length != wcslen(folder) || _wcsnicmp(piece, folder, length))) {
            if (end != new) *end++ = L';';
            end = (wchar_t *)wmemcpy(end, piece, length) + length;
        }
        piece += length + (piece[length] == L';');
    }
    if (add) {
        if (end != new) *end++ = L';';
        end = wcscpy(end, folder) + wcslen(folder);
    }
    *end = 0;
    LONG failed = ERROR_SUCCESS;
    if (end == new) {
        if (!found) failed = RegDeleteValueW(key, L"Path");
    } else if (wcscmp(old, new)) {
        failed = RegSetValueExW(key, L"Path", 0, kind, (BYTE *)new, (DWORD)((end - new + 1) * sizeof *new));
    }
    RegCloseKey(key);
    if (failed) return 1;
    DWORD_PTR answer; /* programs that are started from now on see it */
    SendMessageTimeoutW(HWND_BROADCAST, WM_SETTINGCHANGE, 0, (LPARAM)L"Environment", SMTO_ABORTIFHUNG, 1000, &answer);
    return 0;
}
