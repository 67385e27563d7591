"""The program's place on the desktop: tray, notifications, closing, files that are opened or dropped."""
