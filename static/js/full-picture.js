// A picture in full, over the page: opened by its link, closed by Escape, the button or a click.
// Without it the link leads to the file itself.

class FullPicture extends HTMLElement {
    connectedCallback() {
        this.link = this.querySelector("a");
        this.link?.addEventListener("click", (event) => this.open(event));
    }

    open(event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.dialog ??= this.makeDialog();
        this.dialog.showModal();
    }

    makeDialog() {
        const dialog = document.createElement("dialog");
        dialog.className = "full-picture";
        const alt = this.querySelector("img")?.alt ?? "";
        dialog.setAttribute("aria-label", alt || "The picture in full");
        dialog.append(this.makeButton(), this.makePicture(alt));
        dialog.addEventListener("click", () => dialog.close());
        this.after(dialog);
        return dialog;
    }

    makeButton() {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "full-picture__close";
        button.textContent = "Close";
        return button;
    }

    makePicture(alt) {
        const picture = document.createElement("img");
        picture.className = "full-picture__picture";
        picture.src = this.link.href;
        picture.alt = alt;
        return picture;
    }
}

customElements.define("full-picture", FullPicture);
