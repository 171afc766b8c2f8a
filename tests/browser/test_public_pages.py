"""Every kind of public page in a real browser: all readers, all screens, no JavaScript."""

import pytest
from django.db import transaction
from django.template.loader import render_to_string

from home.models import HomePage, StandardPage
from tests.browser.looks import SCHEMES
from tests.factories import (
    CollectionObjectFactory,
    ObjectImageFactory,
    ObjectPersonFactory,
    ObjectPlaceFactory,
    ObjectTermFactory,
    PersonFactory,
    TermFactory,
)

LONG = "An enamel advertisement for Battersea’s own carbolic-soap-and-candle-works " * 4


@pytest.fixture
def pages():
    """The addresses of one page of each kind, by what they are."""
    with transaction.atomic():  # one commit, so that what follows each is done once
        return make_pages()


def make_pages():
    rich = ObjectImageFactory(
        collection_object__title=LONG,
        collection_object__object_number="LONG/" + "0123456789." * 14,
        collection_object__brief_description="Abc" * 200,
        collection_object__wanted="Who hung it up?",
    ).collection_object
    maker = PersonFactory(name="Donaudampfschifffahrtselektrizitätenhauptbetriebswerk")
    ObjectPersonFactory(collection_object=rich, person=maker, role="manufacturer")
    place = ObjectPlaceFactory(collection_object=rich).place
    ObjectImageFactory(collection_object=rich, caption="Its back", licence="CC0")
    for name in ("glass", "polypropylene", "phenol formaldehyde"):
        ObjectTermFactory(collection_object=rich, term=TermFactory(name=name))
    noted = ObjectImageFactory(collection_object__content_note_code="racism").collection_object
    for link in (*rich.object_images.all(), noted.first_image):
        link.image.make_sizes()
    gone = CollectionObjectFactory()
    gone.retire()
    CollectionObjectFactory.create_batch(50)
    bare = CollectionObjectFactory()
    body = "<h2>When</h2><p>Every day.</p><ul><li>Come in</li></ul>"
    about = HomePage.objects.get().add_child(
        instance=StandardPage(title="Visiting", introduction="Do.", body=body, show_in_menus=True)
    )
    return {
        "home": "/",
        "list": "/objects/",  # without an index here: searching is away
        "object": rich.get_absolute_url(),
        "object without anything": bare.get_absolute_url(),
        "object with a content note": noted.get_absolute_url(),
        "label to print": f"{rich.get_absolute_url()}label/",
        "person": f"/people/{maker.slug}/",
        "place": f"/places/{place.slug}/",
        "term": f"/terms/{rich.terms.first().term.slug}/",
        "standard page": about.url,
        "withdrawn": gone.get_absolute_url(),
        "not found": "/objects/nothing-here/",
        **{name: f"/failed/{name}" for name in FAILED},
    }


FAILED = ("400.html", "403.html", "403_csrf.html", "500.html")
"""Pages that no address gives: `show_failures` lets a window ask for them."""


def show_failures(page):
    """Answer in this window with the pages of `FAILED` as the site renders them."""
    page.route(
        "**/failed/*",
        lambda route: route.fulfill(
            content_type="text/html", body=render_to_string(route.request.url.rpartition("/")[2])
        ),
    )
    return page


@pytest.mark.slow
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_kind_of_page_is_accessible(open_page, pages, assert_accessible, scheme):
    page = show_failures(open_page(color_scheme=scheme, reduced_motion="reduce"))
    for address in pages.values():
        page.goto(address)
        assert_accessible(page)


@pytest.mark.slow
def test_nothing_scrolls_sideways_on_a_small_screen(open_page, pages):
    page = show_failures(open_page(viewport={"width": 320, "height": 640}))
    for name, address in pages.items():
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{name} is {width} px wide"


@pytest.mark.slow
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_want_no_motion(open_page, pages, motion):
    page = open_page(reduced_motion=motion)
    page.goto(pages["object"])
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("h1 { transition: color 9s; animation: turn 9s }"
                + "@keyframes turn { to { rotate: 1turn } }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    moves = page.evaluate("document.getAnimations().length")
    assert moves == (0 if motion == "reduce" else 1)


@pytest.mark.slow
def test_colours_forced_by_a_reader_leave_what_is_chosen_to_be_seen(open_page, pages, index):
    index.rebuild()
    page = open_page(forced_colors="active", viewport={"width": 1280, "height": 900})
    page.goto("/objects/?view=list")
    lines = ".browse-bar__order{}, .site-header__link{}"
    colours = (
        """links => [...new Set(links.map(link => getComputedStyle(link).borderBlockEndColor))]"""
    )
    here = page.locator(lines.replace("{}", "[aria-current]")).evaluate_all(colours)
    elsewhere = page.locator(lines.replace("{}", ":not([aria-current])")).evaluate_all(colours)
    assert here
    assert elsewhere == [page.evaluate("getComputedStyle(document.body).backgroundColor")]
    assert not set(here) & set(elsewhere)
    page.goto("/objects/?material=material-glass")
    box = page.locator(".facets__value--chosen .facets__box").first
    assert box.inner_text() == "✓"


def test_everything_works_without_javascript_and_under_the_strict_policy(open_page, pages):
    page = open_page(java_script_enabled=False)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(pages["home"])
    page.get_by_role("link", name="Objects", exact=True).click()
    page.get_by_role("link", name="Next").click()
    page.get_by_text("49 to").wait_for()
    page.locator(".card__link").last.click()
    page.get_by_role("heading", name="The facts").wait_for()
    page.goto(pages["object with a content note"])
    assert not page.locator("picture img").is_visible()
    page.get_by_text("Show the picture").click()
    page.locator("picture img").wait_for(state="visible")
    assert complaints == []


def test_the_keyboard_alone_is_enough(page, pages):
    page.goto(pages["list"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["height"] >= 24
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    assert focused == "card__link"
    outline = "getComputedStyle(document.activeElement.closest('.card')).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/objects/*/")


@pytest.mark.slow
def test_links_are_large_enough_to_hit(open_page, pages):
    page = open_page(viewport={"width": 390, "height": 800})
    for name in ("home", "list", "object", "not found"):
        page.goto(pages[name])
        small = page.evaluate(
            """[...document.querySelectorAll('a, summary')]
            .filter(link => !link.closest('p') && !link.matches('.card__link'))
            .filter(link => !link.classList.contains('visually-hidden'))
            .filter(link => link.getBoundingClientRect().height < 24)
            .map(link => link.textContent)"""
        )
        assert small == [], name


@pytest.fixture
def looked_at(pages, index, settings):
    """The pages that most people see, found by the engine, with the style sheets joined."""
    with transaction.atomic():
        for _ in range(9):
            link = ObjectImageFactory(image__file__width=400, image__file__height=300)
            link.image.make_sizes()
    index.rebuild()
    settings.COMPRESS_ENABLED = True
    return {
        "home": pages["home"],
        "list": "/objects/?picture=yes&picture=no&sort=newest",
        "object": pages["object"],
        "standard page": pages["standard page"],
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["home", "list", "object"])
def test_the_page_does_not_move_while_it_loads(open_page, looked_at, name):
    page = open_page(viewport={"width": 390, "height": 820})
    page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))
        .observe({type: 'layout-shift', buffered: true});"""
    )
    page.goto(looked_at[name], wait_until="networkidle")
    assert page.evaluate("window.moved") < 0.01


@pytest.mark.slow
@pytest.mark.parametrize("name", ["home", "list", "object"])
def test_pictures_have_their_place_before_they_come(open_page, looked_at, name):
    page = open_page(viewport={"width": 390, "height": 820})
    held = []
    page.route("**/images/**", lambda route: held.append(route))
    page.goto(looked_at[name], wait_until="domcontentloaded")
    page.wait_for_timeout(500)
    sizes = """[...document.images].map(i => { const box = i.getBoundingClientRect();
        return [Math.round(box.width), Math.round(box.height)] })"""
    before = page.evaluate(sizes)
    assert held
    assert all(min(size) > 0 for size in before)
    # Playwright lets those go on that were held.
    page.unroute("**/images/**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(sizes) == before


REQUESTS = 15
BYTES = {"home": 500_000, "list": 500_000, "object": 500_000, "standard page": 100_000}
"""Before anybody scrolls; look.md has both."""


@pytest.mark.slow
@pytest.mark.parametrize("name", BYTES)
def test_pages_call_no_other_site_and_stay_within_the_budget(open_page, looked_at, name):
    page = open_page(viewport={"width": 390, "height": 820})
    asked = []
    page.on("requestfinished", lambda request: asked.append(request))
    page.goto(looked_at[name], wait_until="networkidle")
    origin = page.evaluate("location.origin")
    assert all(request.url.startswith(origin) for request in asked)
    further_down = page.evaluate(
        """[...document.images].filter(image => image.getBoundingClientRect().top > innerHeight)
        .map(image => image.currentSrc)"""
    )
    above = [request.url for request in asked if request.url not in further_down]
    assert sum(url.endswith(".css") for url in above) == 1
    assert len(above) <= REQUESTS, above
    sizes = [request.sizes() for request in asked]
    assert sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes) <= BYTES[name]


@pytest.mark.slow
def test_an_object_page_prints_without_menus(page, pages):
    page.goto(pages["object"])
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Main").get_by_role("list").is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
