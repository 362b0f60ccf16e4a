// Package urllib is Python's package urllib, which holds nothing but its modules.
package urllib

//go:generate go run ../mkpython.go urllib/=urllib.py

func init() { Register() }
