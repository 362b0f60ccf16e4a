package rt

import (
	"math"
	"os"
	"runtime"
	"strings"
)

// This file is the module sys.

var (
	versionInfoType = Type{Flags: NoInstantiate}
	flagsType       = Type{Flags: NoInstantiate}
	floatInfoType   = Type{Flags: NoInstantiate}
	intInfoType     = Type{Flags: NoInstantiate}
	hashInfoType    = Type{Flags: NoInstantiate}
	threadInfoType  = Type{Flags: NoInstantiate}
	asyncHooksType  = Type{Flags: NoInstantiate}
)

// hexVersion and version are of the Python whose behaviour this is.
const (
	hexVersion = 0x030d00f0
	version    = "3.13.0 (py2go) [" + runtime.Compiler + "]"
)

var sysObj *Module

// Sys is the module sys.
func Sys() *Module { return sysObj }

// sysAttr is an attribute of sys; Unset if there is none.
func sysAttr(name string) Value { return sysObj.get(name) }

func ints(ns ...int64) []Value {
	vs := make([]Value, len(ns))
	for i, n := range ns {
		vs[i] = Int(n)
	}
	return vs
}

func strList(ss []string) Value {
	vs := make([]Value, len(ss))
	for i, s := range ss {
		vs[i] = NewStr(s)
	}
	return NewList(vs...)
}

func initSys() {
	m := &Module{Name: "sys"}
	sysObj = m
	m.prepare()
	modules["sys"] = m
	m.state = moduleDone
	dictSetName(sysModules, "sys", m.Value())
	dictSetName(sysModules, "builtins", builtinsModule.Value())
	m.fill = fillSys // a program that does not use sys starts without
}

func fillSys() {
	m := sysObj
	fillSysInfo(m)
	m.Set("modules", sysModules)
	m.Set("argv", strList(os.Args))
	m.Set("orig_argv", strList(os.Args))
	m.Set("path", NewList())
	m.Set("meta_path", NewList())
	m.Set("path_hooks", NewList())
	m.Set("path_importer_cache", NewDict())
	m.Set("warnoptions", NewList())
	m.Set("_xoptions", NewDict())
	// A translated program has no interpreter, and must not start itself where it means to start one.
	m.Set("executable", NewStr(os.Getenv("PYTHONEXECUTABLE")))
	m.Set("dont_write_bytecode", True)
	for _, n := range []string{"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"} {
		m.Set(n, NewStr("/usr"))
	}
	var names []Value
	for n := range strings.FieldsSeq(stdlibNames) {
		names = append(names, NewStr(n))
	}
	if s, err := Call1(FrozenSetType.Value(), NewTuple(names...)); err == nil {
		m.Set("stdlib_module_names", s)
	}
	m.Set("builtin_module_names", nameTuple([]string{"builtins", "sys"}))
	m.Def(sysFunctions()...)
	m.Set("__excepthook__", m.get("excepthook"))
	m.Set("__unraisablehook__", m.get("unraisablehook"))
	m.Set("__displayhook__", m.get("displayhook"))
	m.Set("__breakpointhook__", m.get("breakpointhook"))
	for _, s := range standardStreams {
		m.bind(s.name, s.v)
		m.Set("__"+s.name+"__", s.original)
	}
}

func fillSysInfo(m *Module) {
	NewStructSeq(&versionInfoType, "sys", "version_info", "major", "minor", "micro", "releaselevel", "serial")
	m.Set("version_info", StructSeq(&versionInfoType, Int(3), Int(13), Int(0), NewStr("final"), Int(0)))
	m.Set("version", NewStr(version))
	m.Set("hexversion", Int(hexVersion))
	m.Set("api_version", Int(1013))
	m.Set("copyright", NewStr(""))
	impl, _ := NewNamespace("name", NewStr("cpython"), "cache_tag", NewStr("cpython-313"), "version", m.get("version_info"), "hexversion", Int(hexVersion))
	m.Set("implementation", impl)
	platform := runtime.GOOS
	if platform == "windows" {
		platform = "win32"
	}
	m.Set("platform", NewStr(platform))
	m.Set("platlibdir", NewStr("lib"))
	m.Set("byteorder", NewStr("little"))
	m.Set("maxsize", Int(math.MaxInt64))
	m.Set("maxunicode", Int(0x10ffff))
	m.Set("float_repr_style", NewStr("short"))
	m.Set("abiflags", NewStr(""))
	NewStructSeq(&flagsType, "sys", "flags", "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
		"ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
		"warn_default_encoding", "safe_path", "int_max_str_digits")
	f := ints(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4300)
	f[13], f[16] = False, False
	m.Set("flags", StructSeq(&flagsType, f...))
	NewStructSeq(&floatInfoType, "sys", "float_info", "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	m.Set("float_info", StructSeq(&floatInfoType, Float(math.MaxFloat64), Int(1024), Int(308), Float(0x1p-1022), Int(-1021), Int(-307), Int(15), Int(53), Float(0x1p-52), Int(2), Int(1)))
	NewStructSeq(&intInfoType, "sys", "int_info", "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	m.Set("int_info", StructSeq(&intInfoType, ints(30, 4, 4300, 640)...))
	NewStructSeq(&hashInfoType, "sys", "hash_info", "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	m.Set("hash_info", StructSeq(&hashInfoType, Int(64), Int(1<<61-1), Int(314159), Int(0), Int(1000003), NewStr("siphash13"), Int(64), Int(128), Int(0)))
	NewStructSeq(&threadInfoType, "sys", "thread_info", "name", "lock", "version")
	m.Set("thread_info", StructSeq(&threadInfoType, NewStr("pthread"), NewStr("semaphore"), None))
	NewStructSeq(&unraisableArgsType, "", "UnraisableHookArgs", "exc_type", "exc_value", "exc_traceback", "err_msg", "object")
	NewStructSeq(&asyncHooksType, "sys", "asyncgen_hooks", "firstiter", "finalizer")
}

// excInfo are the three values of sys.exc_info().
func excInfo(e *Exc) (Value, *Exc) {
	if e == nil {
		return NewTuple3(None, None, None), nil
	}
	tb, err := excTraceback(e.Value())
	return NewTuple3(e.typ.Value(), e.Value(), tb), err
}

func hookArgs(a []Value) *Exc {
	e := As[Exc](a[1], &BaseException)
	if e == nil {
		return Errorf(&TypeError, "print_exception(): Exception expected for value, %s found", TypeName(a[1]))
	}
	WriteStderr(FormatException(e, true))
	return nil
}

func sysFunctions() []Def {
	none := func(f func(v Value)) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) { f(v); return None, nil }
	}
	switchInterval := 0.005
	return []Def{
		{Name: "exit", Sig: "status=None, /", FN: func(a []Value) (Value, *Exc) {
			if a[0].IsNone() {
				return Unset, NewExc(&SystemExit)
			}
			args := a
			if t := As[Tuple](a[0], &TupleType); t != nil {
				args = t.items // as wherever an exception is raised with a tuple for its value
			}
			e, err := Call(SystemExit.Value(), args...)
			if err != nil {
				return Unset, err
			}
			return Unset, Cast[Exc](e)
		}},
		{Name: "exc_info", F0: func() (Value, *Exc) { return excInfo(Handled()) }},
		{Name: "exception", F0: func() (Value, *Exc) { return Handled().Value(), nil }},
		{Name: "excepthook", Sig: "exctype, value, traceback, /", FN: func(a []Value) (Value, *Exc) { return None, hookArgs(a) }},
		{Name: "unraisablehook", F1: func(v Value) (Value, *Exc) { return None, showUnraisable(v) }},
		{Name: "displayhook", F1: func(v Value) (Value, *Exc) {
			if v.IsNone() {
				return None, nil
			}
			builtinsModule.Set("_", None) // so that the repr of a value does not find itself there
			s, err := Repr(v)
			if err != nil {
				return Unset, err
			}
			_, err = Call1(builtinsModule.get("print"), NewStr(s))
			builtinsModule.Set("_", v)
			return None, err
		}},
		{Name: "breakpointhook", Sig: "*args, **kws", FN: breakpointHook},
		{Name: "getrecursionlimit", F0: func() (Value, *Exc) { return Int(int64(RecursionLimit())), nil }},
		{Name: "setrecursionlimit", F1: func(v Value) (Value, *Exc) {
			n, err := IndexInt(v)
			if err != nil {
				return Unset, err
			}
			return None, SetRecursionLimit(n)
		}},
		{Name: "getrefcount", F1: func(Value) (Value, *Exc) { return Int(2), nil }},
		{Name: "getsizeof", Sig: "object, default=?", FN: func(a []Value) (Value, *Exc) {
			f, err := lookupSpecial(a[0], "__sizeof__")
			if err != nil {
				return Unset, err
			}
			return Call0(f)
		}},
		{Name: "intern", F1: func(v Value) (Value, *Exc) {
			s := Exactly[Str](v, &StrType)
			if s == nil {
				return Unset, Errorf(&TypeError, "intern() argument must be str, not %s", TypeName(v))
			}
			return internName(s.s), nil
		}},
		{Name: "is_finalizing", F0: func() (Value, *Exc) { return False, nil }},
		{Name: "getdefaultencoding", F0: func() (Value, *Exc) { return NewStr("utf-8"), nil }},
		{Name: "getfilesystemencoding", F0: func() (Value, *Exc) { return NewStr("utf-8"), nil }},
		{Name: "getfilesystemencodeerrors", F0: func() (Value, *Exc) { return NewStr("surrogateescape"), nil }},
		{Name: "getswitchinterval", F0: func() (Value, *Exc) { return Float(switchInterval), nil }},
		{Name: "setswitchinterval", F1: func(v Value) (Value, *Exc) {
			f, err := Call1(FloatType.Value(), v)
			if err == nil {
				switchInterval = f.AsFloat()
			}
			return None, err
		}},
		{Name: "get_int_max_str_digits", F0: func() (Value, *Exc) { return Int(int64(MaxStrDigits)), nil }},
		{Name: "set_int_max_str_digits", F1: none(func(v Value) { MaxStrDigits = int(v.AsInt()) })},
		{Name: "gettrace", F0: func() (Value, *Exc) { return None, nil }},
		{Name: "settrace", F1: untraced("settrace")},
		{Name: "getprofile", F0: func() (Value, *Exc) { return None, nil }},
		{Name: "setprofile", F1: untraced("setprofile")},
		{Name: "_getframemodulename", Sig: "depth=0", FN: func(a []Value) (Value, *Exc) {
			n, err := IndexInt(a[0])
			if err != nil {
				return Unset, err
			}
			if c := Callers(); n < len(c) {
				return c[max(n, 0)].Module.nameValue(), nil
			}
			return None, nil
		}},
		{Name: "_getframe", Sig: "depth=0, /", FN: func(a []Value) (Value, *Exc) {
			n, err := IndexInt(a[0])
			if err != nil {
				return Unset, err
			}
			if f := CurrentFrame(n); f != nil {
				return FromObj(f), nil
			}
			return Unset, Errorf(&ValueError, "call stack is not deep enough")
		}},
		{Name: "_is_gil_enabled", F0: func() (Value, *Exc) { return True, nil }},
		{Name: "audit", Sig: "event, /, *args", FN: func([]Value) (Value, *Exc) { return None, nil }},
		{Name: "addaudithook", F1: none(func(Value) {})},
		{Name: "get_asyncgen_hooks", F0: func() (Value, *Exc) {
			first, final := AsyncGenHooks()
			return StructSeq(&asyncHooksType, orNone(first), orNone(final)), nil
		}},
		{Name: "set_asyncgen_hooks", Sig: "firstiter=?, finalizer=?", FN: func(a []Value) (Value, *Exc) {
			first, final := AsyncGenHooks()
			for i, p := range []*Value{&first, &final} {
				switch {
				case a[i].IsUnset():
				case a[i].IsNone():
					*p = Unset
				case !callable(a[i]):
					return Unset, Errorf(&TypeError, "callable %s expected, got %s", []string{"firstiter", "finalizer"}[i], TypeName(a[i]))
				default:
					*p = a[i]
				}
			}
			SetAsyncGenHooks(first, final)
			return None, nil
		}},
		{Name: "get_coroutine_origin_tracking_depth", F0: func() (Value, *Exc) { return Int(int64(T.OriginDepth)), nil }},
		{Name: "set_coroutine_origin_tracking_depth", Sig: "depth", FN: func(a []Value) (Value, *Exc) {
			n, err := IndexInt(a[0])
			if err == nil && n < 0 {
				err = Errorf(&ValueError, "depth must be >= 0")
			}
			if err == nil {
				T.OriginDepth = n
			}
			return None, err
		}},
	}
}

// untraced is sys.settrace or sys.setprofile, which can only be told to do nothing.
func untraced(name string) func(Value) (Value, *Exc) {
	return func(v Value) (Value, *Exc) {
		if v.IsNone() {
			return None, nil
		}
		return Unset, Errorf(&NotImplementedError, "sys.%s(): a translated program cannot be traced", name)
	}
}
