// Follows the runs of the page's script: asked for by the browser, begun and ended by the server.
// The state that Streamlit writes into the page will not do: right after a click it is still that
// of the run before, and a short run can pass between two drawings without a trace.
window.runs = (() => {
  // Numbers of fields in Streamlit's messages, see BackMsg.proto and ForwardMsg.proto.
  const RERUN_SCRIPT = 11;
  const NEW_SESSION = 4;
  const SCRIPT_FINISHED = 6;
  const FINISHED_EARLY_FOR_RERUN = 2;
  const QUIET = "[data-testid=stApp][data-test-script-state=notRunning]"
    + "[data-test-connection-state=CONNECTED]:has([data-testid=stMain] h1)"
    + ":not(:has([data-testid=stSkeleton])):not(:has([data-stale=true]))";
  let asked = 0;
  let state = "asked";

  // The outermost fields of a message: number to value, or to length where it has parts.
  const fieldsOf = (bytes) => {
    const fields = new Map();
    let at = 0;
    const number = () => {
      let value = 0;
      for (let unit = 1; ; unit *= 128) {
        const byte = bytes[at];
        at += 1;
        value += (byte & 127) * unit;
        if (byte < 128) { return value; }
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const value = number();
      fields.set(tag >> 3, value);
      if ((tag & 7) === 2) { at += value; }
    }
    return fields;
  };

  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const fields = fieldsOf(new Uint8Array(data));
        came += 1;
        if (fields.has(NEW_SESSION)) {
          state = "begun";
        } else if (fields.has(SCRIPT_FINISHED) && state === "begun"
            && fields.get(SCRIPT_FINISHED) !== FINISHED_EARLY_FOR_RERUN) {
          state = "ended";
        }
      });
    }

    send(data) {
      if (fieldsOf(data).has(RERUN_SCRIPT)) {
        asked += 1;
        state = "asked";
      }
      super.send(data);
    }
  };

  // The scripts of custom components, which draw themselves once these are loaded.
  const modules = [];
  const createUrl = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = createUrl.call(URL, blob);
    if (blob.type === "text/javascript") { modules.push(url); }
    return url;
  };

  const now = () => `${performance.timeOrigin} ${asked}`;
  const quiet = (since) => since !== now() && state === "ended" && document.querySelector(QUIET);
  const idle = () => new Promise((done) => { requestIdleCallback(done); });

  // What came is drawn by tasks that are queued: it is there once none is left, and once the
  // components have their scripts.
  let came = 0;
  let drawn = 0;
  let drawing = false;
  const settle = async () => {
    const upTo = came;
    const known = modules.length;
    drawing = true;
    await idle();
    await Promise.all(modules.map((url) => import(url)));
    await idle();
    drawn = modules.length === known ? upTo : drawn;
    drawing = false;
  };
  return {
    // Stands for what was asked for so far; differs after a reload too.
    now,
    // Whether a run that was asked for since then has ended and is drawn; to be asked repeatedly.
    drawn(since) {
      const ended = quiet(since);
      if (ended && drawn < came && !drawing) { settle(); }
      return Boolean(ended) && drawn === came;
    },
  };
})();
