/* Small helps; every page works without them. */
(function () {
  "use strict";
  var root = document.documentElement;
  var away = root.getAttribute("data-away");
  var store = null;
  try { store = window.sessionStorage; } catch (e) { store = null; }
  root.classList.add("js");

  function all(selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); }
  function byId(id) { return document.getElementById(id); }

  /* Leaving: Back and reload after it show the neutral page, not this one. */
  function went(value) {
    try {
      if (value === undefined) { return store.getItem("w"); }
      if (value) { store.setItem("w", value); } else { store.removeItem("w"); }
    } catch (e) { return null; }
  }
  function arrival() {
    // eslint-disable-next-line compat/compat -- asked for first
    var entry = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    if (entry && entry.type) { return entry.type; }
    return ["navigate", "reload", "back_forward"][performance.navigation.type] || "navigate";
  }
  function vanish() { root.hidden = true; location.replace(away); }
  function leaving() {
    went("1");
    setTimeout(function () { root.hidden = true; }, 0);
  }
  if (went()) {
    if (arrival() === "navigate") { went(""); } else { vanish(); }
  }
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && went()) { vanish(); }
  });
  var leave = byId("leave");
  if (leave) {
    leave.addEventListener("submit", leaving);
    var presses = [];
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" && event.key !== "Esc") { presses = []; return; }
      presses = presses.concat(Date.now()).slice(-3);
      if (presses.length === 3 && presses[2] - presses[0] < 3000) { leaving(); leave.submit(); }
    });
  }

  /* Copying. */
  function oldCopy(text) {
    var box = document.createElement("textarea");
    box.value = text;
    box.readOnly = true;
    box.className = "vh";
    document.body.appendChild(box);
    box.select();
    box.setSelectionRange(0, text.length);
    var done = false;
    try { done = document.execCommand("copy"); } catch (e) { done = false; }
    document.body.removeChild(box);
    return done;
  }
  all("[data-copy]", function (button) {
    var words = button.textContent;
    var label = button.getAttribute("aria-label");
    button.setAttribute("aria-live", "polite");
    function name(text, spoken) {
      button.textContent = text;
      if (spoken) { button.setAttribute("aria-label", spoken); } else { button.removeAttribute("aria-label"); }
    }
    function say(done) {
      button.focus();
      if (!done) { window.getSelection().selectAllChildren(byId(button.getAttribute("data-copy"))); return; }
      name(button.getAttribute("data-done"), null);
      setTimeout(function () { name(words, label); }, 2500);
    }
    button.addEventListener("click", function () {
      var source = byId(button.getAttribute("data-copy"));
      var text = source.value || source.textContent;
      if (navigator.clipboard && navigator.clipboard.writeText) {
        navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(oldCopy(text)); });
      } else { say(oldCopy(text)); }
    });
  });
  all("[data-select]", function (box) {
    box.addEventListener("focus", function () { box.setSelectionRange(0, box.value.length); });
  });

  /* Fields that only matter after a choice. */
  all("[data-opens]", function (list) {
    var target = byId(list.getAttribute("data-opens"));
    function follow() { target.hidden = list.value !== list.getAttribute("data-opens-on"); }
    list.addEventListener("change", function () {
      follow();
      if (target.hidden) { (target.querySelector("input") || target).value = ""; }
    });
    window.addEventListener("pageshow", follow);
    follow();
  });
  all("[data-shows]", function (choice) {
    var target = byId(choice.getAttribute("data-shows"));
    function follow() { target.hidden = !(choice.checked || choice.selected); }
    document.addEventListener("change", follow);
    window.addEventListener("pageshow", follow);
    follow();
  });

  /* How much may still be written, counted in characters as the server counts them. */
  all("[data-count]", function (box) {
    var place = byId(box.id + "_count");
    if (!place) { return; }
    var words = place.textContent;
    box.addEventListener("input", function () {
      var used = Array.from(box.value).length;
      place.textContent = used ? used + " / " + box.getAttribute("data-count") : words;
    });
  });

  /* One tap, one form. */
  all("form[method=post]:not(#leave)", function (form) {
    form.addEventListener("submit", function (event) {
      if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
      form.setAttribute("data-sent", "1");
      setTimeout(function () { form.removeAttribute("data-sent"); }, 5000);
    });
    window.addEventListener("pageshow", function () { form.removeAttribute("data-sent"); });
  });
  if (byId("errors")) { byId("errors").focus(); }

  /* Sums follow what is typed: the form is sent as its button would, and only the answer is put in its place. */
  all("[data-follow]", function (form) {
    var timer = null;
    function follow() {
      // eslint-disable-next-line compat/compat -- asked for below
      fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" }).then(function (answer) {
        return answer.ok ? answer.text() : "";
      }).then(function (text) {
        var fresh = text && new DOMParser().parseFromString(text, "text/html").getElementById(form.getAttribute("data-follow"));
        if (fresh) { byId(fresh.id).innerHTML = fresh.innerHTML; }
      }).catch(function () { /* the button is still there */ });
    }
    if (!window.fetch) { return; }
    ["input", "change"].forEach(function (name) {
      form.addEventListener(name, function () { clearTimeout(timer); timer = setTimeout(follow, 500); });
    });
  });

  /* What is being made on the server: look again, ever more seldom and for twenty minutes at most, so that a page left open ends its looking;
     put only that part in its place; what is being typed stays. */
  all("[data-poll]", function (box) {
    var wait = +box.getAttribute("data-poll"), until = Date.now() + 1200000;
    function later() {
      if (Date.now() < until) { setTimeout(look, wait); }
      wait = Math.min(wait * 1.2, 15000);
    }
    function look() {
      // eslint-disable-next-line compat/compat -- asked for below
      fetch(location.href, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        [box.id, "ways"].forEach(function (id) {
          if (byId(id) && fresh.getElementById(id)) { byId(id).innerHTML = fresh.getElementById(id).innerHTML; }
        });
        if (fresh.querySelector("[data-poll]")) { later(); }
      }).catch(later);
    }
    if (window.fetch) { later(); }
  });
})();
