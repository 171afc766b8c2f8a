// Two pictures of one view, one over the other, with a slider that uncovers the second. Without it
// they stand side by side; where one of them is away, they stay as they are.

class ComparePictures extends HTMLElement {
    connectedCallback() {
        const pictures = this.querySelectorAll("picture, .story-picture > img");
        if (pictures.length !== 2 || this.stage) return;
        this.lay(...pictures);
        this.addSlider();
        this.classList.add("compare--slides");
    }

    lay(under, over) {
        this.stage = document.createElement("div");
        this.stage.className = "compare__stage";
        const cover = document.createElement("div");
        cover.className = "compare__over";
        under.closest(".compare__side").before(this.stage);
        cover.append(over);
        this.stage.append(under, cover);
    }

    addSlider() {
        const label = document.createElement("label");
        label.className = "compare__slider";
        label.append("Slide from the first picture to the second");
        const slider = document.createElement("input");
        slider.type = "range";
        slider.min = 0;
        slider.max = 100;
        slider.value = 50;
        slider.addEventListener("input", () => this.show(slider));
        label.append(slider);
        this.stage.after(label);
        for (const name of ["pointerdown", "pointermove"]) {
            this.stage.addEventListener(name, (event) => event.buttons && this.follow(event, slider));
        }
        // A browser would take the picture itself along.
        this.stage.addEventListener("dragstart", (event) => event.preventDefault());
        this.show(slider);
    }

    // As far as the finger or the mouse has dragged it.
    follow(event, slider) {
        const frame = this.stage.getBoundingClientRect();
        slider.value = 100 - (100 * (event.clientX - frame.left)) / frame.width;
        this.show(slider);
    }

    show(slider) {
        this.stage.style.setProperty("--seen", `${100 - slider.value}%`);
        slider.setAttribute("aria-valuetext", `${slider.value} % of the second picture`);
    }
}

customElements.define("compare-pictures", ComparePictures);
