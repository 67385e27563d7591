"""What can be asked for by key, palette, tray or terminal: one table of actions for all of them."""
