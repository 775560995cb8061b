/* Files in pieces: several at once, with progress; what broke off goes on where it stopped. The form itself works without. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-upload]");
  var list = document.getElementById("sends");
  if (!form || !list || !window.XMLHttpRequest || !window.Blob || !Blob.prototype.slice || !window.FileReader) { return; }
  var input = form.querySelector("input[type=file]");
  var token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  var STALLED = 45000; // nothing moved for so long: the connection is gone, whatever the phone believes
  var FINISHING = 600000;
  var LONGEST_WAIT = 20000;
  var jobs = [];
  var busy = null;

  function words(name) { return list.getAttribute("data-" + name); }
  function element(name, kind, parent) {
    var made = document.createElement(name);
    if (kind) { made.className = kind; }
    parent.appendChild(made);
    return made;
  }

  /* One request; `done` gets status and answer, 0 where none came. */
  function ask(job, method, url, body, done, patience) {
    var request = new XMLHttpRequest();
    var timer = 0;
    var over = false;
    function end(status) {
      if (over) { return; }
      over = true;
      clearTimeout(timer);
      job.request = null;
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (e) { answer = null; }
      if (!job.cancelled) { done(status, answer || {}); }
    }
    function watch() {
      clearTimeout(timer);
      timer = setTimeout(function () { request.abort(); end(0); }, patience || STALLED);
    }
    request.open(method, url);
    request.setRequestHeader("Accept", "application/json");
    if (method === "POST") {
      request.setRequestHeader("X-F", token);
      request.setRequestHeader("Content-Type", typeof body === "string" ? "application/x-www-form-urlencoded" : "application/octet-stream");
    }
    request.onload = function () { end(request.status); };
    request.onerror = request.onabort = function () { end(0); };
    if (request.upload) {
      request.upload.onprogress = function (event) { watch(); if (body && body.size) { show(job, event.loaded); } };
    }
    job.request = request;
    watch();
    request.send(body || null);
  }
  function noAnswer(status, answer) { return !answer.say && (status === 0 || status >= 500 || status === 429); }

  function amount(bytes, of) { return of < 1048576 ? Math.ceil(bytes / 1024) : (bytes / 1048576).toFixed(1); }
  function show(job, more) {
    var here = Math.min(job.have + (more || 0), job.file.size);
    job.bar.value = here;
    var whole = job.file.size;
    job.count.textContent = amount(here, whole) + " / " + amount(whole, whole) + (whole < 1048576 ? " KB" : " MB");
  }
  function say(job, text) { if (job.status.textContent !== text) { job.status.textContent = text; } }

  function add(file) {
    var job = { file: file, have: 0, wait: 0, fresh: false, tries: 0 };
    var row = job.row = element("li", "", list);
    element("b", "file", row).textContent = file.name;
    job.bar = element("progress", "", row);
    job.bar.max = file.size || 1;
    job.bar.setAttribute("aria-label", file.name);
    job.count = element("span", "small", row);
    job.status = element("p", "", row);
    job.status.setAttribute("role", "status");
    job.place = element("div", "", row);
    job.button = element("button", "link", row);
    job.button.type = "button";
    label(job, "cancel");
    job.button.addEventListener("click", function () { (job.stopped ? goOn : cancel)(job); });
    show(job);
    say(job, words("waiting"));
    jobs.push(job);
  }
  function label(job, name) {
    job.button.textContent = words(name);
    job.button.setAttribute("aria-label", words(name) + " " + job.file.name);
    job.stopped = name === "again";
  }

  function next() {
    if (busy) { return; }
    busy = jobs.shift() || null;
    if (busy) { start(busy); }
  }
  function over(job) {
    if (busy === job) { busy = null; }
    next();
  }
  function start(job) {
    var sent = ["name=" + encodeURIComponent(job.file.name), "length=" + job.file.size, "modified=" + (job.file.lastModified || 0)];
    sent.push("incident=" + (form.getAttribute("data-incident") || ""), "fresh=" + (job.fresh ? 1 : ""));
    ask(job, "POST", form.getAttribute("data-upload"), sent.join("&"), function (status, answer) {
      if (noAnswer(status, answer)) { lost(job, start); return; }
      if (status !== 200) { failed(job, status, answer); return; }
      job.url = answer.url;
      job.id = answer.id;
      if (!answer.have) { settled(job, answer); return; }
      compare(job, answer, function (same) {
        if (same) { say(job, words("on")); settled(job, answer); return; }
        job.fresh = true;
        start(job);
      });
    });
  }
  function settled(job, answer) {
    job.piece = answer.piece;
    job.have = answer.have;
    job.wait = 0;
    job.fresh = false;
    send(job);
  }

  /* Is the beginning of this file what the server has? Where nothing can hash, the time the phone gives must be the same. */
  function read(blob, done) {
    var reader = new FileReader();
    reader.onload = function () { done(reader.result); };
    reader.onerror = function () { done(null); };
    try { reader.readAsArrayBuffer(blob); } catch (e) { done(null); }
  }
  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (byte) { return (byte < 16 ? "0" : "") + byte.toString(16); }).join("");
  }
  function compare(job, answer, done) {
    var subtle = window.crypto && window.crypto.subtle;
    var at = 0;
    var chain = new Uint8Array(0);
    if (!subtle || !subtle.digest) { done(Boolean(answer.modified) && answer.modified === job.file.lastModified); return; }
    function hash(bytes, then) {
      subtle.digest("SHA-256", bytes).then(function (digest) { then(new Uint8Array(digest)); }).catch(function () { done(false); });
    }
    (function step() {
      if (at >= answer.have) { done(hex(chain) === answer.chain); return; }
      read(job.file.slice(at, Math.min(at + answer.piece, answer.have)), function (buffer) {
        if (job.cancelled) { return; }
        if (!buffer) { failed(job, 0, { say: words("unreadable") }); return; }
        at += answer.piece;
        hash(buffer, function (digest) {
          var both = new Uint8Array(chain.length + digest.length);
          both.set(chain);
          both.set(digest, chain.length);
          hash(both, function (linked) { chain = linked; step(); });
        });
      });
    })();
  }

  function send(job) {
    if (job.have >= job.file.size) { finish(job); return; }
    show(job);
    say(job, words("sending"));
    var piece = job.file.slice(job.have, Math.min(job.have + job.piece, job.file.size));
    ask(job, "POST", job.url + "?at=" + job.have, piece, function (status, answer) { taken(job, status, answer); });
  }
  /* What the server says counts, also after a piece it refused. */
  function taken(job, status, answer) {
    if (answer.receipt) { kept(job, answer); return; }
    if (noAnswer(status, answer)) { lost(job, look); return; }
    if (status === 404 && job.tries < 3) { job.tries += 1; start(job); return; }
    if (status !== 200 && status !== 409) { failed(job, status, answer); return; }
    job.wait = 0;
    var expected = answer.have === job.have || answer.have === Math.min(job.have + job.piece, job.file.size);
    if (status === 200 && expected) { goFrom(job, answer); return; }
    compare(job, answer, function (same) { // another tab sends, too: this very file?
      job.fresh = !same;
      (same ? goFrom : start)(job, answer);
    });
  }
  function goFrom(job, answer) {
    job.have = answer.have;
    send(job);
  }
  function look(job) {
    ask(job, "GET", job.url, null, function (status, answer) { taken(job, status, answer); });
  }
  function finish(job) {
    show(job);
    say(job, words("checking"));
    ask(job, "POST", job.url + "finish/", "", function (status, answer) { taken(job, status, answer); }, FINISHING);
  }

  function bare(job) {
    [job.bar, job.count, job.button].forEach(function (one) { one.parentNode.removeChild(one); });
  }
  function kept(job, answer) {
    var waiting = document.getElementById("u-" + answer.id);
    if (waiting) { waiting.parentNode.removeChild(waiting); }
    if (waiting && !document.querySelector("#unfinished li")) { document.getElementById("unfinished").hidden = true; }
    bare(job);
    say(job, "");
    job.place.innerHTML = answer.receipt;
    job.place.setAttribute("role", "status");
    over(job);
  }
  function lost(job, then) {
    read(job.file.slice(job.have, job.have + 1), function (bytes) {
      if (job.cancelled) { return; }
      if (!bytes) { failed(job, 0, { say: words("unreadable") }); return; }
      say(job, words("lost"));
      job.wait = Math.min(job.wait * 2 || 1000, LONGEST_WAIT);
      job.retry = function () {
        clearTimeout(job.timer);
        job.retry = null;
        then(job);
      };
      job.timer = setTimeout(job.retry, job.wait);
    });
  }
  window.addEventListener("online", function () { if (busy && busy.retry) { busy.retry(); } });
  function failed(job, status, answer) {
    say(job, answer.say || words("failed"));
    if (answer.why === "empty" || answer.why === "too_large") { bare(job); } // once more is the same
    label(job, "again");
    job.place.textContent = "";
    if (!answer.key) { over(job); return; } // locked: the others wait
    var link = element("a", "", job.place);
    link.href = answer.key;
    link.textContent = words("key");
  }
  function goOn(job) {
    job.place.textContent = "";
    label(job, "cancel");
    if (busy && busy !== job) {
      say(job, words("waiting"));
      jobs.push(job);
      return;
    }
    busy = job;
    job.tries = 0;
    start(job);
  }
  function cancel(job) {
    job.cancelled = true;
    clearTimeout(job.timer);
    if (job.request) { job.request.abort(); }
    if (job.url) { ask({}, "POST", job.url + "drop/", "", function () { /* what stays goes after a day */ }); }
    var waits = jobs.indexOf(job);
    if (waits >= 0) { jobs.splice(waits, 1); }
    bare(job);
    say(job, words("cancelled"));
    over(job);
  }

  form.addEventListener("submit", function (event) {
    if (!input.files || !input.files.length) { return; } // the server says that none was chosen
    event.preventDefault();
    setTimeout(function () { form.removeAttribute("data-sent"); }, 0);
    Array.prototype.forEach.call(input.files, add);
    input.value = "";
    list.hidden = false;
    next();
  });
})();
