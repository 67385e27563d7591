"""The ankle map, drawn from four sides."""
