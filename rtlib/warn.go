package rt

import (
	"fmt"
	"strings"
)

// WarnHook, where set, decides what becomes of a warning: it prints it, drops it, or returns it as an exception to raise.
var WarnHook func(category *Type, text, file string, line int, source string) *Exc

var warned = map[string]bool{} // by place, class and text: each is shown once

// Warn issues a warning that concerns the function c, as warnings.warn does; nil: the Python function that is running.
func Warn(category *Type, text string, c *Code) *Exc {
	if c == nil {
		if callers := Callers(); len(callers) > 0 {
			return callers[0].warn(category, text)
		}
	}
	file, line, source := "<sys>", 0, ""
	if c != nil && c.File != nil {
		file, line, source = c.File.Path(), int(c.Line), c.File.SourceLine(int(c.Line))
	}
	return WarnAt(category, text, file, line, source)
}

// WarnAt issues a warning for a line of a file, whose text is source ("" if unknown).
func WarnAt(category *Type, text, file string, line int, source string) *Exc {
	if WarnHook != nil {
		return WarnHook(category, text, file, line, source)
	}
	for _, quiet := range []*Type{&DeprecationWarning, &PendingDeprecationWarning, &ImportWarning, &ResourceWarning} {
		if category.IsSubtype(quiet) {
			return nil
		}
	}
	warnOnce(category, text, file, line, source)
	return nil
}

func warnOnce(category *Type, text, file string, line int, source string) {
	key := fmt.Sprint(file, line, category.Name, text)
	if !warned[key] {
		warned[key] = true
		WriteStderr(FormatWarning(category, text, file, line, source))
	}
}

// WarnCaller issues a warning for the line of the program that is running, whatever library functions it called.
func WarnCaller(category *Type, text string) *Exc {
	for _, c := range Callers() {
		if c.Line != 0 && c.Module.File != nil {
			return c.warn(category, text)
		}
	}
	return WarnAt(category, text, "<sys>", 0, "")
}

// warn issues a warning for the line where c is. As CPython's filters have it, a DeprecationWarning is shown where that is in the main module.
func (c *Caller) warn(category *Type, text string) *Exc {
	if c.Module.File == nil {
		return WarnAt(category, text, "<sys>", 0, "")
	}
	file, source := c.Module.File.Path(), ""
	if c.Line != 0 {
		source = c.Module.File.SourceLine(c.Line)
	}
	if WarnHook == nil && c.Module.Name == "__main__" && category == &DeprecationWarning {
		warnOnce(category, text, file, c.Line, source)
		return nil
	}
	return WarnAt(category, text, file, c.Line, source)
}

// FormatWarning is the text that a warning prints.
func FormatWarning(category *Type, text, file string, line int, source string) string {
	s := fmt.Sprintf("%s:%d: %s: %s\n", file, line, category.Name, text)
	if source = strings.TrimSpace(source); source != "" {
		s += "  " + source + "\n"
	}
	return s
}
