// Package calendar is Python's module calendar, translated from calendar.py.
package calendar

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
)

//go:generate go run ../mkpython.go calendar=calendar.py

func init() { Register() }
