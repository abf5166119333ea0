/* Reloads the page after a build; shows what is wrong while a build fails. Served, never written. */
(() => {
  "use strict";
  const script = document.currentScript;
  const generation = Number(new URL(script.src).searchParams.get("g"));
  let overlay = null;

  function showProblems(problems) {
    overlay?.remove();
    overlay = document.createElement("dialog");
    const heading = document.createElement("h2");
    heading.textContent = "Not built: this page shows the last good build";
    const text = document.createElement("pre");
    text.textContent = problems.join("\n\n");
    overlay.append(heading, text);
    document.body.append(overlay);
    overlay.showModal();
  }

  function listen() {
    const events = new EventSource("/__newsgen/events");
    events.onmessage = (message) => {
      const state = JSON.parse(message.data);
      if (state.problems.length) {
        showProblems(state.problems);
      } else if (state.generation > generation) {
        location.reload();
      } else {
        overlay?.remove();
      }
    };
    return events;
  }

  // A browser opens six connections to a host: a hidden tab gives its own back.
  let events = document.hidden ? null : listen();
  document.addEventListener("visibilitychange", () => {
    events?.close();
    events = document.hidden ? null : listen();
  });
})();
