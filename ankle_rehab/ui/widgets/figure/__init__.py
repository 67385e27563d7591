"""The moving figure."""
