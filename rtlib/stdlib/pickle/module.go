package pickle

import (
	"sort"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/codecs" // names in streams of protocols 0 to 2
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
)

// Signatures, each at its place by name.
var (
	picklerSig   = rt.NewSig("Pickler", "file, protocol=None, fix_imports=True, buffer_callback=None")
	unpicklerSig = rt.NewSig("Unpickler", "file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()")
)

const (
	dumpOptions = "protocol=None, *, fix_imports=True, buffer_callback=None"
	loadOptions = "*, fix_imports=True, encoding='ASCII', errors='strict', buffers=()"
)

func notInitialized(t *rt.Type, kind *rt.Type, class string) *rt.Exc {
	name := t.Name
	if t.Flags&rt.HeapType == 0 {
		name = t.Module + "." + name
	}
	return rt.Errorf(kind, "%s.__init__() was not called by %s.__init__()", class, name)
}

func asPickler(v rt.Value) (*pickler, *rt.Exc) {
	p := rt.Cast[pickler](v)
	if !p.ready {
		return nil, notInitialized(rt.TypeOf(v), &picklingType, "Pickler")
	}
	return p, nil
}

func asUnpickler(v rt.Value) (*unpickler, *rt.Exc) {
	u := rt.Cast[unpickler](v)
	if !u.ready {
		return nil, notInitialized(rt.TypeOf(v), &unpicklingType, "Unpickler")
	}
	return u, nil
}

// flag is an int attribute that holds a truth.
func flag(name string, field func(v rt.Value) *bool) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(v rt.Value) (rt.Value, *rt.Exc) {
		if *field(v) {
			return rt.Int(1), nil
		}
		return rt.Int(0), nil
	}, Set: func(v, to rt.Value) *rt.Exc {
		b, err := rt.Truth(to)
		*field(v) = b
		return err
	}}
}

func initPickler() {
	t := &picklerType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[pickler](t)), nil }
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc {
		v, err := picklerSig.Bind(a)
		if err != nil {
			return err
		}
		return rt.Cast[pickler](self).setup(v[0], v[1], v[2], v[3])
	}
	t.Methods = []rt.Def{
		{Name: "dump", Sig: "obj, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) {
			p, err := asPickler(self)
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, p.dump(v)
		}},
		{Name: "clear_memo", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			p := rt.Cast[pickler](self)
			p.memo, p.memoized = map[memoKey]int{}, nil
			return rt.None, nil
		}},
		{Name: "persistent_id", Sig: "obj, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) { return rt.None, nil }},
	}
	t.GetSets = []rt.GetSet{
		flag("bin", func(v rt.Value) *bool { return &rt.Cast[pickler](v).bin }),
		flag("fast", func(v rt.Value) *bool { return &rt.Cast[pickler](v).fast }),
		{Name: "memo", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.FromObj(&memoProxy{Obj: rt.NewObj(&picklerMemoType), owner: v}), nil
		}, Set: func(v, to rt.Value) *rt.Exc { return rt.Cast[pickler](v).setMemo(to) }},
	}
	rt.WithDict(t)
	rt.Ready(t)
}

func initUnpickler() {
	t := &unpicklerType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[unpickler](t)), nil }
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc {
		v, err := unpicklerSig.Bind(a)
		if err != nil {
			return err
		}
		u := rt.Cast[unpickler](self)
		u.file = reader{}
		if err := u.setFile(v[0]); err != nil {
			return err
		}
		return u.setup(v[1], v[2], v[3], v[4])
	}
	t.Methods = []rt.Def{
		{Name: "load", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			u, err := asUnpickler(self)
			if err != nil {
				return rt.Unset, err
			}
			return u.load()
		}},
		{Name: "find_class", Sig: "module_name, global_name, /", F3: func(self, module, name rt.Value) (rt.Value, *rt.Exc) {
			return rt.Cast[unpickler](self).find(module, name)
		}},
		{Name: "persistent_load", Sig: "pid, /", F2: func(self, id rt.Value) (rt.Value, *rt.Exc) {
			return rt.Unset, unpickling("A load persistent id instruction was encountered, but no persistent_load function was specified.")
		}},
	}
	t.GetSets = []rt.GetSet{
		{Name: "memo", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.FromObj(&memoProxy{Obj: rt.NewObj(&unpicklerMemoType), owner: v}), nil
		}, Set: func(v, to rt.Value) *rt.Exc { return rt.Cast[unpickler](v).setMemo(to) }},
	}
	rt.WithDict(t)
	rt.Ready(t)
}

func dumps(a []rt.Value) (rt.Value, *rt.Exc) {
	p := rt.Alloc[pickler](&picklerType)
	if err := p.setup(rt.Unset, a[1], a[2], a[3]); err != nil {
		return rt.Unset, err
	}
	if err := p.dump(a[0]); err != nil {
		return rt.Unset, err
	}
	return rt.NewBytes(string(p.out)), nil
}

func dump(a []rt.Value) (rt.Value, *rt.Exc) {
	p := rt.Alloc[pickler](&picklerType)
	if err := p.setup(a[1], a[2], a[3], a[4]); err != nil {
		return rt.Unset, err
	}
	return rt.None, p.dump(a[0])
}

func loads(a []rt.Value) (rt.Value, *rt.Exc) {
	u := rt.Alloc[unpickler](&unpicklerType)
	if err := u.setup(a[1], a[2], a[3], a[4]); err != nil {
		return rt.Unset, err
	}
	data, err := rt.BytesArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	u.file.data = data
	return u.load()
}

func load(a []rt.Value) (rt.Value, *rt.Exc) {
	u := rt.Alloc[unpickler](&unpicklerType)
	if err := u.setFile(a[0]); err != nil {
		return rt.Unset, err
	}
	if err := u.setup(a[1], a[2], a[3], a[4]); err != nil {
		return rt.Unset, err
	}
	return u.load()
}

// publish enters what pickle and _pickle both have.
func publish(m *rt.Module) {
	m.Type(&errorType, &picklingType, &unpicklingType, &picklerType, &unpicklerType, &bufferType)
	for _, d := range functions {
		m.Set(d.Name, d.value)
	}
}

type function struct {
	rt.Def
	value rt.Value
}

// functions are of module _pickle, as their pickled form says.
var functions = []*function{
	{Def: rt.Def{Name: "dump", Sig: "obj, file, " + dumpOptions, FN: dump}},
	{Def: rt.Def{Name: "dumps", Sig: "obj, " + dumpOptions, FN: dumps}},
	{Def: rt.Def{Name: "load", Sig: "file, " + loadOptions, FN: load}},
	{Def: rt.Def{Name: "loads", Sig: "data, /, " + loadOptions, FN: loads}},
}

func fill(m *rt.Module) *rt.Exc {
	publish(m)
	all := []string{
		"PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "PickleBuffer",
	}
	names := make([]string, 0, len(opNames))
	for name := range opNames {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		m.Set(name, rt.NewBytes(string([]byte{opNames[name]})))
	}
	for _, name := range []string{"Pickler", "Unpickler", "dump", "dumps", "load", "loads"} {
		m.Set("_"+name, m.Get(name)) // of CPython's second implementation, in Python
	}
	m.Set("TRUE", rt.NewBytes("I01\n"))
	m.Set("FALSE", rt.NewBytes("I00\n"))
	m.Set("__all__", rt.Strs(append(all, names...)))
	m.Set("HIGHEST_PROTOCOL", rt.Int(highestProtocol))
	m.Set("DEFAULT_PROTOCOL", rt.Int(defaultProtocol))
	m.Set("format_version", rt.NewStr("4.0"))
	m.Set("compatible_formats", rt.Strs([]string{"1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"}))
	m.Set("bytes_types", rt.NewTuple2(rt.BytesType.Value(), rt.ByteArrayType.Value()))
	m.Def(
		rt.Def{Name: "whichmodule", Sig: "obj, name", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			path, _ := rt.StrOf(a[1])
			return moduleOf(a[0], path)
		}},
		rt.Def{Name: "encode_long", Sig: "x", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			z, ok := rt.BigOf(a[0])
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "an integer is required")
			}
			return rt.NewBytes(string(twosComplement(z))), nil
		}},
		rt.Def{Name: "decode_long", Sig: "data", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			from, err := rt.GetAttrName(rt.IntType.Value(), "from_bytes")
			if err != nil {
				return rt.Unset, err
			}
			return rt.CallKw(from, []string{"byteorder", "signed"}, a[0], rt.NewStr("little"), rt.True)
		}},
	)
	return nil
}

func init() {
	for _, t := range []*rt.Type{&errorType, &picklingType, &unpicklingType} {
		rt.Ready(t)
	}
	for _, f := range functions {
		f.value = rt.NewBuiltin(&f.Def, "_pickle")
	}
	initPickler()
	initUnpickler()
	initMemo()
	rt.RegisterModule("_pickle", func(m *rt.Module) *rt.Exc { publish(m); return nil })
	rt.RegisterModule("pickle", fill)
}
