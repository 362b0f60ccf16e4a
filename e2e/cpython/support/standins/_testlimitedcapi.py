"""CPython's C API: what looks at it fails."""
