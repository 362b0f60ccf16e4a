//go:build !unix

// Package early does nothing on systems where a process cannot turn into another.
package early
