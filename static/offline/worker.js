/* Keeps one public page, the one for somebody at the door, where there is no network.

   Its reach is that page alone (the page names its own address when it registers this): no other page of the site
   ever passes through here, and nothing is kept but what the page itself put by (door.js). */
/* eslint-disable compat/compat -- a browser that runs workers has all of it */
"use strict";
var PATIENCE = 3000;
var LOOSELY = { ignoreSearch: true, ignoreVary: true };

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

/* The page of the network where it comes in time, otherwise the one that was kept. */
function page(request) {
  return new Promise(function (resolve) {
    var kept = caches.match(request, LOOSELY);
    function fall(answer) { kept.then(function (found) { resolve(found || answer || Response.error()); }); }
    setTimeout(function () { kept.then(function (found) { if (found) { resolve(found); } }); }, PATIENCE);
    fetch(request).then(function (answer) {
      if (answer.status < 500) { resolve(answer); } else { fall(answer); }
    }, function () { fall(); });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET") { return; }
  if (request.mode === "navigate") { event.respondWith(page(request)); return; }
  event.respondWith(caches.match(request, LOOSELY).then(function (found) { return found || fetch(request); }));
});
