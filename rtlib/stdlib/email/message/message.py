"""Messages: headers, which keep their order, and a body that is text or a list of messages."""

import base64
import binascii
import re
from email import errors, utils
from io import StringIO

__all__ = ["Message", "EmailMessage"]

SEMISPACE = "; "
_PARAMETER = re.compile(r';((?:[^;"]|"(?:\\.|[^"\\])*")*)')
_TOKEN_SPECIALS = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _parameters(text):
    """The parts of a header's value: the value itself, then NAME=VALUE."""
    first = text.partition(";")[0]
    parts = [(first.strip(), "")]
    for m in _PARAMETER.finditer(text, len(first)):
        name, eq, value = m[1].partition("=")
        if name.strip() or eq:
            parts.append((name.strip(), value.strip() if eq else ""))
    return parts


def _format_parameter(name, value, quoting=True):
    if value is None or len(value) == 0:
        return name
    if isinstance(value, tuple):
        return f"{name}*={utils.encode_rfc2231(value[2], value[0], value[1])}"
    try:
        value.encode("ascii")
    except UnicodeEncodeError:
        return f"{name}*={utils.encode_rfc2231(value, 'utf-8', '')}"
    if quoting or _TOKEN_SPECIALS.search(value):
        return f'{name}="{utils.quote(value)}"'
    return f"{name}={value}"


class Message:
    """A message: a mapping of headers, whose names may be repeated and whose case does not matter, and a payload."""

    def __init__(self, policy=None):
        self.policy, self._headers, self.defects = policy, [], []
        self._unixfrom = self._payload = self._charset = None
        self.preamble = self.epilogue = None
        self._default_type = "text/plain"

    # Text.

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        out = StringIO()
        if unixfrom:
            out.write((self._unixfrom or "From nobody") + "\n")
        self._write(out)
        return out.getvalue()

    def as_bytes(self, unixfrom=False, policy=None):
        return self.as_string(unixfrom).encode("ascii", "surrogateescape")

    __bytes__ = as_bytes

    def _write(self, out):
        parts = []
        if isinstance(self._payload, list):
            for part in self._payload:
                text = StringIO()
                part._write(text)
                parts.append(text.getvalue())
            if self.get_content_maintype() == "multipart" and not self.get_boundary():
                self.set_boundary(_new_boundary("\n".join(parts)))
        for name, value in self._headers:
            out.write(f"{name}: {value}\n")
        out.write("\n")
        if self._payload is None:
            return
        if not isinstance(self._payload, list):
            out.write(self._payload)
            return
        if self.get_content_maintype() != "multipart":
            out.write(parts[0])
            return
        boundary = self.get_boundary()
        if self.preamble is not None:
            out.write(self.preamble + "\n")
        for part in parts:
            out.write(f"--{boundary}\n{part}\n")
        out.write(f"--{boundary}--\n")
        if self.epilogue is not None:
            out.write(self.epilogue)

    # The body.

    def is_multipart(self):
        return isinstance(self._payload, list)

    def set_unixfrom(self, unixfrom):
        """Sets the line before the headers, as mailboxes have it."""
        self._unixfrom = unixfrom

    def get_unixfrom(self):
        """Returns the line before the headers, None where there is none."""
        return self._unixfrom

    def attach(self, payload):
        if self._payload is None:
            self._payload = [payload]
        else:
            try:
                self._payload.append(payload)
            except AttributeError:
                raise TypeError("Attach is not valid on a message with a non-multipart payload")

    def get_payload(self, i=None, decode=False):
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError("Expected list, got %s" % type(self._payload))
        if not decode or self._payload is None:
            return self._payload
        raw = self._payload.encode("ascii", "surrogateescape") if self._payload.isascii() else self._payload.encode("utf-8", "surrogateescape")
        match str(self.get("content-transfer-encoding", "")).lower():
            case "quoted-printable":
                return _decode_quoted(raw)
            case "base64":
                try:
                    return base64.b64decode(raw)
                except binascii.Error:
                    self.defects.append(errors.InvalidBase64PaddingDefect())
                    return raw
        return raw

    def set_payload(self, payload, charset=None):
        if isinstance(payload, bytes):
            payload = payload.decode("ascii", "surrogateescape")
        self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        if charset is None:
            self.del_param("charset")
            self._charset = None
            return
        self._charset = charset
        if "MIME-Version" not in self:
            self.add_header("MIME-Version", "1.0")
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=str(charset))
        else:
            self.set_param("charset", str(charset))
        if "Content-Transfer-Encoding" not in self and isinstance(self._payload, str):
            if str(charset).lower() in ("us-ascii", "ascii"):
                self.add_header("Content-Transfer-Encoding", "7bit")
            else:
                self._payload = base64.encodebytes(self._payload.encode(str(charset))).decode("ascii")
                self.add_header("Content-Transfer-Encoding", "base64")

    def get_charset(self):
        return self._charset

    def walk(self):
        yield self
        if self.is_multipart():
            for part in self._payload:
                yield from part.walk()

    # Headers.

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        self._headers.append((name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [(k, v) for k, v in self._headers if k.lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(k.lower() == name for k, _ in self._headers)

    def __iter__(self):
        for k, _ in self._headers:
            yield k

    def keys(self):
        return [k for k, _ in self._headers]

    def values(self):
        return [v for _, v in self._headers]

    def items(self):
        return list(self._headers)

    raw_items = items

    def get(self, name, failobj=None):
        name = name.lower()
        for k, v in self._headers:
            if k.lower() == name:
                return v
        return failobj

    def get_all(self, name, failobj=None):
        name = name.lower()
        return [v for k, v in self._headers if k.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        parts = [] if _value is None else [_value]
        for k, v in _params.items():
            parts.append(_format_parameter(k.replace("_", "-"), v) if v is not None else k.replace("_", "-"))
        self[_name] = SEMISPACE.join(parts)

    def replace_header(self, _name, _value):
        lower = _name.lower()
        for i, (k, _) in enumerate(self._headers):
            if k.lower() == lower:
                self._headers[i] = k, _value
                return
        raise KeyError(_name)

    # Types and parameters.

    def get_content_type(self):
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        kind = _parameters(str(value))[0][0].lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def get_params(self, failobj=None, header="content-type", unquote=True):
        value = self.get(header)
        if value is None:
            return failobj
        parts = _parameters(str(value))
        parts = utils.decode_params(parts)
        if unquote:
            return [(k, v if isinstance(v, tuple) else utils.unquote(v)) for k, v in parts]
        return parts

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        for k, v in self.get_params([], header, unquote):
            if k.lower() == param.lower():
                return v
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        if not isinstance(value, tuple) and charset:
            value = charset, language, value
        kind = self.get_content_type() if header not in self and header.lower() == "content-type" else self.get(header, "")
        if self.get_param(param, header=header) is None:
            text = SEMISPACE.join(filter(None, [kind, _format_parameter(param, value, requote)]))
        else:
            parts = [self.get_params(header=header)[0][0]]
            for k, v in self.get_params(header=header, unquote=requote)[1:]:
                parts.append(_format_parameter(k, value if k.lower() == param.lower() else v, requote))
            text = SEMISPACE.join(parts)
        if text != self.get(header):
            if replace:
                self.replace_header(header, text)
            else:
                del self[header]
                self[header] = text

    def del_param(self, param, header="content-type", requote=True):
        if header not in self:
            return
        parts = self.get_params(header=header, unquote=requote)
        kept = [parts[0][0]] + [_format_parameter(k, v, requote) for k, v in parts[1:] if k.lower() != param.lower()]
        text = SEMISPACE.join(kept)
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header="Content-Type", requote=True):
        if type.count("/") != 1:
            raise ValueError
        if header.lower() == "content-type":
            del self["mime-version"]
            self["MIME-Version"] = "1.0"
        params = self.get_params(header=header, unquote=requote) if header in self else [()]
        del self[header]
        self[header] = type
        for k, v in params[1:]:
            self.set_param(k, v, header, requote)

    def get_filename(self, failobj=None):
        missing = object()
        name = self.get_param("filename", missing, "content-disposition")
        if name is missing:
            name = self.get_param("name", missing, "content-type")
        return failobj if name is missing else utils.collapse_rfc2231_value(name).strip()

    def get_boundary(self, failobj=None):
        missing = object()
        boundary = self.get_param("boundary", missing)
        return failobj if boundary is missing else utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        if self.get_param("boundary") is None and "content-type" not in self:
            raise errors.HeaderParseError("No Content-Type header found")
        self.set_param("boundary", boundary, replace=True)

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        if charset is None:
            return failobj
        charset = utils.collapse_rfc2231_value(charset) if isinstance(charset, tuple) else charset
        return charset.lower() if charset.isascii() else failobj

    def get_charsets(self, failobj=None):
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        value = self.get("content-disposition")
        return None if value is None else _parameters(str(value))[0][0].lower()


def _new_boundary(text):
    import random

    while True:
        boundary = "=" * 15 + "%019d" % random.randrange(10 ** 19) + "=="
        if boundary not in text:
            return boundary


def _decode_quoted(raw):
    """The bytes that quoted-printable text stands for."""
    raw = re.sub(rb"[ \t]+(\r?\n|\Z)", rb"\1", raw)
    raw = re.sub(rb"=\r?\n", b"", raw)
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), raw)


class EmailMessage(Message):
    """A message whose body is set and read as content."""

    def __setitem__(self, name, val):
        if name.lower() in ("to", "from", "subject", "date", "message-id", "sender", "reply-to", "cc", "bcc") and name in self:
            raise ValueError(f"There may be at most 1 {name} headers in a message")
        super().__setitem__(name, str(val))

    def set_content(self, content, subtype="plain", charset="utf-8", maintype=None, filename=None):
        for name in [k for k in self.keys() if k.lower().startswith("content-")]:
            del self[name]
        if isinstance(content, str):
            charset = "utf-8" if charset == "utf-8" or not content.isascii() else charset
            text = content if content.endswith("\n") else content + "\n"
            self["Content-Type"] = f'text/{subtype}; charset="{charset}"'
            if text.isascii():
                self["Content-Transfer-Encoding"] = "7bit"
                self._payload = text
            else:
                self["Content-Transfer-Encoding"] = "base64"
                self._payload = base64.encodebytes(text.encode(charset)).decode("ascii")
        else:
            self["Content-Type"] = f"{maintype or 'application'}/{subtype}"
            self["Content-Transfer-Encoding"] = "base64"
            self._payload = base64.encodebytes(content).decode("ascii")
        if filename is not None:
            self.add_header("Content-Disposition", "attachment", filename=filename)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"

    def get_content(self):
        raw = self.get_payload(decode=True)
        if self.get_content_maintype() == "text":
            return raw.decode(self.get_content_charset("ascii"), "replace")
        return raw
