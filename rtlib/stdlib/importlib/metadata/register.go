// Package metadata is Python's module importlib.metadata, translated from metadata.py.
package metadata

//go:generate go run ../../mkpython.go importlib.metadata=metadata.py

func init() { Register() }
