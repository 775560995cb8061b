/* Boxes over a picture, drawn with a finger or a mouse. The fields that can be tapped work without. */
(function () {
  "use strict";
  var picture = document.getElementById("picture");
  var tools = document.getElementById("drawing");
  if (!picture || !tools) { return; }
  var kept = document.querySelector("[name=drawn]");
  var mode = tools.querySelector("[data-do=mode]");
  var undo = tools.querySelector("[data-do=undo]");
  var WHOLE = 10000;
  var LEAST = 60; // of the whole: a tap is no box
  var boxes = [];
  var begun = null;

  function show(box) {
    box.shape.style.left = Math.min(box.x, box.toX) / WHOLE * 100 + "%";
    box.shape.style.top = Math.min(box.y, box.toY) / WHOLE * 100 + "%";
    box.shape.style.width = Math.abs(box.toX - box.x) / WHOLE * 100 + "%";
    box.shape.style.height = Math.abs(box.toY - box.y) / WHOLE * 100 + "%";
  }
  function add(x, y, toX, toY) {
    var shape = document.createElement("i");
    picture.appendChild(shape);
    var box = { x: x, y: y, toX: toX, toY: toY, shape: shape };
    show(box);
    return box;
  }
  function write() {
    kept.value = boxes.map(function (box) {
      return [Math.min(box.x, box.toX), Math.min(box.y, box.toY), Math.max(box.x, box.toX), Math.max(box.y, box.toY)].join(",");
    }).join(" ");
    undo.hidden = !boxes.length;
  }
  function drawing() { return picture.classList.contains("hand"); }
  function name() { mode.textContent = tools.getAttribute(drawing() ? "data-tap" : "data-hand"); }
  function place(event) {
    var point = event.touches ? event.touches[0] || event.changedTouches[0] : event;
    var frame = picture.getBoundingClientRect();
    function within(at, start, length) { return Math.round(Math.max(0, Math.min(1, (at - start) / length)) * WHOLE); }
    return [within(point.clientX, frame.left, frame.width), within(point.clientY, frame.top, frame.height)];
  }
  function begin(event) {
    if (!drawing() || (event.touches && event.touches.length > 1)) { return; }
    event.preventDefault();
    var at = place(event);
    begun = add(at[0], at[1], at[0], at[1]);
  }
  function go(event) {
    if (!begun) { return; }
    event.preventDefault();
    var at = place(event);
    begun.toX = at[0];
    begun.toY = at[1];
    show(begun);
  }
  function end() {
    if (!begun) { return; }
    if (Math.abs(begun.toX - begun.x) < LEAST || Math.abs(begun.toY - begun.y) < LEAST) { picture.removeChild(begun.shape); } else { boxes.push(begun); }
    begun = null;
    write();
  }

  kept.value.split(" ").forEach(function (text) {
    var edges = text.split(",").map(Number);
    if (edges.length === 4) { boxes.push(add(edges[0], edges[1], edges[2], edges[3])); }
  });
  mode.addEventListener("click", function () { picture.classList.toggle("hand"); name(); });
  undo.addEventListener("click", function () { picture.removeChild(boxes.pop().shape); write(); });
  picture.addEventListener("touchstart", begin);
  picture.addEventListener("touchmove", go);
  picture.addEventListener("touchend", end);
  picture.addEventListener("touchcancel", end);
  picture.addEventListener("mousedown", begin);
  document.addEventListener("mousemove", go);
  document.addEventListener("mouseup", end);
  name();
  write();
  tools.hidden = false;
}());
