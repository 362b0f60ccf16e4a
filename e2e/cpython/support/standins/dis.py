"""Bytecode, which translated programs do not have: what looks at it fails."""


def _lacking(name):
    def lacking(*args, **kwargs):
        raise NotImplementedError("dis." + name)
    return lacking


dis = _lacking("dis")
disassemble = _lacking("disassemble")
distb = _lacking("distb")
get_instructions = _lacking("get_instructions")
Bytecode = _lacking("Bytecode")
code_info = _lacking("code_info")
show_code = _lacking("show_code")
findlinestarts = _lacking("findlinestarts")
stack_effect = _lacking("stack_effect")
