// Package wsgiref is Python's package wsgiref, servers and tools of WSGI, translated from wsgiref.py.
package wsgiref

//go:generate go run ../mkpython.go wsgiref/=wsgiref.py

func init() { Register() }
