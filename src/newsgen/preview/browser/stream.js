/* One stream of news for all tabs of a browser.

A browser opens six connections to a host, so a stream in each tab would block the seventh. The tab
that holds the lock has the stream and hands the news on; when it closes, the lock and with it the
stream go to another. */

const EVENTS = "/__newsgen/events";

/* Calls `receive` with every message of the server. */
export function follow(receive) {
  if (!navigator.locks || !window.BroadcastChannel) {
    followWhileSeen(receive);
    return;
  }
  const channel = new BroadcastChannel("newsgen");
  channel.onmessage = (event) => receive(event.data);
  navigator.locks.request("newsgen-events", () => {
    listen((news) => {
      receive(news);
      channel.postMessage(news);
    });
    return new Promise(() => {}); // held until the tab closes
  });
}

function listen(receive) {
  const source = new EventSource(EVENTS);
  source.onmessage = (event) => receive(JSON.parse(event.data));
  return source;
}

/* Without locks (a page that came over plain HTTP from another machine has none) a hidden tab gives
   its connection back. */
function followWhileSeen(receive) {
  let source = document.hidden ? null : listen(receive);
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = document.hidden ? null : listen(receive);
  });
}
