/* 送る様子を示す: a form with a file says how much of it is sent; what is answered shows as it would without scripts. */
(function () {
  var sending = function (event) {
    var form = event.target;
    return form.matches && form.matches('form[data-upload]') ? form.querySelector('[data-sent]') : null;
  };
  var show = function (part, percent) {
    part.querySelector('progress').value = percent;
    part.querySelector('span').textContent = percent + '%';
  };
  document.addEventListener('htmx:beforeRequest', function (event) {
    var part = sending(event);
    if (part) { show(part, 0); part.hidden = false; }
  });
  document.addEventListener('htmx:xhr:progress', function (event) { /* what comes back moves too: only what grows counts */
    var part = sending(event);
    if (!part || !event.detail.lengthComputable) { return; }
    var percent = Math.floor(100 * event.detail.loaded / event.detail.total);
    if (percent > part.querySelector('progress').value) { show(part, percent); }
  });
  document.addEventListener('htmx:beforeSwap', function (event) {
    var part = sending({ target: event.detail.requestConfig.elt });
    if (part && event.detail.xhr.status < 400) { /* recorded, or the log-in: the page to which that leads */
      event.detail.shouldSwap = false;
      window.location.assign(event.detail.xhr.responseURL);
    }
  });
  document.addEventListener('htmx:sendError', function (event) { /* the connection is gone: as without scripts */
    if (sending(event)) { event.target.submit(); }
  });
})();
