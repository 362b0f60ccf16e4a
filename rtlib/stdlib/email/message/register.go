// Package message is Python's module email.message, translated from message.py: messages.
package message

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/base64"
	_ "github.com/py2go/py2go/rtlib/stdlib/binascii"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/errors"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/utils"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../../mkpython.go email.message=message.py

func init() { Register() }
