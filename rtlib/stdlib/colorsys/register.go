// Package colorsys is Python's module colorsys, translated from colorsys.py: conversions between systems of colours.
package colorsys

//go:generate go run ../mkpython.go colorsys=colorsys.py

func init() { Register() }
