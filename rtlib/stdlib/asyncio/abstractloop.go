package asyncio

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// abstractMethods are what AbstractEventLoop names and does not implement. A line that begins with a blank continues the one before.
const abstractMethods = `
add_reader(fd, callback, *args)
add_signal_handler(sig, callback, *args)
add_writer(fd, callback, *args)
call_at(when, callback, *args, context=None)
call_exception_handler(context)
call_later(delay, callback, *args, context=None)
call_soon(callback, *args, context=None)
call_soon_threadsafe(callback, *args, context=None)
close()
async connect_accepted_socket(protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None)
async connect_read_pipe(protocol_factory, pipe)
async connect_write_pipe(protocol_factory, pipe)
async create_connection(protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None,
 server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None)
async create_datagram_endpoint(protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_address=None,
 reuse_port=None, allow_broadcast=None, sock=None)
create_future()
async create_server(protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None, backlog=100, ssl=None, reuse_address=None,
 reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True)
create_task(coro, *, name=None, context=None)
async create_unix_connection(protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None, ssl_handshake_timeout=None,
 ssl_shutdown_timeout=None)
async create_unix_server(protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
 ssl_shutdown_timeout=None, start_serving=True)
default_exception_handler(context)
get_debug()
get_exception_handler()
get_task_factory()
async getaddrinfo(host, port, *, family=0, type=0, proto=0, flags=0)
async getnameinfo(sockaddr, flags=0)
is_closed()
is_running()
remove_reader(fd)
remove_signal_handler(sig)
remove_writer(fd)
run_forever()
run_in_executor(executor, func, *args)
run_until_complete(future)
async sendfile(transport, file, offset=0, count=None, *, fallback=True)
set_debug(enabled)
set_default_executor(executor)
set_exception_handler(handler)
set_task_factory(factory)
async shutdown_asyncgens()
async shutdown_default_executor()
async sock_accept(sock)
async sock_connect(sock, address)
async sock_recv(sock, nbytes)
async sock_recv_into(sock, buf)
async sock_recvfrom(sock, bufsize)
async sock_recvfrom_into(sock, buf, nbytes=0)
async sock_sendall(sock, data)
async sock_sendfile(sock, file, offset=0, count=None, *, fallback=None)
async sock_sendto(sock, data, address)
async start_tls(transport, protocol, sslcontext, *, server_side=False, server_hostname=None, ssl_handshake_timeout=None,
 ssl_shutdown_timeout=None)
stop()
async subprocess_exec(protocol_factory, *args, stdin=-1, stdout=-1, stderr=-1, **kwargs)
async subprocess_shell(protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1, **kwargs)
time()
_timer_handle_cancelled(handle)
`

func setUpAbstractLoop() {
	abstractLoopType.InstanceDict()
	abstractLoopType.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[rt.Instance](t)), nil }
	abstractLoopType.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	for line := range strings.Lines(strings.ReplaceAll(strings.TrimSpace(abstractMethods), "\n ", " ")) {
		abstractLoopType.Methods = append(abstractLoopType.Methods, abstractMethod(strings.TrimSpace(line)))
	}
}

// abstractMethod is the method of a line of abstractMethods: it raises NotImplementedError when it is called or, of coroutines, awaited.
func abstractMethod(line string) rt.Def {
	line, async := strings.CutPrefix(line, "async ")
	name, params, _ := strings.Cut(strings.TrimSuffix(line, ")"), "(")
	refuse := func() (rt.Value, *rt.Exc) { return rt.Unset, rt.Raise(rt.NotImplementedError.Value()) }
	d := rt.Def{Name: name, Sig: params, FN: func([]rt.Value) (rt.Value, *rt.Exc) { return refuse() }}
	if async {
		code := newCode("AbstractEventLoop", name, "self")
		d.A = d.FN
		d.FN = func([]rt.Value) (rt.Value, *rt.Exc) {
			op := &operation{begin: refuse}
			return op.Init(code).Value(), nil
		}
	}
	return d
}
