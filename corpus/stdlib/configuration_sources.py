"""Configuration files with comments, faults, lists of options without a header, and addresses in them."""

import configparser
import io
import ipaddress

FAULTY = """\
[server]
port = 80
port = 81
"""

MIXED = """\
name = demo   # the program's name

[server]
address = 192.0.2.7/32  # documentation
network = 192.0.2.0/29
quiet
motd = Welcome

  back
[paths]
root = /srv
logs = ${root}/logs
origin = ${server:address}
"""


def after_an_error():
    parser = configparser.ConfigParser()
    try:
        parser.read_string(FAULTY, "faulty.ini")
    except configparser.DuplicateOptionError as error:
        print(error)
    print(parser.get("server", "port"))


def unreadable_lines():
    try:
        configparser.ConfigParser().read_string("[a]\nfirst\n= second\nx = 1\n", "lines.ini")
    except configparser.ParsingError as error:
        print(error)
        print(error.errors, error.args)


def headerless():
    parser = configparser.ConfigParser(allow_unnamed_section=True, allow_no_value=True, inline_comment_prefixes="#",
                                       interpolation=configparser.ExtendedInterpolation())
    parser.read_string(MIXED)
    print(parser.sections(), dict(parser[configparser.UNNAMED_SECTION]))
    for option in parser["paths"]:
        print(option, parser["paths"][option])
    print(repr(parser["server"]["motd"]), parser["server"]["quiet"])
    out = io.StringIO()
    parser.write(out, space_around_delimiters=False)
    print(out.getvalue())
    return parser["server"]


def addresses(section):
    interface = ipaddress.ip_interface(section["address"])
    network = ipaddress.ip_network(section["network"])
    print(interface, interface.network.hosts(), list(network.hosts()))
    print(ipaddress.ip_interface("0.0.0.0/0").is_unspecified, ipaddress.ip_address("0.0.0.0").is_unspecified)
    print(ipaddress.ip_interface("::ffff:1.2.3.4/96").reverse_pointer)
    try:
        print(7 in network)
    except AttributeError as error:
        print(error)


after_an_error()
unreadable_lines()
addresses(headerless())
