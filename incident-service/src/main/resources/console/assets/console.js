/* 画面を新しくする: pages that say so are asked for anew when a record changes; to whom that would disturb in the middle of them it is said. */
(function () {
  var live = function () { return document.getElementById('live'); };
  var failed = function (status) { return status === 0 || status === 429 || status >= 500; };
  document.addEventListener('htmx:beforeSwap', function (event) {
    if ((event.detail.elt === live() || event.detail.elt.id === 'making') && failed(event.detail.xhr.status)) { /* what is shown stays until the service is back */
      event.detail.shouldSwap = false;
      return;
    }
    if (event.detail.xhr.responseText.indexOf('id="' + event.detail.target.id + '"') < 0) { /* the log-in, or a refusal: a page of its own */
      event.detail.shouldSwap = false;
      window.location.href = event.detail.xhr.responseURL;
    }
  });
  var pressed = false; /* that somebody asks for the part */
  document.addEventListener('htmx:configRequest', function (event) { /* else nobody touched the page: the session may run out */
    if (event.detail.elt !== live()) { return; }
    if (!pressed) { event.detail.headers['X-Refresh'] = '1'; }
    pressed = false;
  });
  document.addEventListener('click', function (event) { /* htmx itself would keep the link from being followed */
    var begins = event.target.closest('[data-begins]');
    if (begins) { htmx.trigger(document.getElementById(begins.dataset.begins), 'begun'); }
  });
  if (!live() || !window.EventSource) { return; }
  var OLD = 600000; /* after so long the time left is told anew, whatever was recorded */
  var due;
  var told = false; /* that something was recorded since the page was asked for */
  var since = Date.now();
  var asked = 0; /* answers under way that replace the part; htmx forgets what is asked of a part that is replaced meanwhile */
  var renew = function () {
    var part = live();
    var busy = part.contains(document.activeElement) || part.querySelector('details[open]:not([data-shown])'); /* what the page itself opened is no reading that was begun */
    if (busy && (told || Date.now() - since > OLD)) { part.querySelector('.old > [hidden]')?.removeAttribute('hidden'); }
    if (busy || asked > 0) { due = setTimeout(renew, busy ? 5000 : 500); } else { htmx.trigger(part, 'renew'); }
  };
  var renewIn = function (pause) { clearTimeout(due); due = setTimeout(renew, pause); };
  var changed = function () { told = true; renewIn(500); };
  var isOfPage = function (change) { /* the page of one incident shows nothing of the others */
    return !live().dataset.incident || JSON.parse(change.data).incidentId === live().dataset.incident;
  };
  document.addEventListener('htmx:beforeRequest', function (event) {
    if (event.detail.target !== live()) { return; }
    var answer = event.detail.xhr;
    asked += 1;
    told = false;
    since = Date.now();
    answer.addEventListener('loadend', function () {
      asked -= 1;
      if (failed(answer.status)) { told = true; renewIn(5000); }
    });
  });
  var source;
  var begun = false;
  var wait = 5000;
  var ask = function () { /* the answer tells what the stream's error does not: 401 leads to the log-in, anything else is asked again, ever later */
    fetch('/v1/incidents/stream', { headers: { Accept: 'text/event-stream' } }).then(function (answer) {
      if (answer.body) { answer.body.cancel(); }
      if (answer.status === 401) { changed(); } else if (answer.ok) { listen(); } else { later(); }
    }, later);
  };
  var later = function () { setTimeout(ask, wait); wait = Math.min(2 * wait, 300000); };
  var listen = function () {
    source = new EventSource('/v1/incidents/stream');
    ['changed', 'gone'].forEach(function (name) { source.addEventListener(name, function (change) { if (isOfPage(change)) { changed(); } }); });
    source.addEventListener('open', function () { wait = 5000; });
    source.addEventListener('reset', function (reset) { /* the page shows what there was before the stream, or somewhat less */
      if (begun || JSON.parse(reset.data).position > Number(live().dataset.position)) { changed(); }
      begun = true;
    });
    source.addEventListener('error', function () { /* the browser itself goes on asking, but not after an answer like 401 or a proxy's 502 */
      begun = true; /* whatever came before the stream was there is missed, even where it had not yet said that it begins */
      if (source.readyState === EventSource.CLOSED) { later(); }
    });
  };
  listen();
  document.addEventListener('click', function (event) {
    if (event.target.closest('.old button')) {
      document.getElementById('content').focus({ preventScroll: true });
      pressed = true;
      htmx.trigger(live(), 'renew');
    }
  });
  setInterval(function () { renewIn(500); }, 60000); /* time left runs out without anybody recording anything */
  window.addEventListener('pagehide', function () { source.close(); });
})();
