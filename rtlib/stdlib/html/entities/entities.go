// Package entities provides Python's module html.entities: what the names of characters in HTML stand for.
package entities

import (
	_ "embed"
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// html5 has a line for every name of HTML 5, with its semicolon if it needs one, and the code points it stands for.
//
//go:embed entities.txt
var html5 string

// html4 has the names of HTML 4, each with its code point.
//
//go:embed latin.txt
var html4 string

// each calls f with the name and the text of every line.
func each(lines string, f func(name, text string) *rt.Exc) *rt.Exc {
	for line := range strings.Lines(lines) {
		fields := strings.Fields(line)
		var text []byte
		for _, hex := range fields[1:] {
			n, err := strconv.ParseUint(hex, 16, 32)
			if err != nil {
				return rt.Errorf(&rt.SystemError, "table of entities: %s", err)
			}
			text = rt.AppendRune(text, rune(n))
		}
		if err := f(fields[0], string(text)); err != nil {
			return err
		}
	}
	return nil
}

func fill(m *rt.Module) *rt.Exc {
	all, names, codes, defs := rt.NewDict(), rt.NewDict(), rt.NewDict(), rt.NewDict()
	err := each(html5, func(name, text string) *rt.Exc { return rt.DictSet(all, rt.NewStr(name), rt.NewStr(text)) })
	if err != nil {
		return err
	}
	err = each(html4, func(name, text string) *rt.Exc {
		r, _ := rt.DecodeRune(text)
		key, n := rt.NewStr(name), rt.Int(int64(r))
		if err := rt.DictSet(names, key, n); err != nil {
			return err
		}
		if err := rt.DictSet(defs, key, rt.NewStr(text)); err != nil {
			return err
		}
		return rt.DictSet(codes, n, key)
	})
	m.Set("html5", all)
	m.Set("name2codepoint", names)
	m.Set("codepoint2name", codes)
	m.Set("entitydefs", defs)
	m.Set("__all__", rt.Strs([]string{"html5", "name2codepoint", "codepoint2name", "entitydefs"}))
	return err
}

func init() { rt.RegisterModule("html.entities", fill) }
