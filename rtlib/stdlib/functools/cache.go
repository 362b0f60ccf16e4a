package functools

import rt "github.com/py2go/py2go/rtlib"

// cache is a function whose results are kept. With a limit, its entries form a ring in order of use, root.next the oldest.
type cache struct {
	rt.Obj
	rt.Attrs
	f            rt.Value
	info         rt.Value // the class of cache_info's results
	limit        int      // -1: none
	typed        bool
	hits, misses int
	kept         *rt.Dict // from key to entry, or without limit to the result
	root         *entry
}

type entry struct {
	rt.Obj
	prev, next  *entry
	key, result rt.Value
}

var (
	cacheType = rt.Type{Name: "_lru_cache_wrapper", Module: "functools"}
	entryType = rt.Type{Name: "_lru_list_elem", Module: "functools"}
)

// argsKey is a key that hashes and compares as the tuple of its values; being of a type of its own, it equals no argument.
func argsKey(a *rt.Args, typed bool) rt.Value {
	if len(a.Names) == 0 && len(a.Pos) == 1 && !typed {
		if t := rt.TypeOf(a.Pos[0]); t == &rt.IntType || t == &rt.StrType {
			return a.Pos[0]
		}
	}
	values := append([]rt.Value(nil), a.Pos...)
	if len(a.Names) > 0 {
		values = append(values, keywordMark)
		for i, name := range a.Names {
			values = append(values, rt.NewStr(name), a.Vals[i])
		}
	}
	if typed {
		for _, v := range a.Pos {
			values = append(values, rt.TypeOf(v).Value())
		}
		for _, v := range a.Vals {
			values = append(values, rt.TypeOf(v).Value())
		}
	}
	return rt.NewTuple2(rt.NewTuple(values...), keywordMark)
}

// keywordMark is an object that no program sees.
var keywordMark = rt.FromObj(rt.Alloc[entry](&entryType))

func (c *cache) call(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
	if c.limit == 0 {
		c.misses++
		return rt.CallArgs(c.f, a)
	}
	k := argsKey(a, c.typed)
	found, err := c.kept.Get(k)
	if err != nil {
		return rt.Unset, err
	}
	if !found.IsUnset() {
		c.hits++
		if c.limit < 0 {
			return found, nil
		}
		e := rt.Cast[entry](found)
		e.unlink()
		c.link(e)
		return e.result, nil
	}
	c.misses++
	result, err := rt.CallArgs(c.f, a)
	if err != nil {
		return rt.Unset, err
	}
	if c.limit < 0 {
		return result, c.kept.Set(k, result)
	}
	// The call may have filled the cache, with this key too.
	if found, err = c.kept.Get(k); err != nil || !found.IsUnset() {
		return result, err
	}
	for c.kept.Len() >= c.limit {
		oldest := c.root.next
		oldest.unlink()
		if _, err := c.kept.Remove(oldest.key); err != nil {
			return rt.Unset, err
		}
	}
	e := rt.Alloc[entry](&entryType)
	e.key, e.result = k, result
	c.link(e)
	return result, c.kept.Set(k, rt.FromObj(e))
}

func (e *entry) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

// link makes e the newest entry.
func (c *cache) link(e *entry) {
	e.prev, e.next = c.root.prev, c.root
	e.prev.next, c.root.prev = e, e
}

func (c *cache) clear() {
	c.hits, c.misses = 0, 0
	c.kept = rt.AsDict(rt.NewDict())
	c.root = rt.Alloc[entry](&entryType)
	c.root.prev, c.root.next = c.root, c.root
}

var cacheSig = rt.NewSig("_lru_cache_wrapper", "user_function, maxsize, typed, cache_info_type")

func newCache(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	args, err := cacheSig.Bind(a)
	if err != nil {
		return rt.Unset, err
	}
	if !rt.Callable(args[0]) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "the first argument must be callable")
	}
	limit := -1
	if !args[1].IsNone() {
		if limit, err = rt.IndexInt(args[1]); err != nil {
			return rt.Unset, err
		}
		limit = max(limit, 0)
	}
	typed, err := rt.Truth(args[2])
	if err != nil {
		return rt.Unset, err
	}
	c := rt.Alloc[cache](t)
	c.f, c.limit, c.typed, c.info = args[0], limit, typed, args[3]
	c.clear()
	return rt.FromObj(c), nil
}

func init() {
	cacheType.Flags |= rt.BaseType
	cacheType.New = newCache
	cacheType.Call = func(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) { return rt.Cast[cache](self).call(self, a) }
	cacheType.DescrGet = func(d, obj rt.Value, t *rt.Type) (rt.Value, *rt.Exc) {
		if obj.IsUnset() || obj.IsNone() {
			return d, nil
		}
		return rt.NewMethod(d, obj), nil
	}
	same := func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	cacheType.Methods = []rt.Def{
		{Name: "cache_info", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			c := rt.Cast[cache](self)
			limit := rt.None
			if c.limit >= 0 {
				limit = rt.Int(int64(c.limit))
			}
			return rt.Call4(c.info, rt.Int(int64(c.hits)), rt.Int(int64(c.misses)), limit, rt.Int(int64(c.kept.Len())))
		}},
		{Name: "cache_clear", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			rt.Cast[cache](self).clear()
			return rt.None, nil
		}},
		{Name: "__copy__", F1: same},
		{Name: "__deepcopy__", F2: func(self, _ rt.Value) (rt.Value, *rt.Exc) { return self, nil }},
	}
	rt.Ready(&entryType)
	rt.WithDict(&cacheType)
	rt.Ready(&cacheType)
}
