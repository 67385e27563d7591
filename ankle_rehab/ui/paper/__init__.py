"""What goes onto paper: the page for the doctor, and a routine on a sheet."""
