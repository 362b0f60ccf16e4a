"""Enumerations: classes with a fixed set of members."""

import builtins as bltns
import sys
from functools import reduce
from itertools import chain
from operator import or_ as _or_
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS",
    "UNIQUE", "pickle_by_global_name", "pickle_by_enum_name",
]

Enum = Flag = EJECT = _stdlib_enums = ReprEnum = None


class nonmember:
    """Keeps what it wraps from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of what it wraps, whatever that is."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    pattern = f"_{cls_name}__"
    return len(name) > len(pattern) and name.startswith(pattern) and (name[-1] != "_" or name[-2] != "_")


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    """The single bits of a number, the lowest first."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f"{num!r} is not a positive integer")
    while num:
        b = num & (-num)
        yield b
        num ^= b


def bin(num, max_bits=None):
    """As the builtin, with a sign bit: 0b0 1010, 0b1 0101."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = bltns.bin(num + ceiling).replace("1", "0", 1)
    else:
        s = bltns.bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = s[:3], s[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


_auto_null = object()


class auto:
    """Stands for a value that the class finds itself."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """A property of members that leaves its name free for a member of the class."""

    member = None
    _attr_type = _cls_type = None
    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
        elif self.fget is not None:
            return self.fget(instance)
        elif self._attr_type in ("attr", "desc"):
            # What the name meant before the member: an attribute of a base, or of the value.
            return getattr(self._cls_type if self._attr_type == "attr" else instance._value_, self.name)
        elif self.name in ownerclass._member_map_:
            return ownerclass._member_map_[self.name]
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _words(names):
    """Names as they are written in one string, with commas or spaces between them."""
    return names.replace(",", " ").split()


class EnumDict(dict):
    """The namespace of an enumeration's class body: keeps count of the members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in (
                "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_",
                "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_", "_add_value_alias_",
            ):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                value = _words(value) if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._resolve_auto(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolve_auto(self, key, value):
        """Replace auto(), also within a tuple, by the next value."""
        single = isinstance(value, auto)
        if not single and type(value) is tuple and any(isinstance(v, auto) for v in value):
            parts = value
        elif single:
            parts = (value,)
        else:
            return value
        out = []
        for v in parts:
            if isinstance(v, auto):
                if v.value is _auto_null:
                    v.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                    self._auto_called = True
                v = v.value
            out.append(v)
        if single:
            return out[0]
        return tuple(out)

    @bltns.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, *more_members):
        try:
            pairs = [(name, members[name]) for name in members.keys()]
        except AttributeError:
            pairs = members
        for given in pairs, more_members:
            for name, value in given:
                self[name] = value


_EnumDict = EnumDict


def _instance(enum_class, name, value, member_type, use_args):
    """A new member that is not in its class yet, and the value that it is known by."""
    args = value if isinstance(value, tuple) and member_type is not tuple else (value,)
    made = enum_class._new_member_(enum_class, *(args if use_args else ()))
    if not hasattr(made, "_value_"):
        made._value_ = value if member_type is object else _converted(member_type, args)
    value = made._value_
    made.__objclass__, made._name_ = enum_class, name
    made.__init__(*args)
    made._sort_order_ = len(enum_class._member_names_)
    return made, value


def _converted(member_type, args):
    try:
        return member_type(*args)
    except Exception as cause:
        raise TypeError("_value_ not set in __new__, unable to create it") from cause


def _admit_bits(flag_class, value):
    """Add a member's bits to those that the class knows."""
    mask = flag_class._flag_mask_ = flag_class._flag_mask_ | value
    if _is_single_bit(value):
        flag_class._singles_mask_ |= value
    flag_class._all_bits_ = (1 << mask.bit_length()) - 1


def _known_member(enum_class, value):
    """The member with the value, or None. A value that has no hash is compared with those of all."""
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        members, aliases = enum_class._member_map_, enum_class._unhashable_values_map_
        aliased = (members[name] for name, values in aliases.items() if value in values)
        same = (m for m in members.values() if m._value_ == value)
        return next(chain(aliased, same), None)


def _named_values(first_enum, names, start):
    """Pairs of name and value from what a class is called with to make an enumeration."""
    if names is None:
        return ()
    if isinstance(names, str):
        names = _words(names)
    if not isinstance(names, (tuple, list)) or not names or not isinstance(names[0], str):
        return ((item, names[item]) if isinstance(item, str) else item for item in names)
    values = []
    for count, name in enumerate(names):
        values.append(first_enum._generate_next_value_(name, start, count, values[:]))
    return zip(names, values)


def _ancestors(bases):
    """What each base inherits from, itself included, but object."""
    return (ancestor for base in bases for ancestor in base.__mro__ if ancestor is not object)


class EnumType(type):
    """Metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        enum_dict = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            enum_dict["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return enum_dict

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for key in classdict["_ignore_"]:
            classdict.pop(key, None)
        member_names = classdict._member_names
        invalid = set(member_names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(repr(n) for n in invalid))
        _order_ = classdict.pop("_order_", None)
        _gnv = classdict.get("_generate_next_value_")
        if _gnv is not None and not isinstance(_gnv, staticmethod):
            dict.__setitem__(classdict, "_generate_next_value_", staticmethod(_gnv))
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        __new__, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        namespace = dict(classdict)
        values = {name: namespace.pop(name) for name in member_names}
        namespace["_use_args_"] = use_args
        namespace["_new_member_"] = __new__
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_hashable_values_"] = []
        namespace["_unhashable_values_"] = []
        namespace["_unhashable_values_map_"] = {}
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = 0
        namespace["_singles_mask_"] = 0
        namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name, value in values.items():
            enum_class._make_member_(name, value, member_type, use_args, is_flag)
        metacls._finish_class_(enum_class, classdict, first_enum, member_type, save_new, is_flag)
        if _order_ is not None:
            if isinstance(_order_, str):
                _order_ = _words(_order_)
            if is_flag:
                _order_ = [o for o in _order_ if o in enum_class._member_names_]
            if _order_ != enum_class._member_names_:
                raise TypeError(
                    "member order does not match _order_:\n  %r\n  %r" % (enum_class._member_names_, _order_))
        return enum_class

    @staticmethod
    def _finish_class_(enum_class, classdict, first_enum, member_type, save_new, is_flag):
        # Methods of the data type would hide those that enumerations are to have.
        kept = set()
        if ReprEnum is not None and ReprEnum in enum_class.__bases__:
            kept = {"__format__", "__str__"}
            if "__format__" not in classdict:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in classdict:
                method = member_type.__str__
                enum_class.__str__ = member_type.__repr__ if method is object.__str__ else method
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in classdict or name in kept or first_enum is None:
                continue
            class_method = getattr(enum_class, name)
            object_method = getattr(object, name)
            data_type_method = getattr(member_type, name)
            if class_method in (data_type_method, object_method):
                setattr(enum_class, name, getattr(first_enum, name))
        if is_flag:
            for name in (
                "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__",
            ):
                if name not in classdict:
                    setattr(enum_class, name, getattr(Flag, name))
            member_list = [m._value_ for m in enum_class if isinstance(m._value_, int)]
            if member_list != sorted(member_list):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = enum_class.__dict__["__new__"]
            enum_class.__new__ = Enum.__new__

    def _make_member_(enum_class, member_name, value, member_type, use_args, is_flag):
        """Make one member, or an alias of one with the same value."""
        fresh, value = _instance(enum_class, member_name, value, member_type, use_args)
        # Of flags, only single bits are members proper; the others are aliases of what they consist of.
        proper = True
        if is_flag and isinstance(value, int):
            proper = value < 0 or _is_single_bit(value)
            if value >= 0:
                _admit_bits(enum_class, value)
        same = _known_member(enum_class, value)
        if same is None and proper:
            enum_class._member_names_.append(member_name)
        member = fresh if same is None else same
        enum_class._add_member_(member_name, member)
        try:
            enum_class._value2member_map_.setdefault(value, member)
        except TypeError:
            enum_class._unhashable_values_.append(value)
            enum_class._unhashable_values_map_.setdefault(member_name, []).append(value)
        else:
            if value not in enum_class._hashable_values_:
                enum_class._hashable_values_.append(value)

    def _add_member_(cls, name, member):
        """Gives a member a name. Where the name is a descriptor's in a base, members keep what that makes of it."""
        known = cls._member_map_.get(name)
        if known is not None:
            if known is not member:
                raise NameError("%r is already bound: %r" % (name, known))
            return
        shown = member
        descriptor, kind, owner = _inherited(cls, name)
        if descriptor is not None:
            shown = property()
            shown.member = member
            shown.__set_name__(cls, name)
            shown._attr_type, shown._cls_type = kind, owner
            if kind != "attr":
                shown.fget, shown.fset, shown.fdel = (getattr(descriptor, part, None) for part in ("fget", "fset", "fdel"))
        type.__setattr__(cls, name, shown)
        cls._member_map_[name] = member

    def __bool__(cls):
        return True

    def __call__(cls, value=_auto_null, names=_auto_null, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if names is not _auto_null:
                value = (value, names) + values
            if value is _auto_null:
                raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        if names is _auto_null and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(
            value, None if names is _auto_null else names, module=module, qualname=qualname, type=type, start=start,
            boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        interesting = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                       "__module__", "__name__", "__qualname__", *cls._member_names_}
        return sorted(interesting)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        member_map = cls.__dict__.get("_member_map_", {})
        if name in member_map:
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Make an enumeration from names, or pairs of names and values."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        body = metacls.__prepare__(class_name, bases)
        for name, value in _named_values(first_enum, names, start):
            body[name] = value
        place = {"__module__": "__main__" if module is None else module}
        if qualname is not None:
            place["__qualname__"] = qualname
        dict.update(body, place)
        return metacls.__new__(metacls, class_name, bases, body, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for ancestor in _ancestors(bases):
            if isinstance(ancestor, EnumType) and ancestor._member_names_:
                raise TypeError("<enum %r> cannot extend %r" % (class_name, ancestor))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values, and the enumeration that the class derives from, which has to be the last base."""
        if not bases:
            return object, None
        if not isinstance(bases[-1], EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, bases[-1]

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """The repr of values: that of the first data type that has one of its own."""
        for ancestor in _ancestors(bases):
            if isinstance(ancestor, EnumType):
                return ancestor._value_repr_
            own = vars(ancestor)
            if "__repr__" in own:
                generated = "__dataclass_fields__" in own and "__dataclass_params__" in own and own["__dataclass_params__"].repr
                return _dataclass_repr if generated else own["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        if base._member_type_ not in data_types:
                            data_types.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    found = candidate or base
                    if found not in data_types:
                        data_types.append(found)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, set(data_types)))
        return data_types[0] if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The __new__ that makes members, whether it is the class's own, and whether it takes the value's parts."""
        own = classdict.get("__new__", None)
        plain = object.__new__, getattr(Enum, "__new__", None)
        new = own.__func__ if isinstance(own, staticmethod) else own
        if new is None:
            inherited = (getattr(base, name, None) for name in ("__new_member__", "__new__") for base in (member_type, first_enum))
            new = next((made for made in inherited if made not in (None, None.__new__, *plain)), object.__new__)
        if first_enum is None:
            return new, False, False
        takes_parts = new not in plain
        return new if takes_parts else object.__new__, own is not None, takes_parts


def _inherited(cls, name):
    """What a name is in the bases of a class: the descriptor, if one is there, how it counts, and the base."""
    descriptor = kind = owner = None
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if isinstance(attribute, (property, DynamicClassAttribute)):
            return attribute, "enum", base
        if attribute is None:
            continue
        if _is_descriptor(attribute):
            descriptor, kind, owner = attribute, kind or "desc", owner or base
        else:
            kind, owner = "attr", base
    return descriptor, kind, owner

EnumMeta = EnumType


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join("%s=%r" % (k, getattr(self, k)) for k in fields if fields[k].repr)


def _ask_missing(cls, value):
    """What _missing_ makes of a value that no member has; an error that it raises keeps the usual one as its context."""
    if not cls._member_map_:
        if getattr(cls, "_%s__in_progress" % cls.__name__, False):
            raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
        raise TypeError("%r has no members defined" % cls)
    failure = answer = None
    try:
        answer = cls._missing_(value)
    except Exception as raised:
        failure = raised
    if isinstance(answer, cls):
        return answer
    if isinstance(answer, int) and Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT:
        return answer
    invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
    if failure is None:
        if answer is None:
            raise invalid
        failure = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, answer))
    if not isinstance(failure, ValueError):
        failure.__context__ = invalid
    raise failure


class Enum(metaclass=EnumType):
    """Base class of enumerations."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        member = _known_member(cls, value)
        return _ask_missing(cls, value) if member is None else member

    def __init__(self, *args, **kwds):
        """Takes the parts of the value, for classes that want them."""

    def _add_alias_(self, name):
        type(self)._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = type(self)
        holder = _known_member(cls, value)
        if holder is None:
            try:
                cls._value2member_map_[value] = self
            except TypeError:
                cls._unhashable_values_.append(value)
                cls._unhashable_values_map_.setdefault(self.name, []).append(value)
            else:
                cls._hashable_values_.append(value)
        elif holder is not self:
            raise ValueError("%r is already bound: %r" % (value, holder))

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the highest so far."""
        if not last_values:
            return start
        try:
            highest = sorted(last_values)[-1]
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return highest + 1
        except TypeError:
            raise TypeError("unable to increment %r" % (highest,)) from None

    @classmethod
    def _missing_(cls, value):
        """The member for a value that none has, or None: for subclasses to define."""
        return None

    def __repr__(self):
        cls = type(self)
        show = cls._value_repr_ or repr
        return f"<{cls.__name__}.{self._name_!s}: {show(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_!s}"

    def __dir__(self):
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name that the member has in its class."""
        return self._name_

    @property
    def value(self):
        """What the name was assigned."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration that keeps str() and format() of its data type."""


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are strs."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        m = str.__new__(cls, value)
        m._value_ = value
        return m

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The lower-cased name."""
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has."""

    STRICT = auto()  # they are an error
    CONFORM = auto()  # they are left out
    EJECT = auto()  # the result is an int
    KEEP = auto()  # they stay


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _bounded(cls, value):
    """The value as the boundary of its class wants it, where it has bits that no member has."""
    boundary, mask = cls._boundary_, cls._flag_mask_
    if boundary is CONFORM:
        return value & mask
    if boundary is KEEP:
        return value if value >= 0 else value + max(cls._all_bits_ + 1, 1 << value.bit_length())
    if boundary is STRICT:
        width = max(value.bit_length(), mask.bit_length())
        raise ValueError(
            "%r invalid value %r\n    given %s\n  allowed %s" % (cls, value, bin(value, width), bin(mask, width)))
    raise ValueError("%r unknown flag boundary %r" % (cls, boundary))


def _operand(flag, other, operator):
    """The bits of the other operand of a binary operator, or NotImplemented."""
    bits = flag._get_value(other)
    if bits is not NotImplemented:
        for each in flag, other:
            if flag._get_value(each) is None:
                raise TypeError(f"'{each}' cannot be combined with other flags with {operator}")
    return bits


def _combined_name(cls, value):
    """The name of a combination of flags: its members, then what they leave over; None if it has none."""
    singles = cls._singles_mask_
    members = list(cls._iter_member_(value & singles))
    if value & ~singles:
        # Aliases of more than one bit name what the single bits do not.
        for alias in cls._member_map_.values():
            if alias._value_ and alias._value_ & value == alias._value_ and alias not in members:
                members.append(alias)
    named = reduce(_or_, [m._value_ for m in members], 0)
    rest = value ^ named
    if not named:
        return None
    if rest and cls._boundary_ is STRICT:
        raise ValueError("%r: no members with value %r" % (cls, rest))
    names = [m._name_ for m in members]
    return "|".join(names + [cls._numeric_repr_(rest)] if rest else names)


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members can be combined bit by bit."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next power of two."""
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high_bit = last_value.bit_length() - 1
        except Exception:
            raise TypeError("invalid flag value %r" % last_value) from None
        return 2 ** (high_bit + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        return map(cls._value2member_map_.get, _iter_bits_lsb(value & cls._flag_mask_))

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of flags that has the value: made when it is asked for, and kept."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        known, mask, boundary = cls._all_bits_, cls._flag_mask_, cls._boundary_
        if value & (known ^ mask) or not ~known <= value <= known:
            if boundary is EJECT:
                return value
            value = _bounded(cls, value)
        asked = value
        if value < 0:
            value = value + known + 1 if boundary in (EJECT, KEEP) else value & cls._singles_mask_
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError("%s(%r) -->  unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown)))
        data = () if cls._member_type_ is object else (value,)
        combination = cls._member_type_.__new__(cls, *data)
        if not hasattr(combination, "_value_"):
            combination._value_ = value
        combination._name_ = _combined_name(cls, value) if value else None
        combination = cls._value2member_map_.setdefault(value, combination)
        if asked < 0:
            cls._value2member_map_[asked] = combination
        return combination

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r"
                % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        for member in self._iter_member_(self._value_):
            yield member

    def __len__(self):
        bits = self._value_
        return bits.bit_count()

    def __repr__(self):
        cls = type(self)
        label = cls.__name__ if self._name_ is None else f"{cls.__name__}.{self._name_}"
        return f"<{label}: {(cls._value_repr_ or repr)(self._value_)}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        """The bits of another operand, which may be a value by itself where the members are values too."""
        if isinstance(flag, type(self)):
            return flag._value_
        data_type = self._member_type_
        return flag if data_type is not object and isinstance(flag, data_type) else NotImplemented

    def __or__(self, other):
        bits = _operand(self, other, "|")
        return bits if bits is NotImplemented else type(self)(self._value_ | bits)

    def __and__(self, other):
        bits = _operand(self, other, "&")
        return bits if bits is NotImplemented else type(self)(self._value_ & bits)

    def __xor__(self, other):
        bits = _operand(self, other, "^")
        return bits if bits is NotImplemented else type(self)(self._value_ ^ bits)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        # The opposite is kept; that of the opposite is found in the same way.
        opposite = self._inverted_
        if opposite is None:
            bits = ~self._value_
            if self._boundary_ not in (EJECT, KEEP):
                bits &= self._singles_mask_
            opposite = self._inverted_ = type(self)(bits)
        return opposite

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """A flag enumeration whose members are ints."""


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration of a plain class."""

    def convert_class(cls):
        namespace = type(etype).__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


def unique(enumeration):
    """A decorator that refuses enumerations with aliases."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ", ".join("%s -> %s" % pair for pair in duplicates)
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """What verify can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _check_unique(enumeration, name, kind):
    aliases = [f"{alias} -> {member.name}" for alias, member in enumeration.__members__.items() if alias != member.name]
    if aliases:
        raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")


def _check_continuous(enumeration, name, kind):
    values = {member.value for member in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if kind == "flag":
        between = (1 << bit for bit in range(low.bit_length(), high.bit_length() - 1))
    else:
        between = range(low + 1, high)
    missing = ", ".join(str(value) for value in between if value not in values)
    if missing:
        # Not more than so much, in case of very many.
        raise ValueError(f"invalid {kind} {name!r}: missing values {missing}"[:256])


def _check_named_flags(enumeration, name, kind):
    named = [member.value for member in enumeration]
    aliases, unnamed = [], 0
    for alias, member in enumeration._member_map_.items():
        if alias in enumeration._member_names_ or member.value < 0:
            continue
        bits = [bit for bit in _iter_bits_lsb(member.value) if bit not in named]
        if bits:
            aliases.append(alias)
            for bit in bits:
                unnamed |= bit
    if not aliases:
        return
    *others, last = aliases
    which = f"aliases {', '.join(others)} and {last} are" if others else f"alias {last} is"
    what = "value" if _is_single_bit(unnamed) else "combined values of"
    raise ValueError(
        f"invalid Flag {name!r}: {which} missing {what} 0x{unnamed:x} [use enum.show_flag_values(value) for details]")


class verify:
    """A decorator that checks an enumeration."""

    _tests = (UNIQUE, _check_unique), (CONTINUOUS, _check_continuous), (NAMED_FLAGS, _check_named_flags)

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        kind = "flag" if issubclass(enumeration, Flag) else "enum"
        for check in self.checks:
            for known, test in self._tests:
                if check is known:
                    test(enumeration, name, kind)
        return enumeration


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def global_enum_repr(self):
    """As module.NAME."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """As module.NAME|module.NAME."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join("%s.%s" % (module, name) for name in self._name_.split("|"))


def global_str(self):
    """The name alone."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator that makes the members variables of the module as well."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
