// The window in which a record is chosen: the search box has the focus, arrow keys go through the
// tiles, and what was found is said to screen readers. Without it, Tab and Enter do the same.

const TILE = "a[data-chooser-tile], [data-chooser-tile] input";

class ChooserWindow extends HTMLElement {
    connectedCallback() {
        this.box = this.querySelector("input[type=search]");
        this.results = this.querySelector("#search-results");
        this.addEventListener("keydown", (event) => this.press(event));
        new MutationObserver(() => this.say()).observe(this.results, { childList: true });
        // Bootstrap takes the focus itself once the window stands there.
        window.jQuery?.(this.closest(".modal")).one("shown.bs.modal", () => this.begin());
    }

    begin() {
        this.box.focus();
        this.say();
    }

    say() {
        const count = this.results.querySelector("[data-chooser-count]");
        this.querySelector("[data-chooser-status]").textContent = count?.textContent.trim() ?? "";
    }

    press(event) {
        const tiles = [...this.results.querySelectorAll(TILE)];
        const at = tiles.indexOf(document.activeElement);
        const to = at < 0 ? this.enter(event) : this.step(event.key, tiles, at);
        if (to === null) return;
        event.preventDefault();
        (tiles[to] ?? this.box).focus();
    }

    enter(event) {
        return event.key === "ArrowDown" && event.target === this.box ? 0 : null;
    }

    // The place of the next tile that way: -1 leads back to the box; null is no way.
    step(key, tiles, at) {
        if (key === "ArrowRight") return Math.min(at + 1, tiles.length - 1);
        if (key === "ArrowLeft") return at - 1;
        if (key !== "ArrowDown" && key !== "ArrowUp") return null;
        const here = this.placeOf(tiles[at]);
        const below = (tile) => {
            const there = this.placeOf(tile);
            return there.left === here.left && there.top > here.top;
        };
        const above = (tile) => {
            const there = this.placeOf(tile);
            return there.left === here.left && there.top < here.top;
        };
        if (key === "ArrowUp") return tiles.findLastIndex(above);
        const found = tiles.findIndex(below);
        return found < 0 ? tiles.length - 1 : found;
    }

    placeOf(tile) {
        const { left, top } = tile.closest(".chooser-tile").getBoundingClientRect();
        return { left: Math.round(left), top: Math.round(top) };
    }
}

customElements.define("chooser-window", ChooserWindow);
