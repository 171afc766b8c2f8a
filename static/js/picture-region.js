// A part of an object's picture, in the admin: dragged on the picture, or typed as four numbers.
// What is kept is in the hidden input, as JSON: fractions, with the picture's number and hash.

const SIDES = [["x", "From the left"], ["y", "From the top"], ["width", "Width"], ["height", "Height"]];
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const LEAST = 0.02;

class PictureRegion extends HTMLElement {
    connectedCallback() {
        this.input = this.querySelector("input");
        this.object = document.getElementById(this.input.id.replace(/region$/, "object"));
        this.object?.addEventListener("change", () => this.load());
        this.build();
        // The editor sets the value after the element stands in the page.
        setTimeout(() => this.load());
    }

    build() {
        this.frame = document.createElement("div");
        this.frame.className = "picture-region__frame";
        this.frame.innerHTML = '<img alt="" draggable="false"><span class="picture-region__part"></span>';
        this.frame.addEventListener("pointerdown", (event) => this.drag(event));
        this.choices = document.createElement("select");
        this.choices.setAttribute("aria-label", "Which picture");
        this.choices.addEventListener("change", () => this.take(WHOLE));
        this.words = document.createElement("p");
        this.words.setAttribute("role", "status");
        this.numbers = document.createElement("div");
        this.numbers.className = "picture-region__numbers";
        this.boxes = SIDES.map(([side, words]) => this.box(side, words));
        this.append(this.words, this.choices, this.frame, this.numbers);
    }

    box(side, words) {
        const label = document.createElement("label");
        label.append(`${words} (%)`);
        const box = document.createElement("input");
        Object.assign(box, { type: "number", min: 0, max: 100, step: 1 });
        box.dataset.side = side;
        box.addEventListener("change", () => this.typed());
        label.append(box);
        this.numbers.append(label);
        return box;
    }

    async load() {
        const key = this.object?.value;
        this.pictures = [];
        if (key) {
            const answer = await fetch(this.dataset.pictures.replace("/0/", `/${key}/`));
            if (answer.ok) this.pictures = (await answer.json()).pictures;
        }
        if (key === (this.object?.value ?? key)) this.begin(key);
    }

    begin(key) {
        const kept = this.kept;
        const at = this.pictures.findIndex((one) => one.id === kept?.picture);
        const isSame = at >= 0 && this.pictures[at].hash === kept.file_hash;
        this.choices.replaceChildren(...this.pictures.map((one, place) => new Option(one.words || `Picture ${place + 1}`, place)));
        this.choices.value = Math.max(at, 0);
        this.choices.hidden = this.pictures.length < 2;
        this.frame.hidden = this.numbers.hidden = !this.pictures.length;
        this.words.textContent = this.toldOf(key, kept, isSame);
        if (this.pictures.length && isSame) this.show(kept);
        else if (this.pictures.length) this.take(kept ? { ...WHOLE } : WHOLE);
        else if (key) this.keep("");
    }

    toldOf(key, kept, isSame) {
        if (!key) return "Choose an object first.";
        if (!this.pictures.length) return "This object has no picture that can be shown here.";
        return kept && !isSame ? "This is another picture than the part was set on: set it again." : "";
    }

    get kept() {
        try {
            return JSON.parse(this.input.value);
        } catch {
            return null;
        }
    }

    take(part) {
        const picture = this.pictures[this.choices.value];
        const kept = { picture: picture.id, file_hash: picture.hash };
        for (const [side] of SIDES) kept[side] = Math.round(part[side] * 10000) / 10000;
        this.keep(JSON.stringify(kept));
        this.show(kept);
    }

    keep(value) {
        this.input.value = value;
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    show(part) {
        const picture = this.pictures[this.choices.value];
        const shown = this.frame.querySelector("img");
        if (shown.getAttribute("src") !== picture.url) shown.src = picture.url;
        const { style } = this.frame.querySelector("span");
        [style.left, style.top, style.width, style.height] = SIDES.map(([side]) => `${part[side] * 100}%`);
        for (const box of this.boxes) box.value = Math.round(part[box.dataset.side] * 100);
    }

    // What is typed is kept within the picture: a part that would stand out of it ends at its edge.
    typed() {
        const [x, y, width, height] = this.boxes.map((box) => Math.min(Math.max(box.value / 100 || 0, 0), 1));
        const left = Math.min(x, 1 - LEAST), top = Math.min(y, 1 - LEAST);
        this.take({
            x: left,
            y: top,
            width: Math.max(Math.min(width, 1 - left), LEAST),
            height: Math.max(Math.min(height, 1 - top), LEAST),
        });
    }

    drag(event) {
        event.preventDefault();
        this.frame.setPointerCapture(event.pointerId);
        const from = this.at(event);
        const move = (next) => this.between(from, this.at(next));
        this.frame.addEventListener("pointermove", move);
        const end = () => this.frame.removeEventListener("pointermove", move);
        this.frame.addEventListener("pointerup", end, { once: true });
        this.frame.addEventListener("pointercancel", end, { once: true });
    }

    at(event) {
        const { left, top, width, height } = this.frame.getBoundingClientRect();
        const within = (number) => Math.min(Math.max(number, 0), 1);
        return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
    }

    between(from, to) {
        const x = Math.min(from.x, to.x, 1 - LEAST), y = Math.min(from.y, to.y, 1 - LEAST);
        this.take({
            x,
            y,
            width: Math.max(Math.abs(from.x - to.x), LEAST),
            height: Math.max(Math.abs(from.y - to.y), LEAST),
        });
    }
}

customElements.define("picture-region", PictureRegion);
