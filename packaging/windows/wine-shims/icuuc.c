/* The converters that Qt6Core imports for old encodings. None can be opened here, which Qt takes as “not supported”. */
#define FAILS(name) __declspec(dllexport) long long name(void) { return 0; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error)
{
    (void)name;
    if (error) *error = 4; /* U_FILE_ACCESS_ERROR */
    return 0;
}

FAILS(ucnv_close)
FAILS(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
FAILS(UCNV_TO_U_CALLBACK_SUBSTITUTE)
FAILS(ucnv_reset)
FAILS(ucnv_getMaxCharSize)
FAILS(ucnv_getName)
FAILS(ucnv_getToUCallBack)
FAILS(ucnv_getFromUCallBack)
FAILS(ucnv_setToUCallBack)
FAILS(ucnv_setFromUCallBack)
FAILS(ucnv_cbToUWriteUChars)
FAILS(ucnv_toUnicode)
FAILS(ucnv_cbFromUWriteUChars)
FAILS(ucnv_toUCountPending)
FAILS(ucnv_fromUCountPending)
FAILS(ucnv_getStandardName)
FAILS(ucnv_getAvailableName)
FAILS(ucnv_countAvailable)
FAILS(ucnv_fromUnicode)
