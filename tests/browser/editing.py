"""What Wagtail's editor does by itself, told to tests that must not type too early."""

WATCHED = """
document.addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.editsWatched = "yes";
});
"""
SLOW_ANSWERS = """
const ask = window.fetch;
window.fetch = async (address, options) => {
    const answer = await ask(address, options);
    if (options?.method === "post") await new Promise((done) => setTimeout(done, 3000));
    return answer;
};
"""


def watch_edits(page):
    """Call before an editor is opened."""
    page.add_init_script(WATCHED)


def wait_for_editor(page):
    """Until it has looked at what stands there: what is typed earlier it takes for saved."""
    page.locator("html[data-edits-watched]").wait_for(state="attached")
