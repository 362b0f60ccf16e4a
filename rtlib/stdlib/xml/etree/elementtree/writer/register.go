// Package writer is the module _xmlwriter, the half of xml.etree.ElementTree that writes, translated from writer.py.
package writer

//go:generate go run ../../../../mkpython.go _xmlwriter=writer.py

func init() { Register() }
