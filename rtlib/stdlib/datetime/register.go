// Package datetime is Python's datetime module, translated from datetime.py.
package datetime

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go datetime=datetime.py

func init() {
	Register()
	// CPython's native half of the module has the same classes.
	rt.RegisterModule("_datetime", func(m *rt.Module) *rt.Exc {
		datetime, err := rt.ImportModule("datetime")
		if err != nil {
			return err
		}
		for _, name := range []string{"MINYEAR", "MAXYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo"} {
			v, err := rt.GetAttrName(datetime, name)
			if err != nil {
				return err
			}
			m.Set(name, v)
		}
		return nil
	})
}
