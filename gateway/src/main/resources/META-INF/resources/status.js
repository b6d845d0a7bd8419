// Shows the live state of the services; asks again every five seconds while the page is looked at.

const WORDS = { up: "running", "not-ready": "starting or lacking a part", down: "not answering" };
const summary = document.getElementById("summary");

document.getElementById("origin").textContent = location.origin;

function show(services) {
  for (const { name, state } of services) {
    const mark = document.querySelector(`[data-service="${CSS.escape(name)}"] .state`);
    if (mark) {
      mark.dataset.state = state;
      mark.textContent = WORDS[state] ?? state;
    }
  }
  const up = services.filter((service) => service.state === "up").length;
  const text = up === services.length ? `All ${up} services are running.` : `${up} of ${services.length} services are running.`;
  if (summary.textContent !== text) {
    summary.textContent = text;
  }
}

async function ask() {
  if (document.hidden) {
    return;
  }
  try {
    const answer = await fetch("status", { signal: AbortSignal.timeout(4000) });
    show((await answer.json()).services);
  } catch {
    summary.textContent = "The gateway does not answer.";
  }
}

ask();
setInterval(ask, 5000);
document.addEventListener("visibilitychange", ask);
