// Package pwd provides Python's modules pwd and grp: the system's users and groups, as its files list them.
package pwd

import (
	"os"
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

var userType, groupType rt.Type

func init() {
	rt.NewStructSeq(&userType, "pwd", "struct_passwd", "pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell")
	rt.NewStructSeq(&groupType, "grp", "struct_group", "gr_name", "gr_passwd", "gr_gid", "gr_mem")
	rt.RegisterModule("pwd", func(m *rt.Module) *rt.Exc {
		m.Set("struct_passwd", userType.Value())
		m.Def(
			rt.Def{Name: "getpwall", F0: func() (rt.Value, *rt.Exc) { return all("/etc/passwd", user) }},
			byNumber("getpwuid", "uid", "/etc/passwd", user), byName("getpwnam", "/etc/passwd", user),
		)
		return nil
	})
	rt.RegisterModule("grp", func(m *rt.Module) *rt.Exc {
		m.Set("struct_group", groupType.Value())
		m.Def(
			rt.Def{Name: "getgrall", F0: func() (rt.Value, *rt.Exc) { return all("/etc/group", group) }},
			byNumber("getgrgid", "gid", "/etc/group", group), byName("getgrnam", "/etc/group", group),
		)
		return nil
	})
}

// entry is a line of one of the files; its value is Unset where the line is none.
type entry struct {
	name   string
	number int
	value  rt.Value
}

func user(f []string) entry {
	if len(f) < 7 {
		return entry{}
	}
	uid, gid := number(f[2]), number(f[3])
	return entry{f[0], uid, rt.StructSeq(&userType, rt.NewStr(f[0]), rt.NewStr(f[1]), rt.Int(int64(uid)), rt.Int(int64(gid)), rt.NewStr(f[4]),
		rt.NewStr(f[5]), rt.NewStr(f[6]))}
}

func group(f []string) entry {
	if len(f) < 4 {
		return entry{}
	}
	var members []rt.Value
	for name := range strings.SplitSeq(f[3], ",") {
		if name != "" {
			members = append(members, rt.NewStr(name))
		}
	}
	gid := number(f[2])
	return entry{f[0], gid, rt.StructSeq(&groupType, rt.NewStr(f[0]), rt.NewStr(f[1]), rt.Int(int64(gid)), rt.NewList(members...))}
}

// number is a user's or group's number, -1 if the text is none.
func number(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return -1
}

// entries are the lines of a file; a file that cannot be read has none.
func entries(file string, parse func([]string) entry) []entry {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var found []entry
	for line := range strings.Lines(string(text)) {
		if e := parse(strings.Split(strings.TrimRight(line, "\n"), ":")); !e.value.IsUnset() {
			found = append(found, e)
		}
	}
	return found
}

func all(file string, parse func([]string) entry) (rt.Value, *rt.Exc) {
	var items []rt.Value
	for _, e := range entries(file, parse) {
		items = append(items, e.value)
	}
	return rt.NewList(items...), nil
}

func byNumber(name, parameter, file string, parse func([]string) entry) rt.Def {
	return rt.Def{Name: name, Sig: parameter + ", /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		n, err := rt.IndexInt(a[0])
		if err != nil {
			return rt.Unset, err
		}
		for _, e := range entries(file, parse) {
			if e.number == n {
				return e.value, nil
			}
		}
		return rt.Unset, rt.NewExc(&rt.KeyError, rt.NewStr(name+"(): "+parameter+" not found: "+strconv.Itoa(n)))
	}}
}

func byName(name, file string, parse func([]string) entry) rt.Def {
	return rt.Def{Name: name, Sig: "name, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		wanted, ok := rt.StrOf(a[0])
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "%s() argument must be str, not %s", name, rt.TypeName(a[0]))
		}
		for _, e := range entries(file, parse) {
			if e.name == wanted {
				return e.value, nil
			}
		}
		return rt.Unset, rt.NewExc(&rt.KeyError, rt.NewStr(name+"(): name not found: '"+wanted+"'"))
	}}
}
