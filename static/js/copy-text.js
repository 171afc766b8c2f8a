// A button that copies a link's address, a box's lines or some words. Without it, or where a
// browser lets no page copy, they are selected and copied by hand as ever.

class CopyText extends HTMLElement {
    connectedCallback() {
        this.hidden = !navigator.clipboard;
        this.querySelector("button").addEventListener("click", () => this.copy());
    }

    get words() {
        const from = document.getElementById(this.dataset.from);
        return from.href || from.value || from.textContent.trim().replace(/\s+/g, " ");
    }

    async copy() {
        const said = this.querySelector("[role=status]");
        said.textContent = "";
        try {
            await navigator.clipboard.writeText(this.words);
            said.textContent = "Copied";
        } catch {
            said.textContent = "Your browser would not let us. Please select it and copy it.";
        }
    }
}

customElements.define("copy-text", CopyText);
