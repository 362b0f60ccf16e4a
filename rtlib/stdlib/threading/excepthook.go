package threading

import rt "github.com/py2go/py2go/rtlib"

// hookArgsType is what threading.excepthook is called with.
var hookArgsType rt.Type

func initExceptHook() {
	rt.NewStructSeq(&hookArgsType, "_thread", "_ExceptHookArgs", "exc_type", "exc_value", "exc_traceback", "thread")
}

// exceptHook is threading.excepthook: it writes to sys.stderr, or to what that was when the thread was made.
func exceptHook(args rt.Value) (rt.Value, *rt.Exc) {
	if rt.TypeOf(args) != &hookArgsType {
		return rt.Unset, rt.Errorf(&rt.TypeError, "_thread.excepthook argument type must be ExceptHookArgs")
	}
	parts, err := rt.Unpack(args, 4)
	if err != nil {
		return rt.Unset, err
	}
	exc, thread := rt.AsExc(parts[1]), parts[3]
	if exc.Is(&rt.SystemExit) {
		return rt.None, nil
	}
	file, err := stderrOf(thread)
	if err != nil || file.IsNone() {
		return rt.None, err
	}
	name, ok, err := rt.Unset, false, nil
	if !thread.IsNone() {
		if name, ok, err = rt.LookupAttr(thread, "name"); err != nil {
			return rt.Unset, err
		}
	}
	if !ok {
		name = rt.Int(Ident())
	}
	text, err := rt.ToStr(name)
	if err != nil {
		return rt.Unset, err
	}
	write, err := rt.GetAttrName(file, "write")
	if err == nil {
		_, err = rt.Call1(write, rt.NewStr("Exception in thread "+text+":\n"+rt.FormatException(exc, true)))
	}
	if err == nil {
		write, err = rt.GetAttrName(file, "flush")
	}
	if err == nil {
		_, err = rt.Call0(write)
	}
	return rt.None, err
}

// stderrOf is sys.stderr or, where that is None, the thread's own; None if there is neither.
func stderrOf(thread rt.Value) (rt.Value, *rt.Exc) {
	sys, err := rt.ImportModule("sys")
	if err != nil {
		return rt.Unset, err
	}
	file, ok, err := rt.LookupAttr(sys, "stderr")
	if err != nil || ok && !file.IsNone() || thread.IsNone() {
		return orNone(file), err
	}
	file, _, err = rt.LookupAttr(thread, "_stderr")
	return orNone(file), err
}

func orNone(v rt.Value) rt.Value {
	if v.IsUnset() {
		return rt.None
	}
	return v
}
