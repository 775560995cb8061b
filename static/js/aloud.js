/* Read a card out: only with a voice that lives on this device, so that no word leaves it. */
(function () {
  "use strict";
  var button = document.getElementById("aloud");
  var speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) { return; }
  var words = button.textContent;
  var voice = null;
  var reading = 0; // which reading is going on; an older one that ends late changes nothing

  /* Mandarin alone: the sentences are written as they are said in the mainland. */
  function rank(one) {
    var language = one.lang.replace("_", "-").toLowerCase();
    return ["zh-cn", "cmn-hans-cn", "zh-hans-cn", "cmn-cn", "zh", "zh-tw"].indexOf(language);
  }
  function choose() {
    var local = Array.prototype.filter.call(speech.getVoices(), function (one) { return one.localService === true && rank(one) >= 0; });
    local.sort(function (a, b) { return rank(a) - rank(b); });
    voice = local[0] || null;
    button.hidden = !voice;
  }
  function stop() {
    reading += 1;
    speech.cancel();
    button.textContent = words;
  }
  function read() {
    stop();
    var mine = reading;
    var parts = document.querySelectorAll("[data-aloud]");
    button.textContent = button.getAttribute("data-stop");
    Array.prototype.forEach.call(parts, function (part, at) {
      var said = new SpeechSynthesisUtterance(part.textContent);
      said.voice = voice;
      said.lang = voice.lang;
      said.rate = 0.9;
      said.onerror = function () { if (mine === reading) { stop(); } };
      if (at === parts.length - 1) { said.onend = said.onerror; }
      speech.speak(said);
    });
  }
  button.addEventListener("click", function () {
    if (button.textContent === words) { read(); } else { stop(); }
  });
  /* Whoever leaves in a hurry leaves no voice behind. */
  window.addEventListener("pagehide", stop);
  speech.cancel();
  choose();
  if (speech.addEventListener) { speech.addEventListener("voiceschanged", choose); } else { speech.onvoiceschanged = choose; }
})();
