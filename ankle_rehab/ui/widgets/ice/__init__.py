"""Parts of the Ice page, and what asks about a bandage."""
