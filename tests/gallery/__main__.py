"""Make the gallery: every page in five looks, in one HTML file; name what has no picture."""

import argparse
import os
import signal
import sys
import tempfile
from pathlib import Path

import django
from django.urls import Resolver404, resolve
from playwright.sync_api import sync_playwright


def main() -> int:
    """Walk past every page of a site of its own; return 1 where an address has no picture."""
    parser = argparse.ArgumentParser(prog="script/gallery", description=__doc__)
    parser.add_argument("file", nargs="?", default="var/gallery.html", type=Path, help="default var/gallery.html")
    parser.add_argument("--only", default="", help="pictures of the stops with this in their title")
    parser.add_argument("--folder", type=Path, help="keep the pictures as files there, too")
    parser.add_argument("--readme", type=Path, metavar="FOLDER", help="make the README's seven pictures there instead")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))  # so that the site it started ends with it
    os.environ["DJANGO_SETTINGS_MODULE"] = "borrower_help.settings"
    folder = tempfile.TemporaryDirectory(prefix="gallery-", ignore_cleanup_errors=True)
    os.environ["DATA_DIR"] = folder.name
    django.setup()
    from tests.gallery import readme
    from tests.gallery.album import Album
    from tests.gallery.tour import Tour
    from tests.journeys.running import CHROMIUM, QUIET, running_site

    with folder, running_site(Path(folder.name)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        if options.readme:
            readme.make(browser, site, options.readme)
            return 0
        album = Album(browser, site.url, options.only, options.folder)
        Tour(album, site).whole()
        missing = without_picture(album.paths)
        album.write(options.file, missing)
        browser.close()
    for title, pictures in album.stops.items():
        for one in pictures:
            for remark in one.remarks:
                print(f"{title} · {one.look} · {remark}")
    for name in missing:
        print(f"No picture: {name}")
    print(f"{sum(map(len, album.stops.values()))} pictures of {len(album.stops)} stops in {options.file}")
    return 1 if missing else 0


def without_picture(paths: list[str]) -> list[str]:
    """Return the names of addresses that show a page and were not photographed, steps of the journey among them."""
    from borrower_help.incidents.steps import JOURNEY
    from tests.completeness.people import url_names
    from tests.completeness.test_access_matrix import MATRIX

    shown: set[str] = set()
    for path in paths:
        try:
            match = resolve(path)
        except Resolver404:
            continue
        shown.add(match.view_name)
        shown |= {f"incidents:step {match.kwargs['step']}"} if match.view_name == "incidents:step" else set()
    # Deeds answer a reading with 405, the others with a file or with the way to a page.
    deeds = {name for name, (reading, _changing) in MATRIX.items() if set(reading) == {405}}
    files = {"operations:healthz", "operations:readyz", "accounts:picture_file", "evidence:upload"}
    files |= {"letters:page", "letters:pdf", "letters:word", "binders:pdf", "matters:calendar_file", "matters:feed"}
    files |= {f"evidence:{name}" for name in ("bundle", "covered", "original", "page", "shown", "small")}
    files |= {"offline:worker", "letters:new"}  # a script; the way to a letter that is named
    wanted = set(url_names()) - deeds - files - {"incidents:draft"}
    # the first question is asked at incidents:start and incidents:new, days at an address of their own
    wanted |= {f"incidents:step {step.key}" for step in JOURNEY.steps if step.key not in {"conduct", "days"}}
    return sorted(wanted - shown)


if __name__ == "__main__":
    sys.exit(main())
