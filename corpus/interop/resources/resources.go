// Package resources runs event loops that use everything that a loop may hold, for a test that nothing of it is left when the loops have
// ended: goroutines, descriptors, child processes.
package resources

//go:generate go run github.com/py2go/py2go/cmd/py2go translate -pkg resources resources.py
