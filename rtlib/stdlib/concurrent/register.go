// Package concurrent is Python's package concurrent, which holds nothing but concurrent.futures.
package concurrent

//go:generate go run ../mkpython.go concurrent/=concurrent.py

func init() { Register() }
