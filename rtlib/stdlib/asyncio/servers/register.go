// Package servers is what create_server and the like return, as module asyncio._servers, translated from servers.py.
package servers

//go:generate go run ../../mkpython.go asyncio._servers=servers.py

func init() { Register() }
