// Watches an import from its page: asks each second how far it is, and shows the report when it
// is done. Without it the page loads itself again every few seconds.

const PAUSE = 1000;

class RunProgress extends HTMLElement {
    connectedCallback() {
        this.said = this.querySelector("[role=status]");
        this.bar = this.querySelector("progress");
        this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    disconnectedCallback() {
        clearTimeout(this.timer);
    }

    async ask() {
        try {
            const response = await fetch(this.dataset.url, { headers: { Accept: "application/json" } });
            if (!response.ok) throw new Error(response.statusText);
            this.show(await response.json());
        } catch {
            // The server may be busy or starting again: the next question will tell.
        }
        this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    show({ working, said, done, total }) {
        if (!working) {
            location.reload();
            return;
        }
        if (this.said.textContent !== said) this.said.textContent = said;
        if (total) {
            this.bar.max = total;
            this.bar.value = done;
        } else {
            this.bar.removeAttribute("value");
        }
    }
}

customElements.define("run-progress", RunProgress);
