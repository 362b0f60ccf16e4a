// Package email is Python's module email, translated from email.py: messages with headers.
package email

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/email/parser"
)

//go:generate go run ../mkpython.go email/=email.py

func init() { Register() }
