"""Parts of the settings and of what keeps the data safe."""
