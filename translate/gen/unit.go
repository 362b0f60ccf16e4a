package gen

import (
	"github.com/dave/jennifer/jen"

	"github.com/py2go/py2go/translate/ir"
)

// This file prints the table of code in strings, in which exec, eval and compile find what they are given.

func (g *generator) units(f *jen.File) {
	if len(g.m.Units) == 0 {
		return
	}
	f.Comment("The files of code in strings.")
	f.Var().DefsFunc(func(d *jen.Group) {
		for _, u := range g.m.Units {
			if u.Body != nil {
				d.Id("file_" + u.Name).Op("=").Add(rt("File")).Values(keyed("Name", jen.Lit("<string>"))...)
			}
		}
	})
	f.Func().Id("registerUnits").Params().BlockFunc(func(b *jen.Group) {
		for _, u := range g.m.Units {
			b.Add(rt("RegisterUnit").Call(jen.Op("&").Add(rt("Unit")).Values(keyed(g.unit(u)...)...)))
		}
	})
}

func (g *generator) unit(u *ir.Unit) []any {
	d := []any{"Text", goString(u.Text), "Mode", jen.Lit(u.Mode)}
	if u.Err == nil {
		d = append(d, "Code", jen.Op("&").Id("co_"+u.Name), "Body", jen.Id("py_"+u.Name))
		if len(u.Names) > 0 {
			var names []jen.Code
			for _, n := range u.Names {
				names = append(names, jen.Lit(n))
			}
			d = append(d, "Names", jen.Index().String().Values(names...))
		}
		return d
	}
	e := u.Err
	return append(d, "Err", jen.Op("&").Add(rt("UnitError")).Values(keyed("Kind", jen.Lit(e.Kind), "Msg", jen.Lit(e.Msg), "Text", goString(e.Text),
		"Line", jen.Lit(e.Line), "Col", jen.Lit(e.Col), "EndLine", jen.Lit(e.EndLine), "EndCol", jen.Lit(e.EndCol))...))
}
