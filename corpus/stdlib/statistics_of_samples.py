"""Averages, spread, quantiles, correlation and normal distributions."""

import statistics
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
import random
random.seed(3)
data=[random.uniform(-5,9) for _ in range(50)]; ints=[random.randint(1,9) for _ in range(31)]
pos=[abs(x)+.1 for x in data]
for f in (mean,fmean,median,median_low,median_high,median_grouped,mode,multimode,variance,pvariance,stdev,pstdev):
    for d in (data,ints,[F(1,3),F(2,5)],[D('1.5'),D('2.25'),D(3)],[1,2,3,4],[1.5,2],"aab",[],[1]):
        try: print(f.__name__, repr(f(d)))
        except Exception as e: print(f.__name__, type(e).__name__, e)
for f in (geometric_mean,harmonic_mean):
    for d in (pos,ints,[1,0],[1,-1],[],[D(2),D(3)]):
        try: print(f.__name__, repr(f(d)))
        except Exception as e: print(f.__name__, type(e).__name__, e)
print(fmean([1,2,3],[3,2,1]), harmonic_mean([40,60],weights=[5,30]), quantiles(data,n=5), quantiles(ints,method='inclusive'), quantiles([1,2],n=10))
print(covariance(data,pos), correlation(data,pos), correlation(ints,list(range(31)),method='ranked'), linear_regression(ints,list(range(31))), linear_regression([1,2,3],[2,4,7],proportional=True))
n=NormalDist(100,15); print(n, n.pdf(110), n.cdf(90), n.inv_cdf(.975), n.quantiles(), n.overlap(NormalDist(110,10)), n+5, n*2, n-NormalDist(1,2), n.zscore(130), NormalDist.from_samples(data), n.samples(3,seed=5), hash(n)==hash(NormalDist(100,15)), 3-n, n/2)
for bad in (lambda:NormalDist(0,-1),lambda:n.inv_cdf(0),lambda:quantiles([]),lambda:quantiles([1,2],n=0),lambda:quantiles([1,2],method='x'),lambda:correlation([1,1],[1,2]),lambda:covariance([1],[1]),lambda:linear_regression([1,1],[1,2]),lambda:mean(['a']),lambda:fmean([1],[0])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

sample = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in "normal", "triangular", "quartic":
    density, distribution = (statistics.kde(sample, 1.5, kernel, cumulative=cumulative) for cumulative in (False, True))
    draw = statistics.kde_random(sample, 1.5, kernel, seed=8)
    print(kernel, [round(density(x), 9) for x in (-2, 0, 5.5)], round(distribution(1), 9), [round(draw(), 6) for _ in range(3)])
print(statistics.fmean([1, 2.5, 7], weights=[3, 0.1, 2]), statistics.linear_regression([1, 2, 4.5], [0.3, 1, 2], proportional=True).slope)
for f in statistics.variance, statistics.stdev:
    try:
        print(f([1.0, float("inf")]))
    except AttributeError as e:
        print(e)
