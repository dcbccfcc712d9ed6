/* 画面を新しくする: pages that say so are asked for anew when a record changes, unless somebody is in the middle of them. */
(function () {
  var live = function () { return document.getElementById('live'); };
  document.addEventListener('htmx:beforeSwap', function (event) {
    if (event.detail.elt === live() && event.detail.xhr.status >= 500) { /* what is shown stays until the service is back */
      event.detail.shouldSwap = false;
      return;
    }
    if (event.detail.xhr.responseText.indexOf('id="' + event.detail.target.id + '"') < 0) { /* the log-in, or a refusal: a page of its own */
      event.detail.shouldSwap = false;
      window.location.href = event.detail.xhr.responseURL;
    }
  });
  if (!live() || !window.EventSource) { return; }
  var due;
  var renew = function () {
    var part = live();
    var busy = part.contains(document.activeElement) || part.querySelector('details[open]');
    if (busy) { due = setTimeout(renew, 5000); } else { htmx.trigger(part, 'renew'); }
  };
  var changed = function () { clearTimeout(due); due = setTimeout(renew, 500); };
  var source;
  var begun = false;
  var listen = function () {
    source = new EventSource('/v1/incidents/stream');
    ['changed', 'gone'].forEach(function (name) { source.addEventListener(name, changed); });
    source.addEventListener('reset', function () { if (begun) { changed(); } begun = true; });
    source.addEventListener('error', function () { /* the browser itself goes on asking, but not after an answer like 401 or a proxy's 502 */
      if (source.readyState === EventSource.CLOSED) { setTimeout(function () { changed(); listen(); }, 5000); }
    });
  };
  listen();
  window.addEventListener('pagehide', function () { source.close(); });
})();
