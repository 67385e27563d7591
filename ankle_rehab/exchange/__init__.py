"""What goes out to other programs and comes back: pure formats, no files of the diary, no Qt."""
