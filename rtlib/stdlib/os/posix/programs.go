package posix

import (
	"os"
	"os/exec"
	"strings"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
)

// programs are the functions that start other programs or put one into this one's place.
func programs() []rt.Def {
	return []rt.Def{
		{Name: "_start_shell", Sig: "command, reads, /", FN: startShell},
		{Name: "execv", Sig: "path, argv, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return replaceProgram(a[0], a[1], rt.None, false) }},
		{Name: "execve", Sig: "path, argv, env", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return replaceProgram(a[0], a[1], a[2], false) }},
		{Name: "execvp", Sig: "file, args, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return replaceProgram(a[0], a[1], rt.None, true) }},
		{Name: "execvpe", Sig: "file, args, env, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return replaceProgram(a[0], a[1], a[2], true) }},
	}
}

// startShell starts a shell command that is connected by a pipe: its output is read here, or its input written. The result is this end
// of the pipe and the process's number.
func startShell(a []rt.Value) (rt.Value, *rt.Exc) {
	command, err := rt.PathArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	reads, err := rt.Truth(a[1])
	if err != nil {
		return rt.Unset, err
	}
	var p [2]int
	if e := syscall.Pipe2(p[:], syscall.O_CLOEXEC); e != nil {
		return rt.Unset, failed(e, rt.Unset)
	}
	files := []uintptr{0, 1, 2}
	ours, theirs := p[1], p[0]
	if reads {
		ours, theirs = p[0], p[1]
		files[1] = uintptr(theirs)
	} else {
		files[0] = uintptr(theirs)
	}
	pid, e := syscall.ForkExec("/bin/sh", []string{"/bin/sh", "-c", command}, &syscall.ProcAttr{Env: os.Environ(), Files: files})
	_ = syscall.Close(theirs) // belongs to the command
	if e != nil {
		_ = syscall.Close(ours)
		return rt.Unset, failed(e, rt.Unset)
	}
	return rt.NewTuple2(intValue(ours), intValue(pid)), nil
}

// replaceProgram puts a program into the place of this one; it is looked for along PATH where search is true. It returns if that fails.
func replaceProgram(file, args, env rt.Value, search bool) (rt.Value, *rt.Exc) {
	path, err := rt.PathArg(file)
	if err != nil {
		return rt.Unset, err
	}
	items, err := rt.ListOf(args)
	if err != nil {
		return rt.Unset, err
	}
	if len(items) == 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "execv() arg 2 must not be empty")
	}
	argv := make([]string, len(items))
	for i, item := range items {
		if argv[i], err = rt.PathArg(item); err != nil {
			return rt.Unset, err
		}
	}
	environment := os.Environ()
	if !env.IsNone() {
		if environment, err = environmentOf(env); err != nil {
			return rt.Unset, err
		}
	}
	if search && !strings.Contains(path, "/") {
		found, e := exec.LookPath(path)
		if e != nil {
			return rt.Unset, rt.OSErrorOf(syscall.ENOENT, rt.Unset)
		}
		path = found
	}
	e := syscall.Exec(path, argv, environment)
	return rt.Unset, failed(e, rt.Unset)
}

func environmentOf(env rt.Value) ([]string, *rt.Exc) {
	items, err := rt.GetAttrName(env, "items")
	if err != nil {
		return nil, err
	}
	if items, err = rt.Call0(items); err != nil {
		return nil, err
	}
	pairs, err := rt.ListOf(items)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, p := range pairs {
		kv, err := rt.Unpack(p, 2)
		if err != nil {
			return nil, err
		}
		k, err := rt.PathArg(kv[0])
		if err != nil {
			return nil, err
		}
		v, err := rt.PathArg(kv[1])
		if err != nil {
			return nil, err
		}
		out = append(out, k+"="+v)
	}
	return out, nil
}
