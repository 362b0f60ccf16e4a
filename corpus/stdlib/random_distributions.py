import random
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for s in (1, 0, -5, 2**100, "hello", b"bytes", 1.5, None.__class__ and 7):
    random.seed(s); print(repr(s), random.random(), random.getrandbits(10), random.getrandbits(100), random.randint(1,6), random.choice("abc"))
random.seed(42)
l=list(range(20)); random.shuffle(l); print(l)
print(random.sample(range(1000),10), random.sample("abcdef",3), random.sample(["a","b"],k=3,counts=[2,2]))
print(random.choices("abc",k=5), random.choices("abc",[1,2,3],k=5), random.choices("ab",cum_weights=[1,5],k=3))
r=random.Random(5); st=r.getstate(); a=r.random(); r.setstate(st); print(a==r.random())
print(r.uniform(1,2), r.triangular(0,1,.5), r.gauss(0,1), r.gauss(0,1), r.normalvariate(), r.lognormvariate(0,1), r.expovariate(2), r.vonmisesvariate(0,4), r.gammavariate(2,3), r.gammavariate(.5,1), r.gammavariate(1,1), r.betavariate(1,2), r.paretovariate(3), r.weibullvariate(1,2), r.binomialvariate(10,.3), r.binomialvariate(1000,.4), r.randrange(5,50,7), r.randbytes(5))
t(lambda: random.choice([])); t(lambda: random.randint(5,1)); t(lambda: random.randrange(0)); t(lambda: random.sample({1},1)); t(lambda: random.sample([1],2)); t(lambda: random.seed([])); t(lambda: random.choices([1],[0])); t(lambda: random.randrange(1.5))
print(0<=random.SystemRandom().random()<1)
class R(random.Random):
    def random(self): return 0.5
print(R().uniform(0,10), R(3).choice([1,2]))
