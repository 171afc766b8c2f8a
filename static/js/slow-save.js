// In the admin: a save that takes long may be waiting for an import that is being put in. Says so,
// as soon as two seconds have passed and the server confirms it.

const PATIENCE = 2000;
const script = document.currentScript;

function showNotice(words) {
    if (document.getElementById("slow-save")) return;
    const notice = document.createElement("p");
    notice.id = "slow-save";
    notice.setAttribute("role", "status");
    notice.className = "slow-save";
    notice.textContent = words;
    document.body.append(notice);
}

async function explain() {
    const response = await fetch(script.dataset.url, { headers: { Accept: "application/json" } });
    const { applying } = await response.json();
    if (applying) showNotice(script.dataset.words);
}

document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    // If the save is quick the page is gone by then, and this with it.
    setTimeout(() => explain().catch(() => {}), PATIENCE);
});
