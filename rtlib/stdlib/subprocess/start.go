package subprocess

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/sys/unix"
)

// command is a program to be started.
type command struct {
	args        []string
	executables []string // the first that can be executed is
	env         []string // nil: this process's own
	cwd         string   // "": this process's own
	std         [3]int   // what become descriptors 0, 1, 2; -1: this process's own
	closeFDs    bool
	pass        []int // descriptors that stay open under their own numbers
	umask       int   // -1: this process's own
	attr        syscall.SysProcAttr
}

// start starts the program. inDir: the error is that of its working directory.
func (c *command) start() (pid int, inDir bool, err error) {
	if c.cwd != "" {
		if err := canEnter(c.cwd); err != nil {
			return 0, true, err
		}
	}
	env := c.env
	if env == nil {
		env = os.Environ()
	}
	attr := &syscall.ProcAttr{Dir: c.cwd, Env: env, Sys: &c.attr, Files: c.files()}
	err = syscall.ENOENT
	for _, exe := range c.executables {
		failed := executable(c.cwd, exe)
		if failed == nil {
			pid, failed = c.fork(exe, attr)
			if failed == nil {
				return pid, false, nil
			}
		}
		if failed != syscall.ENOENT && failed != syscall.ENOTDIR || err == syscall.ENOENT || err == syscall.ENOTDIR {
			err = failed
		}
	}
	return 0, false, err
}

func (c *command) fork(exe string, attr *syscall.ProcAttr) (pid int, err error) {
	if c.umask >= 0 {
		// The mask is the process's; the interpreter lock, which is held, keeps other threads from making files meanwhile.
		defer syscall.Umask(syscall.Umask(c.umask))
		return syscall.ForkExec(exe, c.args, attr)
	}
	rt.Blocking(func() { pid, err = syscall.ForkExec(exe, c.args, attr) })
	return pid, err
}

func canEnter(dir string) error {
	st, err := os.Stat(dir)
	switch {
	case err != nil:
		return rt.ErrnoOf(err)
	case !st.IsDir():
		return syscall.ENOTDIR
	}
	return unix.Access(dir, unix.X_OK)
}

// executable tells why a file cannot be executed, without the cost of a process.
func executable(dir, file string) error {
	if dir != "" && !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	return unix.Access(file, unix.X_OK)
}

// files says what each descriptor of the child is: an open one of this process, or none.
func (c *command) files() []uintptr {
	const none = ^uintptr(0)
	files := []uintptr{0, 1, 2}
	for i, fd := range c.std {
		if fd >= 0 {
			files[i] = uintptr(fd)
		} else if _, err := unix.FcntlInt(uintptr(i), unix.F_GETFD, 0); err != nil {
			files[i] = none
		}
	}
	set := func(fd int, v uintptr) {
		for len(files) <= fd {
			files = append(files, none)
		}
		files[fd] = v
	}
	if c.closeFDs {
		for _, fd := range inherited() {
			set(fd, none)
		}
	}
	for _, fd := range c.pass {
		if fd > 2 {
			set(fd, uintptr(fd))
		}
	}
	if !c.closeFDs {
		for _, fd := range inherited() {
			if fd < len(files) {
				files[fd] = uintptr(fd)
			}
		}
	}
	return files
}

// inherited are the descriptors above 2 that a child would get. Where the system does not tell there are none that Python made: those are
// not inheritable unless a program makes them so.
func inherited() []int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return nil
	}
	var fds []int
	for _, e := range entries {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= 2 {
			continue
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
			fds = append(fds, fd)
		}
	}
	return fds
}
