// Follows a job by its events, and by asking now and then where a stream cannot be had. At its end the page loads again: it leads to the
// report, or says what went wrong.
const card = document.querySelector("[data-job]");
const address = card.dataset.job;
const ENDED = ["done", "failed", "cancelled", "dead"];
const EVERY = 2000;
let asking = null;

function show(job) {
  if (ENDED.includes(job.state)) {
    stop();
    location.reload();
    return;
  }
  const { done, total, step } = job.progress;
  card.querySelector("[data-state]").textContent = card.getAttribute(`data-state-${job.state}`);
  card.querySelector("[data-step]").textContent = (job.state === "running" && card.getAttribute(`data-step-${step}`)) || "";
  card.querySelector("[data-figure]").textContent = total ? `${done} / ${total}` : "";
  const bar = card.querySelector("[data-bar]");
  if (total) {
    bar.max = total;
    bar.value = done;
  }
}

async function ask() {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok) show(await answer.json());
  } catch {
    // The service does not answer just now; the next time may do.
  }
}

function poll() {
  asking ??= setInterval(ask, EVERY);
}

const events = new EventSource(`${address}/events`);
events.addEventListener("job", (event) => show(JSON.parse(event.data)));
events.addEventListener("error", () => {
  if (events.readyState === EventSource.CLOSED) poll();
});

function stop() {
  events.close();
  clearInterval(asking);
}
