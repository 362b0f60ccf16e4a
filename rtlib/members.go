package rt

import (
	"slices"
	"strings"
	"sync"
)

// nativeMembers are the attributes of native types that CPython keeps as plain fields: their descriptors are of type member_descriptor.
var nativeMembers = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"AttributeError":             "name obj",
		"BaseException":              "__suppress_context__",
		"BaseExceptionGroup":         "exceptions message",
		"ImportError":                "msg name name_from path",
		"NameError":                  "name",
		"OSError":                    "errno filename filename2 strerror",
		"StopIteration":              "value",
		"SyntaxError":                "end_lineno end_offset filename lineno msg offset print_file_and_line text",
		"SystemExit":                 "code",
		"UnicodeDecodeError":         "encoding end object reason start",
		"UnicodeEncodeError":         "encoding end object reason start",
		"UnicodeTranslateError":      "encoding end object reason start",
		"_contextvars.ContextVar":    "name",
		"_csv.Dialect":               "doublequote skipinitialspace strict",
		"_csv.reader":                "dialect line_num",
		"_csv.writer":                "dialect",
		"_io.BufferedRandom":         "_finalizing raw",
		"_io.BufferedReader":         "_finalizing raw",
		"_io.BufferedWriter":         "_finalizing raw",
		"_io.FileIO":                 "_blksize _finalizing",
		"_io.TextIOWrapper":          "_finalizing buffer encoding line_buffering write_through",
		"_pickle.Pickler":            "bin dispatch_table fast",
		"_socket.socket":             "family proto type",
		"_sre.SRE_Scanner":           "pattern",
		"async_generator":            "ag_running",
		"builtin_function_or_method": "__module__",
		"classmethod":                "__func__ __wrapped__",
		"classmethod_descriptor":     "__name__ __objclass__",
		"code":                       "co_argcount co_consts co_exceptiontable co_filename co_firstlineno co_flags co_kwonlyargcount co_linetable co_name co_names co_nlocals co_posonlyargcount co_qualname co_stacksize",
		"collections.defaultdict":    "default_factory",
		"complex":                    "imag real",
		"coroutine":                  "cr_origin",
		"datetime.timedelta":         "days microseconds seconds",
		"frame":                      "f_trace_lines",
		"function":                   "__builtins__ __closure__ __doc__ __globals__ __module__",
		"functools.partial":          "__vectorcalloffset__ args func keywords",
		"getset_descriptor":          "__name__ __objclass__",
		"method":                     "__func__ __self__",
		"method-wrapper":             "__self__",
		"method_descriptor":          "__name__ __objclass__",
		"module":                     "__dict__",
		"operator.attrgetter":        "__vectorcalloffset__",
		"operator.itemgetter":        "__vectorcalloffset__",
		"operator.methodcaller":      "__vectorcalloffset__",
		"property":                   "__doc__ fdel fget fset",
		"range":                      "start step stop",
		"re.Match":                   "endpos pos re string",
		"re.Pattern":                 "flags groups pattern",
		"slice":                      "start step stop",
		"staticmethod":               "__func__ __wrapped__",
		"super":                      "__self__ __self_class__ __thisclass__",
		"traceback":                  "tb_frame tb_lasti",
		"type":                       "__base__ __basicsize__ __dictoffset__ __flags__ __itemsize__ __weakrefoffset__",
		"types.GenericAlias":         "__args__ __origin__ __unpacked__",
		"types.SimpleNamespace":      "__dict__",
		"types.UnionType":            "__args__",
		"typing.ParamSpec":           "__bound__ __contravariant__ __covariant__ __infer_variance__ __name__",
		"typing.ParamSpecArgs":       "__origin__",
		"typing.ParamSpecKwargs":     "__origin__",
		"typing.TypeAliasType":       "__name__",
		"typing.TypeVar":             "__contravariant__ __covariant__ __infer_variance__ __name__",
		"typing.TypeVarTuple":        "__name__",
		"weakref.ReferenceType":      "__callback__",
		"wrapper_descriptor":         "__name__ __objclass__",
		"zlib._ZlibDecompressor":     "eof needs_input unused_data",
	}
})

// attribute is the descriptor of a native attribute of t.
func (t *Type) attribute(g *GetSet) Value {
	d := getSetDescr{Obj{&GetSetDescrType}, g, t}
	if names, ok := nativeMembers()[classText(t)]; ok && slices.Contains(strings.Fields(names), g.Name) {
		d.typ = &MemberDescrType
		return FromObj(&member{getSetDescr: d, name: g.Name})
	}
	return FromObj(&d)
}
