# conform: proxy
"""Fetch a few pages on a thread pool and report each one as it completes."""
from concurrent import futures
import urllib.request

PAGES = [
    "http://news.test/",
    "http://shop.test/size/12345",
    "http://docs.test/intro?lang=ko",
    "http://nowhere.invalid/",
    "http://shop.test/status/404",
]


def fetch(url, timeout):
    with urllib.request.urlopen(url, timeout=timeout) as reply:
        return reply.read()


def crawl(urls):
    lines = []
    with futures.ThreadPoolExecutor(max_workers=3) as executor:
        url_of = {executor.submit(fetch, url, 30): url for url in urls}
        for future in futures.as_completed(url_of):
            url = url_of[future]
            try:
                body = future.result()
            except Exception as e:
                lines.append("%r failed: %s" % (url, e))
            else:
                lines.append("%r page is %d bytes" % (url, len(body)))
    # Which page arrives first is up to the network.
    return sorted(lines)


def main():
    for line in crawl(PAGES):
        print(line)
    print(fetch("http://docs.test/intro?lang=ko", 30).decode(), end="")


if __name__ == "__main__":
    main()
