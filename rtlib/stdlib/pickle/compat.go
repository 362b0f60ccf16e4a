package pickle

import "strings"

// This file maps the names of modules and of what is in them between Python 2, whose names protocols 0 to 2 use, and 3.

// pairs reads lines of space-separated words into a map from the first to the rest.
func pairs(text string, reverse bool) map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		if reverse {
			from, to = to, from
		}
		m[from] = to
	}
	return m
}

// moduleMapping lists Python 2's and Python 3's name of each module that was renamed.
const moduleMapping = `
__builtin__ builtins
copy_reg copyreg
Queue queue
SocketServer socketserver
ConfigParser configparser
repr reprlib
tkFileDialog tkinter.filedialog
tkSimpleDialog tkinter.simpledialog
tkColorChooser tkinter.colorchooser
tkCommonDialog tkinter.commondialog
Dialog tkinter.dialog
Tkdnd tkinter.dnd
tkFont tkinter.font
tkMessageBox tkinter.messagebox
ScrolledText tkinter.scrolledtext
Tkconstants tkinter.constants
ttk tkinter.ttk
Tkinter tkinter
markupbase _markupbase
_winreg winreg
thread _thread
dummy_thread _dummy_thread
dbhash dbm.bsd
dumbdbm dbm.dumb
dbm dbm.ndbm
gdbm dbm.gnu
xmlrpclib xmlrpc.client
SimpleXMLRPCServer xmlrpc.server
httplib http.client
htmlentitydefs html.entities
HTMLParser html.parser
Cookie http.cookies
cookielib http.cookiejar
BaseHTTPServer http.server
test.test_support test.support
commands subprocess
urlparse urllib.parse
robotparser urllib.robotparser
urllib2 urllib.request
anydbm dbm
_abcoll collections.abc
cPickle pickle
_elementtree xml.etree.ElementTree
FileDialog tkinter.filedialog
SimpleDialog tkinter.simpledialog
DocXMLRPCServer xmlrpc.server
SimpleHTTPServer http.server
CGIHTTPServer http.server
UserDict collections
UserList collections
UserString collections
whichdb dbm
StringIO io
cStringIO io
`

// moduleReverse lists Python 3's and Python 2's names where the way back is another one.
const moduleReverse = `
tkinter.filedialog tkFileDialog
tkinter.simpledialog tkSimpleDialog
xmlrpc.server SimpleXMLRPCServer
http.server BaseHTTPServer
dbm anydbm
_bz2 bz2
_dbm dbm
_functools functools
_gdbm gdbm
_pickle pickle
`

// noModuleReverse are modules of Python 3 that keep their names.
var noModuleReverse = []string{"pickle", "xml.etree.ElementTree", "collections", "io"}

// nameMapping lists module:name of Python 2 and of Python 3.
const nameMapping = `
__builtin__:xrange builtins:range
__builtin__:reduce functools:reduce
__builtin__:intern sys:intern
__builtin__:unichr builtins:chr
__builtin__:unicode builtins:str
__builtin__:long builtins:int
itertools:izip builtins:zip
itertools:imap builtins:map
itertools:ifilter builtins:filter
itertools:ifilterfalse itertools:filterfalse
itertools:izip_longest itertools:zip_longest
UserDict:IterableUserDict collections:UserDict
UserList:UserList collections:UserList
UserString:UserString collections:UserString
whichdb:whichdb dbm:whichdb
_socket:fromfd socket:fromfd
_multiprocessing:Connection multiprocessing.connection:Connection
multiprocessing.process:Process multiprocessing.context:Process
multiprocessing.forking:Popen multiprocessing.popen_fork:Popen
urllib:ContentTooShortError urllib.error:ContentTooShortError
urllib:getproxies urllib.request:getproxies
urllib:pathname2url urllib.request:pathname2url
urllib:quote_plus urllib.parse:quote_plus
urllib:quote urllib.parse:quote
urllib:unquote_plus urllib.parse:unquote_plus
urllib:unquote urllib.parse:unquote
urllib:url2pathname urllib.request:url2pathname
urllib:urlcleanup urllib.request:urlcleanup
urllib:urlencode urllib.parse:urlencode
urllib:urlopen urllib.request:urlopen
urllib:urlretrieve urllib.request:urlretrieve
urllib2:HTTPError urllib.error:HTTPError
urllib2:URLError urllib.error:URLError
multiprocessing:AuthenticationError multiprocessing.context:AuthenticationError
multiprocessing:BufferTooShort multiprocessing.context:BufferTooShort
multiprocessing:ProcessError multiprocessing.context:ProcessError
multiprocessing:TimeoutError multiprocessing.context:TimeoutError
__builtin__:basestring builtins:str
exceptions:StandardError builtins:Exception
UserDict:UserDict collections:UserDict
socket:_socketobject socket:SocketType
`

// nameReverse lists module:name of Python 3 and of Python 2 where the way back is another one.
const nameReverse = `
builtins:str __builtin__:unicode
collections:UserDict UserDict:IterableUserDict
_functools:reduce __builtin__:reduce
tkinter.filedialog:FileDialog FileDialog:FileDialog
tkinter.filedialog:LoadFileDialog FileDialog:LoadFileDialog
tkinter.filedialog:SaveFileDialog FileDialog:SaveFileDialog
tkinter.simpledialog:SimpleDialog SimpleDialog:SimpleDialog
xmlrpc.server:ServerHTMLDoc DocXMLRPCServer:ServerHTMLDoc
xmlrpc.server:XMLRPCDocGenerator DocXMLRPCServer:XMLRPCDocGenerator
xmlrpc.server:DocXMLRPCRequestHandler DocXMLRPCServer:DocXMLRPCRequestHandler
xmlrpc.server:DocXMLRPCServer DocXMLRPCServer:DocXMLRPCServer
xmlrpc.server:DocCGIXMLRPCRequestHandler DocXMLRPCServer:DocCGIXMLRPCRequestHandler
http.server:SimpleHTTPRequestHandler SimpleHTTPServer:SimpleHTTPRequestHandler
http.server:CGIHTTPRequestHandler CGIHTTPServer:CGIHTTPRequestHandler
_socket:socket socket:_socketobject
builtins:BrokenPipeError exceptions:OSError
builtins:ChildProcessError exceptions:OSError
builtins:ConnectionAbortedError exceptions:OSError
builtins:ConnectionError exceptions:OSError
builtins:ConnectionRefusedError exceptions:OSError
builtins:ConnectionResetError exceptions:OSError
builtins:FileExistsError exceptions:OSError
builtins:FileNotFoundError exceptions:OSError
builtins:InterruptedError exceptions:OSError
builtins:IsADirectoryError exceptions:OSError
builtins:NotADirectoryError exceptions:OSError
builtins:PermissionError exceptions:OSError
builtins:ProcessLookupError exceptions:OSError
builtins:TimeoutError exceptions:OSError
builtins:ModuleNotFoundError exceptions:ImportError
`

// exceptions are the classes that Python 2 had in a module of that name.
const exceptions = "ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning " +
	"EOFError EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError " +
	"ImportError ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError " +
	"MemoryError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError " +
	"RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit " +
	"TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError " +
	"UnicodeWarning UserWarning ValueError Warning ZeroDivisionError "

var toModule, fromModule, toName, fromName map[string]string

func init() {
	toModule, fromModule = pairs(moduleMapping, false), pairs(moduleMapping, true)
	for k, v := range pairs(moduleReverse, false) {
		fromModule[k] = v
	}
	for _, k := range noModuleReverse {
		delete(fromModule, k)
	}
	toName, fromName = pairs(nameMapping, false), pairs(nameMapping, true)
	delete(fromName, "socket:SocketType")
	for _, e := range strings.Fields(exceptions) {
		toName["exceptions:"+e], fromName["builtins:"+e] = "builtins:"+e, "exceptions:"+e
	}
	for k, v := range pairs(nameReverse, false) {
		fromName[k] = v
	}
}

// mapped is what a module and a name in it are called in the other Python.
func mapped(module, name string, names, modules map[string]string) (string, string) {
	if to, ok := names[module+":"+name]; ok {
		module, name, _ = strings.Cut(to, ":")
		return module, name
	}
	if to, ok := modules[module]; ok {
		return to, name
	}
	return module, name
}
