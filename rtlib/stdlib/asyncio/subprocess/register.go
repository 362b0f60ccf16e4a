// Package subprocess is Python's module asyncio.subprocess, translated from subprocess.py: subprocesses with streams.
package subprocess

//go:generate go run ../../mkpython.go asyncio.subprocess=subprocess.py

func init() { Register() }
