"""The diary file and the content files, usable without Qt."""
