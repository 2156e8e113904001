/* Starts the app inside this process, so that Task Manager, the taskbar and crash reports say Claimdesk, not Python.

   Built twice: as a window's program, and with -DCONSOLE as the command line's, which lies in bin\ one folder below.
   product.h is written by installer.py. */
#include "product.h"

#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* characters of a path, as Windows has it */

typedef int (*py_main_t)(int, wchar_t **);

static wchar_t self[LONGEST], home[LONGEST], runtime[LONGEST], library[LONGEST], qt[LONGEST];

static int incomplete(void)
{
    const wchar_t *text = WIDE_TITLE L" is not installed completely. Please install it again; your library is not touched.";
#ifdef CONSOLE
    fputws(text, stderr);
    fputws(L"\n", stderr);
#else
    MessageBoxW(NULL, text, WIDE_TITLE, MB_OK | MB_ICONERROR);
#endif
    return 1;
}

static void up(wchar_t *path)
{
    wchar_t *last = wcsrchr(path, L'\\');
    if (last) *last = 0;
}

static int run(int count, wchar_t **given)
{
    DWORD length = GetModuleFileNameW(NULL, self, LONGEST);
    if (!length || length + 64 > LONGEST) return incomplete();
    wcscpy(home, self);
    up(home);
#ifdef CONSOLE
    up(home);
#endif
    swprintf(runtime, LONGEST, L"%ls\\runtime", home);
    swprintf(library, LONGEST, L"%ls\\%ls", runtime, PYTHON_DLL);
    /* Neither PATH nor the current folder: a DLL of some other program must not take the place of ours. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(runtime);
    /* PySide6 puts its folder on PATH for the libraries of Qt's plugins, Qt6Svg.dll say. */
    swprintf(qt, LONGEST, L"%ls\\lib\\PySide6", home);
    AddDllDirectory(qt);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    py_main_t py_main = python ? (py_main_t)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **wanted = calloc(count + 6, sizeof *wanted);
    if (!py_main || !wanted) return incomplete();
    int n = 0;
    wanted[n++] = self;
    wanted[n++] = L"-B"; /* the byte code came along; nothing is written into the program's folder */
    wanted[n++] = L"-X";
    wanted[n++] = L"utf8";
    wanted[n++] = L"-m";
    wanted[n++] = MODULE;
    for (int k = 1; k < count; k++) wanted[n++] = given[k];
    return py_main(n, wanted);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **given)
{
    return run(count, given);
}
#else
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE none, LPWSTR line, int show)
{
    (void)instance, (void)none, (void)line, (void)show;
    return run(__argc, __wargv);
}
#endif
