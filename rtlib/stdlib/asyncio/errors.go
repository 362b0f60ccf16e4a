package asyncio

import rt "github.com/py2go/py2go/rtlib"

// The exceptions that this package raises itself.
var (
	CancelledError    = rt.Type{Name: "CancelledError", Module: "asyncio.exceptions", Doc: "The Future or Task was cancelled.", Base: &rt.BaseException, Flags: rt.BaseType | rt.ExceptionType}
	InvalidStateError = rt.Type{Name: "InvalidStateError", Module: "asyncio.exceptions", Doc: "The operation is not allowed in this state.", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
)

func cancelled(msg rt.Value) *rt.Exc {
	if msg.IsUnset() || msg.IsNone() {
		return rt.NewExc(&CancelledError)
	}
	return rt.NewExc(&CancelledError, msg)
}

// fatal reports whether err must not be kept in a future only, but leaves the loop too.
func fatal(err *rt.Exc) bool { return err.Is(&rt.SystemExit) || err.Is(&rt.KeyboardInterrupt) }

// repr is for messages: an object whose repr fails is named by its type.
func repr(v rt.Value) string {
	s, err := rt.Repr(v)
	if err != nil {
		return "<" + rt.TypeOf(v).Name + " object>"
	}
	return s
}

// The exceptions of queues.
var (
	queueEmpty    = rt.Type{Name: "QueueEmpty", Module: "asyncio.queues", Doc: "Raised where an item is asked of an empty queue without waiting.", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	queueFull     = rt.Type{Name: "QueueFull", Module: "asyncio.queues", Doc: "Raised where an item is put into a full queue without waiting.", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	queueShutDown = rt.Type{Name: "QueueShutDown", Module: "asyncio.queues", Doc: "Raised by put and get once a queue has been shut down.", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
)

// raise is the exception of `raise t`.
func raise(t *rt.Type) *rt.Exc { return rt.Raise(t.Value()) }
