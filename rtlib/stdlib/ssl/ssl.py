"""TLS: encrypted connections over sockets and over memory."""

import base64
import errno
import os
import warnings
from collections import namedtuple
from enum import Enum, IntEnum, IntFlag
from socket import SOCK_STREAM, SOL_SOCKET, SO_TYPE, _GLOBAL_DEFAULT_TIMEOUT, create_connection
from socket import socket as _socket_class

import _ssl
from _ssl import (
    MemoryBIO, OPENSSL_VERSION, RAND_bytes, SSLCertVerificationError, SSLEOFError, SSLError, SSLSyscallError, SSLWantReadError,
    SSLWantWriteError, SSLZeroReturnError, _SSLContext,
)

CertificateError = SSLCertVerificationError
socket_error = OSError
SSLSession = type(None)

OPENSSL_VERSION_INFO = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000
_OPENSSL_API_VERSION = OPENSSL_VERSION_INFO
_DEFAULT_CIPHERS = "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"
_RESTRICTED_SERVER_CIPHERS = _DEFAULT_CIPHERS
PEM_HEADER = "-----BEGIN CERTIFICATE-----"
PEM_FOOTER = "-----END CERTIFICATE-----"
CHANNEL_BINDING_TYPES = ["tls-unique"]
HAS_SNI = HAS_ECDH = HAS_ALPN = HAS_NEVER_CHECK_COMMON_NAME = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_PSK = False
HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = True

_SSLMethod = IntEnum("_SSLMethod", {
    "PROTOCOL_TLS": 2, "PROTOCOL_TLSv1": 3, "PROTOCOL_TLSv1_1": 4, "PROTOCOL_TLSv1_2": 5,
    "PROTOCOL_TLS_CLIENT": 16, "PROTOCOL_TLS_SERVER": 17,
})
Options = IntFlag("Options", {
    "OP_NO_SSLv2": 0, "OP_SINGLE_DH_USE": 0, "OP_SINGLE_ECDH_USE": 0, "OP_LEGACY_SERVER_CONNECT": 1 << 2, "OP_ENABLE_KTLS": 1 << 3,
    "OP_IGNORE_UNEXPECTED_EOF": 1 << 7, "OP_NO_TICKET": 1 << 14, "OP_NO_COMPRESSION": 1 << 17, "OP_ENABLE_MIDDLEBOX_COMPAT": 1 << 20,
    "OP_CIPHER_SERVER_PREFERENCE": 1 << 22, "OP_NO_SSLv3": 1 << 25, "OP_NO_TLSv1": 1 << 26, "OP_NO_TLSv1_2": 1 << 27,
    "OP_NO_TLSv1_1": 1 << 28, "OP_NO_TLSv1_3": 1 << 29, "OP_NO_RENEGOTIATION": 1 << 30, "OP_ALL": 0x80000050,
})
AlertDescription = IntEnum("AlertDescription", {
    "ALERT_DESCRIPTION_CLOSE_NOTIFY": 0, "ALERT_DESCRIPTION_UNEXPECTED_MESSAGE": 10, "ALERT_DESCRIPTION_BAD_RECORD_MAC": 20,
    "ALERT_DESCRIPTION_RECORD_OVERFLOW": 22, "ALERT_DESCRIPTION_DECOMPRESSION_FAILURE": 30, "ALERT_DESCRIPTION_HANDSHAKE_FAILURE": 40,
    "ALERT_DESCRIPTION_BAD_CERTIFICATE": 42, "ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE": 43, "ALERT_DESCRIPTION_CERTIFICATE_REVOKED": 44,
    "ALERT_DESCRIPTION_CERTIFICATE_EXPIRED": 45, "ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN": 46, "ALERT_DESCRIPTION_ILLEGAL_PARAMETER": 47,
    "ALERT_DESCRIPTION_UNKNOWN_CA": 48, "ALERT_DESCRIPTION_ACCESS_DENIED": 49, "ALERT_DESCRIPTION_DECODE_ERROR": 50,
    "ALERT_DESCRIPTION_DECRYPT_ERROR": 51, "ALERT_DESCRIPTION_PROTOCOL_VERSION": 70, "ALERT_DESCRIPTION_INSUFFICIENT_SECURITY": 71,
    "ALERT_DESCRIPTION_INTERNAL_ERROR": 80, "ALERT_DESCRIPTION_USER_CANCELLED": 90, "ALERT_DESCRIPTION_NO_RENEGOTIATION": 100,
    "ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION": 110, "ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE": 111,
    "ALERT_DESCRIPTION_UNRECOGNIZED_NAME": 112, "ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE": 113,
    "ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE": 114, "ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY": 115,
})
SSLErrorNumber = IntEnum("SSLErrorNumber", {
    "SSL_ERROR_SSL": 1, "SSL_ERROR_WANT_READ": 2, "SSL_ERROR_WANT_WRITE": 3, "SSL_ERROR_WANT_X509_LOOKUP": 4, "SSL_ERROR_SYSCALL": 5,
    "SSL_ERROR_ZERO_RETURN": 6, "SSL_ERROR_WANT_CONNECT": 7, "SSL_ERROR_EOF": 8, "SSL_ERROR_INVALID_ERROR_CODE": 10,
})
VerifyFlags = IntFlag("VerifyFlags", {
    "VERIFY_DEFAULT": 0, "VERIFY_CRL_CHECK_LEAF": 4, "VERIFY_CRL_CHECK_CHAIN": 12, "VERIFY_X509_STRICT": 32, "VERIFY_ALLOW_PROXY_CERTS": 64,
    "VERIFY_X509_TRUSTED_FIRST": 32768, "VERIFY_X509_PARTIAL_CHAIN": 524288,
})
VerifyMode = IntEnum("VerifyMode", {"CERT_NONE": 0, "CERT_OPTIONAL": 1, "CERT_REQUIRED": 2})
TLSVersion = IntEnum("TLSVersion", {
    "MINIMUM_SUPPORTED": -2, "SSLv3": 768, "TLSv1": 769, "TLSv1_1": 770, "TLSv1_2": 771, "TLSv1_3": 772, "MAXIMUM_SUPPORTED": -1,
})
for _enum in (_SSLMethod, Options, AlertDescription, SSLErrorNumber, VerifyFlags, VerifyMode):
    globals().update(_enum.__members__)
PROTOCOL_SSLv23 = PROTOCOL_TLS
_SSLMethod.PROTOCOL_SSLv23 = PROTOCOL_TLS

# Enumerations of RFC 8446 that few programs look at: they are made when one does.
_RECORDS = {
    "_TLSContentType": {
        "CHANGE_CIPHER_SPEC": 20, "ALERT": 21, "HANDSHAKE": 22, "APPLICATION_DATA": 23, "HEADER": 256, "INNER_CONTENT_TYPE": 257,
    },
    "_TLSAlertType": {
        "CLOSE_NOTIFY": 0, "UNEXPECTED_MESSAGE": 10, "BAD_RECORD_MAC": 20, "DECRYPTION_FAILED": 21, "RECORD_OVERFLOW": 22,
        "DECOMPRESSION_FAILURE": 30, "HANDSHAKE_FAILURE": 40, "NO_CERTIFICATE": 41, "BAD_CERTIFICATE": 42, "UNSUPPORTED_CERTIFICATE": 43,
        "CERTIFICATE_REVOKED": 44, "CERTIFICATE_EXPIRED": 45, "CERTIFICATE_UNKNOWN": 46, "ILLEGAL_PARAMETER": 47, "UNKNOWN_CA": 48,
        "ACCESS_DENIED": 49, "DECODE_ERROR": 50, "DECRYPT_ERROR": 51, "EXPORT_RESTRICTION": 60, "PROTOCOL_VERSION": 70,
        "INSUFFICIENT_SECURITY": 71, "INTERNAL_ERROR": 80, "INAPPROPRIATE_FALLBACK": 86, "USER_CANCELED": 90, "NO_RENEGOTIATION": 100,
        "MISSING_EXTENSION": 109, "UNSUPPORTED_EXTENSION": 110, "CERTIFICATE_UNOBTAINABLE": 111, "UNRECOGNIZED_NAME": 112,
        "BAD_CERTIFICATE_STATUS_RESPONSE": 113, "BAD_CERTIFICATE_HASH_VALUE": 114, "UNKNOWN_PSK_IDENTITY": 115, "CERTIFICATE_REQUIRED": 116,
        "NO_APPLICATION_PROTOCOL": 120,
    },
    "_TLSMessageType": {
        "HELLO_REQUEST": 0, "CLIENT_HELLO": 1, "SERVER_HELLO": 2, "HELLO_VERIFY_REQUEST": 3, "NEWSESSION_TICKET": 4, "END_OF_EARLY_DATA": 5,
        "HELLO_RETRY_REQUEST": 6, "ENCRYPTED_EXTENSIONS": 8, "CERTIFICATE": 11, "SERVER_KEY_EXCHANGE": 12, "CERTIFICATE_REQUEST": 13,
        "SERVER_DONE": 14, "CERTIFICATE_VERIFY": 15, "CLIENT_KEY_EXCHANGE": 16, "FINISHED": 20, "CERTIFICATE_URL": 21,
        "CERTIFICATE_STATUS": 22, "SUPPLEMENTAL_DATA": 23, "KEY_UPDATE": 24, "NEXT_PROTO": 67, "MESSAGE_HASH": 254, "CHANGE_CIPHER_SPEC": 257,
    },
}


def __getattr__(name):
    if name not in _RECORDS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()[name] = IntEnum(name, _RECORDS[name], module=__name__)
    return made


_PROTOCOL_NAMES = {value: name for name, value in _SSLMethod.__members__.items()}


class _ASN1Object(namedtuple("_ASN1Object", "nid shortname longname oid")):
    """An object identifier with its names."""

    __slots__ = ()
    _known = {
        "1.3.6.1.5.5.7.3.1": (129, "serverAuth", "TLS Web Server Authentication"),
        "1.3.6.1.5.5.7.3.2": (130, "clientAuth", "TLS Web Client Authentication"),
    }

    def __new__(cls, oid):
        if oid not in cls._known:
            raise ValueError("unknown object '%.100s'" % oid)
        return super().__new__(cls, *cls._known[oid], oid)

    @classmethod
    def fromnid(cls, nid):
        for oid, names in cls._known.items():
            if names[0] == nid:
                return cls(oid)
        raise ValueError(f"unknown NID {nid}")

    @classmethod
    def fromname(cls, name):
        for oid, names in cls._known.items():
            if name in (oid, *names[1:]):
                return cls(oid)
        raise ValueError("unknown object '%.100s'" % name)


class Purpose(_ASN1Object, Enum):
    """What a context is for."""

    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


DefaultVerifyPaths = namedtuple(
    "DefaultVerifyPaths", "cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath"
)


def get_default_verify_paths():
    """Returns where the certificates of authorities are."""
    default_file, default_dir = _ssl.default_paths()
    cafile = os.environ.get("SSL_CERT_FILE", default_file)
    capath = os.environ.get("SSL_CERT_DIR", default_dir)
    return DefaultVerifyPaths(
        cafile if os.path.isfile(cafile) else None, capath if os.path.isdir(capath) else None,
        "SSL_CERT_FILE", default_file, "SSL_CERT_DIR", default_dir,
    )


def _encode_hostname(hostname):
    if hostname is None:
        return None
    if isinstance(hostname, str):
        return hostname if hostname.isascii() and not hostname.startswith(".") else hostname.encode("idna").decode("ascii")
    return hostname.decode("ascii")


def _protocols(names, kind):
    checked = []
    for name in names:
        b = bytes(name, "ascii")
        if not 0 < len(b) <= 255:
            raise SSLError(f"{kind} protocols must be 1 to 255 in length")
        checked.append(name)
    return checked


def _shown_as(kind, name):
    """A property that is the native attribute called name as a member of an enumeration."""
    native = getattr(_SSLContext, name)

    def get(context):
        return kind(native.__get__(context))

    def set(context, value):
        native.__set__(context, value)

    return property(get, None if name == "protocol" else set)


class SSLContext(_SSLContext):
    """What TLS connections of one kind have in common: certificates, what is checked, what is allowed."""

    sslsocket_class = None
    sslobject_class = None

    def __new__(cls, protocol=None, *args, **kwargs):
        if protocol is None:
            warnings.warn("ssl.SSLContext() without protocol argument is deprecated.", category=DeprecationWarning, stacklevel=2)
            protocol = PROTOCOL_TLS
        if protocol not in (PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER) and protocol in _PROTOCOL_NAMES:
            name = "PROTOCOL_TLS" if protocol == PROTOCOL_TLS else f"ssl.{_PROTOCOL_NAMES[protocol]}"
            warnings.warn(f"{'ssl.' if protocol == PROTOCOL_TLS else ''}{name} is deprecated", DeprecationWarning, stacklevel=2)
        return _SSLContext.__new__(cls, protocol)

    def _encode_hostname(self, hostname):
        return _encode_hostname(hostname)

    def wrap_socket(
        self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, session=None
    ):
        """Makes a TLS connection over a connected socket, which it takes over."""
        return self.sslsocket_class._create(
            sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs, server_hostname=server_hostname, context=self, session=session,
        )

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        """Makes a TLS connection whose bytes travel through two MemoryBIOs."""
        return self.sslobject_class._create(
            incoming, outgoing, server_side=server_side, server_hostname=self._encode_hostname(server_hostname), session=session,
            context=self,
        )

    def set_npn_protocols(self, npn_protocols):
        warnings.warn("ssl NPN is deprecated, use ALPN instead", DeprecationWarning, stacklevel=2)
        raise NotImplementedError("The NPN extension requires OpenSSL 1.0.1 or later.")

    def set_servername_callback(self, server_name_callback):
        if server_name_callback is None:
            self.sni_callback = None
            return
        if not callable(server_name_callback):
            raise TypeError("not a callable object")

        def callback(sslobj, servername, sslctx):
            return server_name_callback(sslobj, self._encode_hostname(servername), sslctx)

        self.sni_callback = callback

    def set_alpn_protocols(self, alpn_protocols):
        """Sets the protocols that are offered, the preferred one first."""
        self._set_alpn_protocols(_protocols(alpn_protocols, "ALPN"))

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self.set_default_verify_paths()

    def _set_minimum_version(self, version):
        if version == TLSVersion.SSLv3:
            self.options &= ~Options.OP_NO_SSLv3
        _SSLContext.minimum_version.__set__(self, version)

    protocol = _shown_as(_SSLMethod, "protocol")
    options = _shown_as(Options, "options")
    verify_flags = _shown_as(VerifyFlags, "verify_flags")
    verify_mode = _shown_as(VerifyMode, "verify_mode")
    minimum_version = _shown_as(TLSVersion, "minimum_version").setter(_set_minimum_version)
    maximum_version = _shown_as(TLSVersion, "maximum_version")
    del _set_minimum_version


def _protocol_for(purpose):
    """The protocol of contexts that are made for a purpose."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    for known, protocol in ((Purpose.SERVER_AUTH, PROTOCOL_TLS_CLIENT), (Purpose.CLIENT_AUTH, PROTOCOL_TLS_SERVER)):
        if purpose == known:
            return protocol
    raise ValueError(purpose)


def _trust(context, purpose, **authorities):
    """Has a context that verifies trust these certificates, or, if none are given, those of the system."""
    if any(authorities.values()):
        context.load_verify_locations(**authorities)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """Makes a context with settings that are safe for its purpose. That of a client verifies certificate and host name."""
    context = SSLContext(_protocol_for(purpose))
    context.verify_flags |= VERIFY_X509_STRICT | VERIFY_X509_PARTIAL_CHAIN
    return _trust(context, purpose, cafile=cafile, capath=capath, cadata=cadata)


def _create_unverified_context(
    protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None, cafile=None,
    capath=None, cadata=None,
):
    usual = _protocol_for(purpose)
    context = SSLContext(usual if protocol is None else protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    elif keyfile:
        raise ValueError("certfile must be specified")
    return _trust(context, purpose, cafile=cafile, capath=capath, cadata=cadata)


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def _of_connection(name):
    """A property that is an attribute of the connection, and None where there is no connection."""
    return property(lambda self: getattr(self._sslobj, name, None))


def _set_session(self, session):
    raise NotImplementedError("TLS sessions cannot be set")


class SSLObject:
    """A TLS connection whose bytes travel through two MemoryBIOs."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_bio().")

    @classmethod
    def _create(cls, incoming, outgoing, server_side=False, server_hostname=None, session=None, context=None):
        self = cls.__new__(cls)
        self._sslobj = _ssl.connect(context, server_side, server_hostname, None, incoming, outgoing)
        self._sslobj.owner = self
        return self

    @property
    def context(self):
        """The context; a server may put another one in its place when it knows which host is asked for."""
        return self._sslobj.context

    @context.setter
    def context(self, other):
        self._sslobj.context = other

    session = _of_connection("session").setter(_set_session)
    session_reused = _of_connection("session_reused")
    server_side = _of_connection("server_side")
    server_hostname = _of_connection("server_hostname")

    def read(self, len=1024, buffer=None):
        """Reads up to len bytes, into buffer if one is given."""
        if buffer is not None:
            return self._sslobj.read(len, buffer)
        return self._sslobj.read(len)

    def write(self, data):
        """Writes data and returns how much of it."""
        return self._sslobj.write(data)

    def getpeercert(self, binary_form=False):
        """Returns the peer's certificate."""
        return self._sslobj.getpeercert(binary_form)

    def get_verified_chain(self):
        return self._sslobj.get_verified_chain() or []

    def get_unverified_chain(self):
        return self._sslobj.get_unverified_chain() or []

    def selected_npn_protocol(self):
        warnings.warn("ssl NPN is deprecated, use ALPN instead", DeprecationWarning, stacklevel=2)

    def selected_alpn_protocol(self):
        """Returns the protocol that was agreed on."""
        return self._sslobj.selected_alpn_protocol()

    def cipher(self):
        """Returns the cipher's name, the protocol's version and the number of secret bits."""
        return self._sslobj.cipher()

    def shared_ciphers(self):
        return self._sslobj.shared_ciphers()

    def compression(self):
        return self._sslobj.compression()

    def pending(self):
        """Returns how many bytes can be read without more from the peer."""
        return self._sslobj.pending()

    def do_handshake(self):
        """Goes on with the handshake."""
        self._sslobj.do_handshake()

    def unwrap(self):
        """Ends the connection in an orderly way."""
        return self._sslobj.shutdown()

    def get_channel_binding(self, cb_type="tls-unique"):
        return self._sslobj.get_channel_binding(cb_type)

    def version(self):
        """Returns the protocol's version."""
        return self._sslobj.version()

    def verify_client_post_handshake(self):
        return self._sslobj.verify_client_post_handshake()


def _check_wrap(sock, context, server_side, server_hostname, session):
    """Refuses what cannot be wrapped together."""
    if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
        raise NotImplementedError("only stream sockets are supported")
    if server_side:
        for name, given in ("server_hostname", bool(server_hostname)), ("session", session is not None):
            if given:
                raise ValueError(f"{name} can only be specified in client mode")
    if context.check_hostname and not server_hostname:
        raise ValueError("check_hostname requires server_hostname")


class SSLSocket(_socket_class):
    """A socket that speaks TLS."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_socket().")

    @classmethod
    def _create(
        cls, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, context=None,
        session=None,
    ):
        _check_wrap(sock, context, server_side, server_hostname, session)
        timeout = sock.gettimeout()
        same = dict(family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
        self = cls.__new__(cls, **same)
        _socket_class.__init__(self, **same)
        sock.detach()
        try:
            self._context, self._sslobj = context, None
            self.server_side, self.server_hostname = server_side, context._encode_hostname(server_hostname)
            self.suppress_ragged_eofs, self.do_handshake_on_connect = suppress_ragged_eofs, do_handshake_on_connect
            self._connected = self._has_peer()
            self.settimeout(timeout)
            if self._connected:
                self._begin()
                if do_handshake_on_connect:
                    if timeout == 0.0:
                        raise ValueError("do_handshake_on_connect should not be specified for non-blocking sockets")
                    self.do_handshake()
        except:
            self._drop()
            raise
        return self

    def _drop(self):
        try:
            self.close()
        except OSError:
            pass

    def _has_peer(self):
        """Tells whether the socket is connected. That it was, and that what came is still to be read, is an error: it came without TLS."""
        try:
            self.getpeername()
            return True
        except OSError as e:
            if e.errno != errno.ENOTCONN:
                raise
            unread = self._left_over()
            if not unread:
                return False
            error = SSLError(e.errno, "Closed before TLS handshake with data in recv buffer.")
            error.reason, error.library = error.args[1], None
            raise error

    def _left_over(self):
        blocking = self.getblocking()
        self.setblocking(False)
        try:
            return self.recv(1)
        except OSError as e:
            if e.errno not in (errno.ENOTCONN, errno.EINVAL):
                raise
            return b""
        finally:
            self.setblocking(blocking)

    def _begin(self):
        self._sslobj = _ssl.connect(self._context, self.server_side, self.server_hostname, self, None, None)
        self._sslobj.owner = self

    @property
    def context(self):
        """The context; a server may put another one in its place when it knows which host is asked for."""
        return self._context

    @context.setter
    def context(self, other):
        self._sslobj.context = self._context = other

    session = _of_connection("session").setter(_set_session)
    session_reused = _of_connection("session_reused")

    def dup(self):
        raise NotImplementedError(f"Can't dup() {type(self).__name__} instances")

    def _checkClosed(self, msg=None):
        """Does nothing: a place for subclasses to look for sockets that are used after they were closed."""

    def _check_connected(self):
        """Raises what the system says of a socket that is not connected."""
        if not self._connected:
            self.getpeername()

    def read(self, len=1024, buffer=None):
        """Reads up to len bytes, into buffer if one is given; nothing is the end."""
        if self._sslobj is None:
            raise ValueError("Read on closed or unwrapped SSL socket.")
        try:
            return self._sslobj.read(len) if buffer is None else self._sslobj.read(len, buffer)
        except SSLError as e:
            if e.args[0] == SSL_ERROR_EOF and self.suppress_ragged_eofs:
                return b"" if buffer is None else 0
            raise

    def write(self, data):
        """Writes data and returns how much of it."""
        if self._sslobj is None:
            raise ValueError("Write on closed or unwrapped SSL socket.")
        return self._sslobj.write(data)

    def getpeercert(self, binary_form=False):
        """Returns the peer's certificate."""
        self._check_connected()
        return self._sslobj.getpeercert(binary_form)

    def get_verified_chain(self):
        return self._sslobj.get_verified_chain() or []

    def get_unverified_chain(self):
        return self._sslobj.get_unverified_chain() or []

    def selected_npn_protocol(self):
        warnings.warn("ssl NPN is deprecated, use ALPN instead", DeprecationWarning, stacklevel=2)

    def selected_alpn_protocol(self):
        """Returns the protocol that was agreed on."""
        return None if self._sslobj is None else self._sslobj.selected_alpn_protocol()

    def cipher(self):
        """Returns the cipher's name, the protocol's version and the number of secret bits."""
        return None if self._sslobj is None else self._sslobj.cipher()

    def shared_ciphers(self):
        return None if self._sslobj is None else self._sslobj.shared_ciphers()

    def compression(self):
        return None if self._sslobj is None else self._sslobj.compression()

    def version(self):
        """Returns the protocol's version."""
        return None if self._sslobj is None else self._sslobj.version()

    def pending(self):
        """Returns how many bytes can be read without more from the peer."""
        return 0 if self._sslobj is None else self._sslobj.pending()

    def get_channel_binding(self, cb_type="tls-unique"):
        if self._sslobj is not None:
            return self._sslobj.get_channel_binding(cb_type)
        if cb_type not in CHANNEL_BINDING_TYPES:
            raise ValueError(f"{cb_type} channel binding type not implemented")

    def verify_client_post_handshake(self):
        if self._sslobj is None:
            raise ValueError(f"No SSL wrapper around {self}")
        return self._sslobj.verify_client_post_handshake()

    def _no_flags(self, method, flags):
        if flags != 0:
            raise ValueError(f"non-zero flags not allowed in calls to {method}() on {type(self)}")

    def _refuse(self, method):
        raise NotImplementedError(f"{method} not allowed on instances of {type(self)}")

    def send(self, data, flags=0):
        if self._sslobj is None:
            return super().send(data, flags)
        self._no_flags("send", flags)
        return self._sslobj.write(data)

    def sendto(self, data, flags_or_addr, addr=None):
        if self._sslobj is not None:
            raise ValueError(f"sendto not allowed on instances of {type(self)}")
        if addr is None:
            return super().sendto(data, flags_or_addr)
        return super().sendto(data, flags_or_addr, addr)

    def sendmsg(self, *args, **kwargs):
        self._refuse("sendmsg")

    def sendall(self, data, flags=0):
        if self._sslobj is None:
            return super().sendall(data, flags)
        self._no_flags("sendall", flags)
        with memoryview(data) as view, view.cast("B") as octets:
            sent, total = 0, len(octets)
            while sent < total:
                sent += self.send(octets[sent:])

    def sendfile(self, file, offset=0, count=None):
        if self._sslobj is None:
            return super().sendfile(file, offset, count)
        if offset:
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            block = file.read(8192 if count is None else min(8192, count - sent))
            if not block:
                break
            self.sendall(block)
            sent += len(block)
        return sent

    def recv(self, buflen=1024, flags=0):
        if self._sslobj is None:
            return super().recv(buflen, flags)
        self._no_flags("recv", flags)
        return self.read(buflen)

    def recv_into(self, buffer, nbytes=None, flags=0):
        if self._sslobj is None:
            return super().recv_into(buffer, len(buffer) if nbytes is None else nbytes, flags)
        self._no_flags("recv_into", flags)
        if nbytes is None:
            with memoryview(buffer) as view:
                nbytes = view.nbytes or 1024
        return self.read(nbytes, buffer)

    def recvfrom(self, buflen=1024, flags=0):
        if self._sslobj is not None:
            raise ValueError(f"recvfrom not allowed on instances of {type(self)}")
        return super().recvfrom(buflen, flags)

    def recvfrom_into(self, buffer, nbytes=None, flags=0):
        if self._sslobj is not None:
            raise ValueError(f"recvfrom_into not allowed on instances of {type(self)}")
        return super().recvfrom_into(buffer, nbytes, flags)

    def recvmsg(self, *args, **kwargs):
        self._refuse("recvmsg")

    def recvmsg_into(self, *args, **kwargs):
        self._refuse("recvmsg_into")

    def shutdown(self, how):
        self._sslobj = None
        super().shutdown(how)

    def unwrap(self):
        """Ends TLS in an orderly way and returns the socket, which goes on without."""
        if self._sslobj is None:
            raise ValueError(f"No SSL wrapper around {self}")
        sock = self._sslobj.shutdown()
        self._sslobj = None
        return sock

    def close(self):
        if self._sslobj is not None and self._io_refs <= 0:
            self._sslobj.abandon()
        super().close()

    def _real_close(self):
        self._sslobj = None
        super()._real_close()

    def detach(self):
        self._sslobj = None
        return super().detach()

    def do_handshake(self, block=False):
        """Goes on with the handshake."""
        self._check_connected()
        timeout = self.gettimeout()
        if block and timeout == 0.0:
            self.settimeout(None)
        try:
            self._sslobj.do_handshake()
        finally:
            self.settimeout(timeout)

    def _real_connect(self, addr, connect_ex):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._sslobj is not None or self._connected:
            raise ValueError("attempt to connect already-connected SSLSocket!")
        self._begin()
        try:
            code = super().connect_ex(addr) if connect_ex else super().connect(addr)
            if not code:
                self._connected = True
                if self.do_handshake_on_connect:
                    self.do_handshake()
            return code
        except (OSError, ValueError):
            self._sslobj = None
            raise

    def connect(self, addr):
        self._real_connect(addr, False)

    def connect_ex(self, addr):
        return self._real_connect(addr, True)

    def accept(self):
        sock, addr = super().accept()
        sock = self.context.wrap_socket(
            sock, do_handshake_on_connect=self.do_handshake_on_connect, suppress_ragged_eofs=self.suppress_ragged_eofs, server_side=True
        )
        return sock, addr


SSLContext.sslsocket_class = SSLSocket
SSLContext.sslobject_class = SSLObject

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def cert_time_to_seconds(cert_time):
    """Returns the time of a certificate, such as "Jan  5 09:34:43 2018 GMT", in seconds since the epoch."""
    from datetime import datetime, timezone
    from time import strptime

    rest = " %d %H:%M:%S %Y GMT"
    try:
        month = _MONTHS.index(cert_time[:3].lower()) + 1
    except ValueError:
        raise ValueError(f"time data {cert_time!r} does not match format \"%b{rest}\"")
    t = strptime(cert_time[3:], rest)
    return int(datetime(t[0], month, t[2], t[3], t[4], min(t[5], 59), tzinfo=timezone.utc).timestamp()) + max(0, t[5] - 59)


def DER_cert_to_PEM_cert(der_cert_bytes):
    """Returns a certificate as PEM text."""
    text = str(base64.standard_b64encode(der_cert_bytes), "ASCII", "strict")
    lines = [text[i : i + 64] for i in range(0, len(text), 64)]
    return "\n".join([PEM_HEADER, *lines, PEM_FOOTER]) + "\n"


def PEM_cert_to_DER_cert(pem_cert_string):
    """Returns the bytes of a certificate that is given as PEM text."""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError(f"Invalid PEM encoding; must start with {PEM_HEADER}")
    text = pem_cert_string.strip()
    if not text.endswith(PEM_FOOTER):
        raise ValueError(f"Invalid PEM encoding; must end with {PEM_FOOTER}")
    return base64.decodebytes(text[len(PEM_HEADER) : -len(PEM_FOOTER)].encode("ASCII", "strict"))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=_GLOBAL_DEFAULT_TIMEOUT):
    """Returns the certificate of the server at addr as PEM text."""
    host, port = addr
    context = _create_stdlib_context(ssl_version, cert_reqs=CERT_NONE if ca_certs is None else CERT_REQUIRED, cafile=ca_certs)
    with create_connection(addr, timeout=timeout) as sock:
        with context.wrap_socket(sock, server_hostname=host) as sslsock:
            return DER_cert_to_PEM_cert(sslsock.getpeercert(True))


def get_protocol_name(protocol_code):
    return _PROTOCOL_NAMES.get(protocol_code, "<unknown>")


def RAND_status():
    return True


def RAND_add(string, entropy):
    pass
