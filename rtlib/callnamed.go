package rt

// This file is calls of methods by native code, whose callers must not take a failed lookup for theirs.

// CallNamed0 is o.name().
func CallNamed0(o Value, a *Attr) (Value, *Exc) { return ownStage(CallMethod0(o, a)) }

// CallNamed1 is o.name(x).
func CallNamed1(o Value, a *Attr, x Value) (Value, *Exc) { return ownStage(CallMethod1(o, a, x)) }

// CallNamed2 is o.name(x, y).
func CallNamed2(o Value, a *Attr, x, y Value) (Value, *Exc) { return ownStage(CallMethod2(o, a, x, y)) }

// AwaitNamed0 is `await o.name()`.
func AwaitNamed0(o Value, a *Attr) (Value, *Exc) { return ownStage(AwaitMethod0(o, a)) }

func ownStage(v Value, err *Exc) (Value, *Exc) {
	if err != nil {
		err.stage = wholeOperation
	}
	return v, err
}
