"""The pictures in docs/writing.md, taken from a running site with the sample collection.

Run by `make pictures`, with the site running (PORT as for `make run`). It makes a login for the
time it takes, looks at a story that it never saves, and removes the login.
"""

import io
import os
import shutil
import sys
from pathlib import Path

import django
from PIL import Image

HERE = Path(__file__).resolve().parent
PHONE = {"viewport": {"width": 390, "height": 760}, "has_touch": True, "is_mobile": True}
NAME = "takes-pictures"


def keep(page, name: str) -> None:
    """What is on the screen, as a small file."""
    page.wait_for_timeout(800)  # it fades in
    image = Image.open(io.BytesIO(page.screenshot()))
    image.save(HERE / "images" / f"{name}.webp", quality=72, method=6)


def take(page) -> None:
    """Every picture, in the order in which a producer would see it."""
    from stories.models import StoryIndexPage, StoryPage

    index = StoryIndexPage.objects.first()
    page.goto(f"/admin/pages/add/stories/storypage/{index.pk}/")
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill("What the tram left behind")
    keep(page, "writing-new")
    page.get_by_role("button", name="Insert a block").last.tap()
    keep(page, "writing-blocks")
    page.get_by_role("option", name="Object", exact=True).tap()
    page.get_by_role("button", name="Choose an object").tap()
    window = page.get_by_role("dialog")
    window.get_by_role("searchbox").fill("tram")
    window.get_by_text("Tram ticket").first.wait_for()
    page.wait_for_timeout(1500)  # its pictures arrive
    keep(page, "writing-object")
    page.goto(StoryPage.objects.get(slug="the-curtain-you-could-read").url)
    keep(page, "writing-preview")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bac_collection.settings.dev")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop in this thread
    sys.path.insert(0, str(HERE.parent))
    django.setup()

    from django.contrib.auth import get_user_model
    from django.utils.crypto import get_random_string
    from playwright.sync_api import sync_playwright

    base = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    password = get_random_string(30)
    user = get_user_model().objects.create_superuser(NAME, password=password)
    try:
        with sync_playwright() as playwright:
            flags = ["--disable-dev-shm-usage", *([] if os.geteuid() else ["--no-sandbox"])]
            chromium = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=flags
            )
            context = chromium.new_context(base_url=base, **PHONE)
            context.set_default_timeout(30_000)
            page = context.new_page()
            page.goto("/admin/")
            page.get_by_label("Username").fill(NAME)
            page.get_by_label("Password").fill(password)
            page.keyboard.press("Enter")
            page.wait_for_url("/admin/")
            take(page)
            chromium.close()
    finally:
        user.delete()


if __name__ == "__main__":
    main()
