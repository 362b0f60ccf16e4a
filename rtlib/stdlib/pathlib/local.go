package pathlib

import rt "github.com/py2go/py2go/rtlib"

// The classes say that they are of these modules, and pickles name them so.
func init() {
	for _, name := range []string{"pathlib._local", "pathlib._abc"} {
		rt.RegisterModule(name, func(m *rt.Module) *rt.Exc {
			from, err := rt.ImportModule("pathlib")
			if err != nil {
				return err
			}
			return rt.ImportStar(from, m)
		})
	}
}
