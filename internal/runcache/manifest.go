package runcache

import (
	"bytes"
	"strconv"
)

// manifest is what must still hold for Found to be right. Its file has a line for each fact: a word and a quoted text.
type manifest struct {
	Found
	lib     Library
	chosen  string // the directory that PY2GO_RUNTIME named
	tools   string // identities of py2go and the runtime library
	goID    string // identity of the Go toolchain
	sources []source
	absent  []string
}

type source struct{ path, hash string }

func (m *manifest) format() []byte {
	var b []byte
	fact := func(word, text string) {
		b = append(b, word...)
		b = append(b, ' ')
		b = strconv.AppendQuote(b, text)
		b = append(b, '\n')
	}
	fact("binary", m.Binary)
	fact("root", m.Root)
	fact("script", m.Script)
	fact("warnings", m.Warnings)
	fact("library", m.lib.Dir)
	fact("fixed", strconv.FormatBool(m.lib.Fixed))
	fact("chosen", m.chosen)
	fact("tools", m.tools)
	fact("go", m.goID)
	for _, s := range m.sources {
		fact("source", s.path)
		fact("hash", s.hash)
	}
	for _, path := range m.absent {
		fact("absent", path)
	}
	fact("end", "")
	return b
}

// parseManifest reads what format wrote; ok is false for anything else.
func parseManifest(data []byte) (m manifest, ok bool) {
	for line := range bytes.Lines(data) {
		word, quoted, _ := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(" "))
		text, err := strconv.Unquote(string(quoted))
		if err != nil || ok {
			return manifest{}, false
		}
		switch string(word) {
		case "binary":
			m.Binary = text
		case "root":
			m.Root = text
		case "script":
			m.Script = text
		case "warnings":
			m.Warnings = text
		case "library":
			m.lib.Dir = text
		case "fixed":
			m.lib.Fixed = text == "true"
		case "chosen":
			m.chosen = text
		case "tools":
			m.tools = text
		case "go":
			m.goID = text
		case "source":
			m.sources = append(m.sources, source{path: text})
		case "hash":
			if len(m.sources) == 0 {
				return manifest{}, false
			}
			m.sources[len(m.sources)-1].hash = text
		case "absent":
			m.absent = append(m.absent, text)
		case "end":
			ok = true
		default:
			return manifest{}, false
		}
	}
	return m, ok
}
