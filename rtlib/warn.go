package rt

import (
	"fmt"
	"strings"
)

// WarnHook, where set, decides what becomes of a warning: it prints it, drops it, or returns it as an exception to raise.
var WarnHook func(category *Type, text, file string, line int, source string) *Exc

var warned = map[string]bool{} // by place, class and text: each is shown once

// Warn issues a warning that concerns the function c (nil: no place is known), as warnings.warn does.
func Warn(category *Type, text string, c *Code) *Exc {
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
	key := fmt.Sprint(file, line, category.Name, text)
	if !warned[key] {
		warned[key] = true
		WriteStderr(FormatWarning(category, text, file, line, source))
	}
	return nil
}

// FormatWarning is the text that a warning prints.
func FormatWarning(category *Type, text, file string, line int, source string) string {
	s := fmt.Sprintf("%s:%d: %s: %s\n", file, line, category.Name, text)
	if source = strings.TrimSpace(source); source != "" {
		s += "  " + source + "\n"
	}
	return s
}
