/* The files to check are hashed here, piece by piece, and stay here; only name, length and SHA-256 are sent. Without this they are sent. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-hash]");
  var input = document.getElementById("files");
  var said = document.getElementById("hashing");
  if (!form || !input || !window.FileReader || !window.Uint32Array || !window.Blob || !Blob.prototype.slice) { return; }
  var PIECE = 1048576;
  var busy = false;

  /* SHA-256 that takes its input in pieces: what browsers have built in takes all at once. FIPS 180-4. */
  function fractions(root, count) { // the first 32 bits behind the point of the roots of the first primes
    var found = [];
    for (var n = 2; found.length < count; n += 1) {
      var prime = true;
      for (var d = 2; d * d <= n; d += 1) { if (n % d === 0) { prime = false; } }
      if (prime) { var r = Math.pow(n, 1 / root); found.push((r - Math.floor(r)) * 4294967296 | 0); }
    }
    return found;
  }
  var K = new Int32Array(fractions(3, 64));
  function Sha() {
    this.state = new Int32Array(fractions(2, 8));
    this.left = new Uint8Array(64);
    this.filled = 0;
    this.length = 0;
    this.w = new Int32Array(64);
  }
  Sha.prototype.block = function (bytes, at) {
    var w = this.w, s = this.state, t, x, y;
    for (t = 0; t < 16; t += 1, at += 4) { w[t] = bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]; }
    for (t = 16; t < 64; t += 1) {
      x = w[t - 15];
      y = w[t - 2];
      x = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
      y = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
      w[t] = w[t - 16] + x + w[t - 7] + y | 0;
    }
    var a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (t = 0; t < 64; t += 1) {
      x = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[t] + w[t] | 0;
      y = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + x | 0; d = c; c = b; b = a; a = x + y | 0;
    }
    s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
  };
  Sha.prototype.update = function (bytes) {
    var at = 0;
    this.length += bytes.length;
    if (this.filled) {
      while (this.filled < 64 && at < bytes.length) { this.left[this.filled] = bytes[at]; this.filled += 1; at += 1; }
      if (this.filled < 64) { return; }
      this.block(this.left, 0);
      this.filled = 0;
    }
    for (; at + 64 <= bytes.length; at += 64) { this.block(bytes, at); }
    for (; at < bytes.length; at += 1) { this.left[this.filled] = bytes[at]; this.filled += 1; }
  };
  Sha.prototype.end = function () {
    var length = this.length, pad = new Uint8Array((this.filled < 56 ? 64 : 128) - this.filled), high = Math.floor(length / 536870912);
    pad[0] = 128;
    for (var n = 0; n < 4; n += 1) {
      pad[pad.length - 1 - n] = length * 8 >>> 8 * n & 255;
      pad[pad.length - 5 - n] = high >>> 8 * n & 255;
    }
    this.update(pad);
    return Array.prototype.map.call(this.state, function (word) { return ("0000000" + (word >>> 0).toString(16)).slice(-8); }).join("");
  };

  function say(text) { said.textContent = text; }
  function failed() { busy = false; say(form.getAttribute("data-unreadable")); }
  function hashed(file, done) {
    var sha = new Sha(), at = 0;
    (function step() {
      if (at >= file.size) { done(sha.end()); return; }
      var reader = new FileReader();
      reader.onerror = failed;
      reader.onload = function () {
        sha.update(new Uint8Array(reader.result));
        at += PIECE;
        say(form.getAttribute("data-hash") + " " + file.name + " " + Math.min(100, Math.floor(at * 100 / file.size)) + " %");
        step();
      };
      try { reader.readAsArrayBuffer(file.slice(at, Math.min(at + PIECE, file.size))); } catch (e) { failed(); }
    })();
  }
  form.addEventListener("submit", function (event) {
    var files = Array.prototype.slice.call(input.files || []), told = [];
    if (busy) { event.preventDefault(); return; }
    if (!files.length) { return; }
    event.preventDefault();
    busy = true;
    (function next() {
      var file = files.shift();
      if (file) {
        hashed(file, function (hash) { told.push({ name: file.name.slice(-1000), length: file.size, sha256: hash }); next(); });
        return;
      }
      var box = form.elements.hashes || form.appendChild(document.createElement("input"));
      box.type = "hidden";
      box.name = "hashes";
      box.value = JSON.stringify(told);
      input.removeAttribute("name"); // a field without a name is not sent
      busy = false;
      form.submit();
    })();
  });
  window.addEventListener("pageshow", function () { input.name = "files"; });
})();
