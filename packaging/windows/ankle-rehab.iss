; Installer for one user, without administrator rights, made by Inno Setup 6.3 or newer from the bundle:
;   iscc /DVersion=0.1.0 packaging\windows\ankle-rehab.iss
; Not run yet: there was no Windows to run it on.

[Setup]
AppId={{6B1E7C2E-6A2B-4B8E-9C59-0E6E2F6C7A41}
AppName=Ankle Rehab
AppVersion={#Version}
VersionInfoVersion={#Version}
; the oldest Windows that Qt 6.11 runs on: 10, 1809
MinVersion=10.0.17763
AppPublisher=The Ankle Rehab developers
DefaultDirName={autopf}\Ankle Rehab
DefaultGroupName=Ankle Rehab
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\ankle-rehab.ico
UninstallDisplayIcon={app}\ankle-rehab.exe
OutputDir=..\..\dist
OutputBaseFilename=ankle-rehab-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes

[Files]
Source: "..\..\build\bundle\ankle-rehab\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\papers\*"; DestDir: "{app}"

[Icons]
Name: "{group}\Ankle Rehab"; Filename: "{app}\ankle-rehab.exe"; AppUserModelID: "AnkleRehab.AnkleRehab"

[Registry]
Root: HKA; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueName: "ankle-rehab"; Flags: uninsdeletevalue

[Run]
Filename: "{app}\ankle-rehab.exe"; Description: "Open Ankle Rehab"; Flags: nowait postinstall skipifsilent

; The diary in %LOCALAPPDATA%\ankle-rehab is not touched when the program is removed.
