"""Every page is built here when it is first shown, and its wishes lead on from here."""
