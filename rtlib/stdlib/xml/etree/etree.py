"""The element tree and its path language."""
