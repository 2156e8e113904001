; A person's own installation: no administrator is asked for. Defined by installer.py: TITLE, NAME, VERSION, NUMBERS,
; COMPANY, ENDING, KIND, PAYLOAD, PATH_TOOL, ICON, OUT, COMPRESSION, SIZE (kilobytes).
Target amd64-unicode
Unicode true
SetCompressor ${COMPRESSION}
ManifestDPIAware true
ManifestSupportedOS Win10
!include MUI2.nsh
!include LogicLib.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${TITLE}"
!define KIND_KEY "Software\Classes\${TITLE}.Library"
!define ENDING_KEY "Software\Classes\${ENDING}"
!define APP_KEY "Software\${TITLE}"

Name "${TITLE}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${TITLE}"
InstallDirRegKey HKCU "${APP_KEY}" "InstallDir"
BrandingText " "
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "${TITLE}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileDescription "${TITLE} setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey CompanyName "${COMPANY}"
VIAddVersionKey LegalCopyright "${COMPANY}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${TITLE}.exe"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(kept)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString welcome ${LANG_ENGLISH} "Claimdesk will be installed for you alone; no administrator is needed.$\r$\n$\r$\nAn earlier version is replaced. Your libraries and settings stay as they are."
LangString welcome ${LANG_GERMAN} "Claimdesk wird nur für Sie installiert; Administratorrechte sind nicht nötig.$\r$\n$\r$\nEine ältere Version wird ersetzt. Ihre Bibliotheken und Einstellungen bleiben, wie sie sind."
LangString kept ${LANG_ENGLISH} "Your libraries and settings stay on this computer."
LangString kept ${LANG_GERMAN} "Ihre Bibliotheken und Einstellungen bleiben auf diesem Computer."
LangString running ${LANG_ENGLISH} "Claimdesk is running. Close it, then try again."
LangString running ${LANG_GERMAN} "Claimdesk läuft gerade. Schließen Sie es und versuchen Sie es dann noch einmal."
LangString foreign ${LANG_ENGLISH} "The folder $INSTDIR holds other files. Choose an empty one with /D=FOLDER."
LangString foreign ${LANG_GERMAN} "Der Ordner $INSTDIR enthält andere Dateien. Wählen Sie mit /D=ORDNER einen leeren."
LangString library ${LANG_ENGLISH} "Claimdesk library"
LangString library ${LANG_GERMAN} "Claimdesk-Bibliothek"

; Windows lets nobody write into a program that runs. Nothing has been changed when this gives up, with exit code 3.
!macro WaitUntilClosed FILE
  ${Do}
    ${IfNot} ${FileExists} "${FILE}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDCANCEL`
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${Loop}
!macroend

; Whole folders that are ours alone, so that no file of an earlier version is left.
!macro RemoveProgram
  RMDir /r "$INSTDIR\bin"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\runtime"
  Delete "$INSTDIR\${TITLE}.exe"
  Delete "$INSTDIR\LICENSE.txt"
!macroend

!macro ChangePath VERB
  InitPluginsDir
  File "/oname=$PLUGINSDIR\path.exe" "${PATH_TOOL}"
  ExecWait '"$PLUGINSDIR\path.exe" ${VERB} "$INSTDIR\bin"'
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\Uninstall.exe"
    MessageBox MB_OK|MB_ICONSTOP "$(foreign)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro WaitUntilClosed "$INSTDIR\${TITLE}.exe"
  !insertmacro WaitUntilClosed "$INSTDIR\bin\${NAME}.exe"
  !insertmacro RemoveProgram

  SetOutPath "$INSTDIR"
  ClearErrors
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  File /r "${PAYLOAD}/*"
  ${If} ${Errors}
    SetErrorLevel 5
    Abort
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${TITLE}.exe"
  !insertmacro ChangePath add

  WriteRegStr HKCU "${APP_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${ENDING_KEY}" "" "${TITLE}.Library"
  WriteRegStr HKCU "${ENDING_KEY}" "Content Type" "${KIND}"
  WriteRegStr HKCU "${ENDING_KEY}\OpenWithProgids" "${TITLE}.Library" ""
  WriteRegStr HKCU "${KIND_KEY}" "" "$(library)"
  WriteRegStr HKCU "${KIND_KEY}\DefaultIcon" "" "$INSTDIR\${TITLE}.exe,0"
  WriteRegStr HKCU "${KIND_KEY}\shell\open\command" "" '"$INSTDIR\${TITLE}.exe" open "%1"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${COMPANY}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${TITLE}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  !insertmacro TellExplorer
SectionEnd

Section Uninstall
  !insertmacro WaitUntilClosed "$INSTDIR\${TITLE}.exe"
  !insertmacro WaitUntilClosed "$INSTDIR\bin\${NAME}.exe"
  !insertmacro ChangePath remove
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${KIND_KEY}"
  DeleteRegKey HKCU "${APP_KEY}"
  ; Another program may have taken the ending over in the meantime.
  DeleteRegValue HKCU "${ENDING_KEY}\OpenWithProgids" "${TITLE}.Library"
  DeleteRegKey /ifempty HKCU "${ENDING_KEY}\OpenWithProgids"
  ReadRegStr $0 HKCU "${ENDING_KEY}" ""
  ${If} $0 == "${TITLE}.Library"
    DeleteRegKey HKCU "${ENDING_KEY}"
  ${EndIf}
  !insertmacro TellExplorer
SectionEnd
