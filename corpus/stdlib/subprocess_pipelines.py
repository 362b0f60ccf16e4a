"""Programs are started, fed and listened to in every way that subprocess has."""

import os
import subprocess
import sys
from subprocess import DEVNULL, PIPE, STDOUT


def pipeline():
    words = subprocess.Popen(["printf", "pear\\napple\\nfig\\napple\\n"], stdout=PIPE)
    ordered = subprocess.Popen(["sort"], stdin=words.stdout, stdout=PIPE)
    words.stdout.close()
    unique = subprocess.Popen(["uniq", "-c"], stdin=ordered.stdout, stdout=PIPE, text=True)
    ordered.stdout.close()
    for line in unique.stdout:
        print("line:", line.split())
    print([p.wait() for p in (words, ordered, unique)])


def results():
    done = subprocess.run(["sh", "-c", "echo out; echo err >&2; exit 3"], capture_output=True, text=True)
    print(done)
    try:
        done.check_returncode()
    except subprocess.CalledProcessError as e:
        print(e, repr(e), e.stdout, e.stderr, e.output is e.stdout)
    print(subprocess.run("echo $0 $1; echo more", shell=True, stdout=PIPE).stdout)
    print(subprocess.run(["sh", "-c", "echo a; echo b >&2"], stdout=PIPE, stderr=STDOUT).stdout)
    print(subprocess.call(["false"]), subprocess.check_call(["true"]))
    print(subprocess.check_output(["tr", "a-z", "A-Z"], input="shout\r\n", text=True))
    print(repr(subprocess.getoutput("echo one; echo two")), subprocess.getstatusoutput("exit 4"))
    print(subprocess.run(["cat"], stdin=DEVNULL, stdout=PIPE).stdout)


def errors():
    for args, kwargs in [
        (["/no/such/program"], {}),
        (["no-such-program-anywhere", "x"], {}),
        (["ls"], {"cwd": "/no/such/directory"}),
        (["/etc"], {}),
        ([], {}),
        (["ls", 3], {}),
        (["l\0s"], {}),
        ("ls", {"env": {"A=": "x"}}),
        ("ls", {"stdout": STDOUT}),
        ("ls", {"bufsize": "1"}),
        ("ls", {"text": True, "universal_newlines": False}),
        ("ls", {"creationflags": 1}),
        ("ls", {"user": "no-such-user-here"}),
        ("ls", {"group": -3}),
    ]:
        try:
            subprocess.Popen(args, **kwargs)
        except Exception as e:
            print(type(e).__name__, e, getattr(e, "filename", None))
    for f, kwargs in [
        (subprocess.run, {"input": b"", "stdin": PIPE}),
        (subprocess.run, {"capture_output": True, "stdout": PIPE}),
        (subprocess.check_output, {"stdout": PIPE}),
    ]:
        try:
            f(["ls"], **kwargs)
        except ValueError as e:
            print(e)


def streams():
    with subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as p:
        for word in ("first", "second"):
            p.stdin.write(word + "\n")
            print("echoed:", p.stdout.readline().rstrip())
        print(p.poll(), p.text_mode, p.encoding, p.stdin.encoding)
    print(p, p.stdin.closed, p.stdout.closed)
    big = os.urandom(1 << 20)
    p = subprocess.Popen(["cat"], stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = p.communicate(big)
    print(out == big, err, p.returncode)
    try:
        p.communicate(b"again")
    except ValueError as e:
        print(e)
    head = subprocess.Popen(["head", "-c", "3"], stdin=PIPE, stdout=PIPE)
    print(head.communicate(b"x" * 300_000))


def surroundings():
    env = {"PATH": os.environ["PATH"], "GREETING": "h\u00e9llo"}
    print(subprocess.check_output('echo "$GREETING"', shell=True, env=env).decode())
    print(subprocess.check_output(["pwd"], cwd="/usr", text=True).strip())
    r, w = os.pipe()
    done = subprocess.run(["sh", "-c", f"echo through >/dev/fd/{w}"], pass_fds=[w])
    os.close(w)
    print(done.returncode, os.read(r, 100))
    os.close(r)
    p = subprocess.Popen(["sh", "-c", "read line; ps -o sid= -p $$"], stdin=PIPE, stdout=PIPE, start_new_session=True, text=True)
    print(int(p.communicate("go\n")[0]) == p.pid)
    print(subprocess.check_output(["sh", "-c", "umask"], umask=0o27, text=True).strip())


pipeline()
results()
errors()
streams()
surroundings()
print(subprocess.list2cmdline(["a b", 'say "hi"', "back\\slash\\", "", "c d\\"]))
print(sorted(subprocess.__all__) == sorted(set(subprocess.__all__)), sys.getdefaultencoding())
