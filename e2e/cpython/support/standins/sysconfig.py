"""A stand-in for sysconfig: how a translated program is made, in the terms of CPython's build."""

_VARS = {"PY_CFLAGS": "-O3", "TEST_MODULES": "no", "WITH_DOC_STRINGS": 1}


def get_config_var(name):
    return _VARS.get(name)


def get_config_vars(*names):
    return [*map(get_config_var, names)] if names else dict(_VARS)


def is_python_build(check_home=None):
    return False
