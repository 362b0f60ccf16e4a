# conform: env=http_proxy=http://127.0.0.1:9
"""Nothing listens at the proxy's port, so that every page ends in URLError."""
from concurrent import futures
import urllib.error
import urllib.request

PAGES = ["http://alpha.test/", "http://beta.test/", "nonsense://gamma.test/", "no address"]


def load(url, timeout):
    return urllib.request.urlopen(url, timeout=timeout).read()


def main():
    with futures.ThreadPoolExecutor(max_workers=2) as executor:
        future_to_url = dict(
            (executor.submit(load, url, 5), url)
            for url in PAGES)

        results = {}
        for future in futures.as_completed(future_to_url):
            results[future_to_url[future]] = future

    for url in PAGES:
        problem = results[url].exception()
        print(url, type(problem).__name__, problem, sep=" | ")

    try:
        results[PAGES[0]].result()
    except urllib.error.URLError as e:
        print("reason:", e.reason, isinstance(e, OSError))

    with futures.ThreadPoolExecutor() as executor:
        print(list(executor.map(len, PAGES)))


if __name__ == '__main__':
    main()
