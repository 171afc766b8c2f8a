// Proposes what may be meant while one types: a combobox around the box of a search form. Without
// it, or when nothing comes back, the form is what it was. Focus stays in the box; the arrow keys
// move through the list, Enter goes there, Escape closes it.

const PAUSE = 150; // milliseconds without a key before anything is asked

class SearchSuggest extends HTMLElement {
    connectedCallback() {
        this.box = this.querySelector("input");
        if (this.list || !this.box) return;
        this.build();
        this.box.addEventListener("input", () => this.wait());
        this.box.addEventListener("keydown", (event) => this.press(event));
        this.box.addEventListener("blur", () => this.close());
        this.list.addEventListener("mousedown", (event) => event.preventDefault()); // focus stays
        this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
    }

    disconnectedCallback() {
        clearTimeout(this.waiting);
        this.asking?.abort();
    }

    build() {
        this.list = document.createElement("ul");
        this.list.id = `${this.box.id}-suggestions`;
        this.list.className = "search-suggest__list";
        this.list.hidden = true;
        this.list.setAttribute("role", "listbox");
        this.list.setAttribute("aria-label", "Suggestions");
        this.said = document.createElement("p");
        this.said.className = "visually-hidden";
        this.said.setAttribute("role", "status");
        this.append(this.list, this.said);
        this.box.type = "text"; // a search field may not be a combobox
        this.box.inputMode = "search";
        for (const [name, value] of [
            ["role", "combobox"],
            ["aria-autocomplete", "list"],
            ["aria-expanded", "false"],
            ["aria-controls", this.list.id],
        ]) this.box.setAttribute(name, value);
    }

    get options() {
        return [...this.list.children];
    }

    get chosen() {
        return this.options.find((option) => option.getAttribute("aria-selected") === "true");
    }

    wait() {
        clearTimeout(this.waiting);
        this.asking?.abort();
        this.waiting = setTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
        const words = this.box.value.trim();
        if (!words) return this.close();
        this.asking = new AbortController();
        const address = `${this.dataset.from}?${new URLSearchParams({ q: words })}`;
        try {
            const response = await fetch(address, { signal: this.asking.signal });
            if (!response.ok) throw new Error(response.statusText);
            this.show(await response.text());
        } catch (error) {
            if (error.name !== "AbortError") this.close();
        }
    }

    // The page's own words, written by its templates: read as a document, in which nothing runs.
    show(piece) {
        if (document.activeElement !== this.box) return;
        const page = new DOMParser().parseFromString(piece, "text/html");
        const options = [...page.querySelectorAll("[role=option]")];
        options.forEach((option, place) => {
            option.id = `${this.list.id}-${place}`;
            option.setAttribute("aria-selected", "false");
        });
        this.list.replaceChildren(...options);
        this.box.removeAttribute("aria-activedescendant");
        this.open(options.length > 0);
        this.list.scrollTop = 0;
        const count = options.length;
        this.said.textContent = count ? `${count} suggestion${count > 1 ? "s" : ""}` : "No suggestions";
    }

    open(isOpen) {
        this.list.hidden = !isOpen;
        this.box.setAttribute("aria-expanded", String(isOpen));
    }

    close() {
        clearTimeout(this.waiting);
        this.asking?.abort();
        this.open(false);
        this.choose(null);
        this.said.textContent = "";
    }

    choose(option) {
        this.chosen?.setAttribute("aria-selected", "false");
        this.box.removeAttribute("aria-activedescendant");
        if (!option) return;
        option.setAttribute("aria-selected", "true");
        this.box.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
    }

    press(event) {
        if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        if (this.list.hidden) {
            if (event.key === "ArrowDown" && this.box.value.trim()) {
                event.preventDefault();
                this.ask();
            }
            return;
        }
        const chosen = this.chosen;
        if (event.key.startsWith("Arrow") && this.move(event.key)) event.preventDefault();
        else if (event.key === "Enter" && chosen) {
            event.preventDefault();
            this.go(chosen);
        } else if (event.key === "Escape") {
            event.preventDefault();
            this.close();
        } else if (event.key === "Home" || event.key === "End") this.choose(null); // moves in the words
    }

    // From the box to the first or the last, and past either back to the box.
    move(key) {
        const step = { ArrowDown: 1, ArrowUp: -1 }[key];
        if (!step) return false;
        const stops = [null, ...this.options];
        const here = this.chosen ? stops.indexOf(this.chosen) : 0;
        this.choose(stops.at((here + step) % stops.length));
        return true;
    }

    go(option) {
        if (option) location.assign(option.dataset.address);
    }
}

customElements.define("search-suggest", SearchSuggest);
