/* The page for somebody at the door: keep it for when there is no network, and remember since when it is open. */
(function () {
  "use strict";
  var me = document.currentScript;
  var HALF_A_DAY = 720; // minutes
  var now = Math.floor(Date.now() / 60000);

  /* When it began: the record that follows starts from this time, and asks whether it is right. */
  var since = 0;
  try {
    since = +window.sessionStorage.getItem("d") || 0;
    if (since > now || since < now - HALF_A_DAY) { since = now; }
    window.sessionStorage.setItem("d", String(since));
  } catch (e) { since = now; }
  Array.prototype.forEach.call(document.querySelectorAll("a[data-seen]"), function (link) {
    link.href = link.getAttribute("data-seen") + since;
  });

  /* Kept: the words that say so appear only when everything lies on the phone and the worker stands ready. */
  if (!("serviceWorker" in navigator) || !window.caches || !window.Promise) { return; }
  var parts = [location.pathname];
  Array.prototype.forEach.call(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]"), function (part) {
    parts.push(part.href || part.src);
  });
  /* eslint-disable compat/compat -- asked for above */
  navigator.serviceWorker.register(me.getAttribute("data-worker"), { scope: location.pathname }).then(function () {
    return caches.open("p" + location.pathname);
  }).then(function (kept) {
    return kept.addAll(parts).then(function () { return kept.keys(); }).then(function (all) {
      var wanted = parts.map(function (part) { return new URL(part, location.href).href; });
      return Promise.all(all.filter(function (one) { return wanted.indexOf(one.url) < 0; }).map(function (one) { return kept.delete(one); }));
    });
  }).then(function () { return navigator.serviceWorker.ready; }).then(function () {
    document.getElementById("kept").hidden = false;
  }).catch(function () { /* not kept: nothing is said, and the page works as any other */ });
  /* eslint-enable compat/compat */
})();
