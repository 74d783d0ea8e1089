// <crosscheck-report src="https://.../embed/reports/TOKEN" lang="ar" theme="dark"></crosscheck-report>
// Shows a shared report inside any page. It sets no HTML and no style attribute, so that it works under the strictest policy: the page
// allows this file (script-src) and the service (connect-src), nothing else. Texts of articles are only ever text.

const STYLE = `
:host { display: block; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; color-scheme: light; padding: 1rem; border: 1px solid #8a8a94; border-radius: .5rem; text-align: start; }
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { color: #ececf1; background: #1b1b1f; color-scheme: dark; } :host(:not([theme="light"])) mark { background: #5c4a00; color: #fff; } :host(:not([theme="light"])) .quiet { color: #b9b9c6; } :host(:not([theme="light"])) a { color: #9ecbff; } }
:host([theme="dark"]) { color: #ececf1; background: #1b1b1f; color-scheme: dark; }
:host([theme="dark"]) mark { background: #5c4a00; color: #fff; }
:host([theme="dark"]) .quiet { color: #b9b9c6; }
:host([theme="dark"]) a { color: #9ecbff; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; }
details { border-block-start: 1px solid #8a8a94; padding-block: .5rem; }
summary { cursor: pointer; padding: .25rem; }
summary:focus-visible, a:focus-visible { outline: 3px solid #1f6feb; outline-offset: 2px; border-radius: .25rem; }
.code { font-weight: 700; }
.quiet { color: #55555f; }
blockquote { margin: .5rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid #8a8a94; overflow-wrap: anywhere; }
mark { background: #ffe38a; color: #1b1b1f; }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
`;
const TOLD = {
  en: { loading: "Loading the report…", failed: "The report cannot be shown: the link may be over." },
  ar: { loading: "جارٍ تحميل التقرير…", failed: "تعذّر عرض التقرير: ربما انتهت صلاحية الرابط." },
};

function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(key, value);
  }
  element.append(...inside);
  return element;
}

function linked(passage) {
  const web = /^https?:\/\//.test(passage.url ?? "");
  return web ? make("a", { href: passage.url, rel: "noopener noreferrer", target: "_blank" }, make("bdi", {}, passage.label)) : make("bdi", {}, passage.label);
}

function quoted(passage) {
  const words = [passage.before, make("mark", {}, passage.marked), passage.after];
  return make("blockquote", {}, make("p", { class: "quiet" }, linked(passage)), make("p", { lang: passage.language, dir: passage.direction }, ...words));
}

function mended(repair, arrow) {
  const about = { lang: repair.language, dir: repair.direction };
  return make("li", {}, make("del", about, repair.old), arrow, make("ins", about, repair.new));
}

function finding(item, words, arrow) {
  const head = make("summary", {}, make("span", { class: "code" }, item.code), ` · ${item.severity_words} · ${item.message}`);
  const repairs = item.repairs.length ? [make("p", { class: "quiet" }, `${words.repairs}:`), make("ul", {}, ...item.repairs.map((repair) => mended(repair, arrow)))] : [];
  return make("details", { part: "finding" }, head, ...item.passages.map(quoted), ...repairs, make("p", {}, item.advice));
}

function contrast(item) {
  const head = make("summary", {}, make("span", { class: "code" }, item.code), ` · ${item.message}`);
  return make("details", { part: "contrast" }, head, ...item.passages.map(quoted), make("p", { class: "quiet" }, item.caveat));
}

class CrosscheckReport extends HTMLElement {
  static observedAttributes = ["src", "lang"];
  #asked = 0;
  #begun = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.addEventListener("keydown", (event) => {
      const open = event.key === "Escape" ? event.target.closest("details[open]") : null;
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
        event.stopPropagation();
      }
    });
  }

  connectedCallback() {
    this.#begun = true;
    this.#load();
  }

  attributeChangedCallback(name, before, after) {
    if (this.#begun && before !== after) this.#load();
  }

  async #load() {
    const asked = ++this.#asked;
    const source = this.getAttribute("src");
    const language = (this.closest("[lang]")?.lang || "en").split("-")[0];
    const told = TOLD[language] ?? TOLD.en;
    if (!source) return;
    this.#say(told.loading, language);
    try {
      const address = new URL(source, document.baseURI);
      address.pathname = `${address.pathname.replace(/\/+$/, "")}/data`;
      address.searchParams.set("lang", language);
      const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok) throw new Error(`the service answered ${answer.status}`);
      const report = await answer.json();
      if (asked !== this.#asked) return;
      this.#show(report);
      this.dispatchEvent(new CustomEvent("crosscheck-loaded", { bubbles: true, composed: true, detail: { findings: report.findings.length } }));
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#say(told.failed, language);
      this.dispatchEvent(new CustomEvent("crosscheck-error", { bubbles: true, composed: true, detail: { message: String(error) } }));
    }
  }

  #say(words, language) {
    this.shadowRoot.replaceChildren(make("p", { class: "quiet", role: "status", lang: TOLD[language] ? language : "en", dir: "auto" }, words));
  }

  #show(report) {
    const { words } = report;
    const arrow = report.direction === "rtl" ? " ← " : " → ";
    const body = make("section", { lang: report.language, dir: report.direction, "aria-label": report.title });
    body.append(make("h2", {}, report.title), ...report.summary.map((line) => make("p", {}, line)), make("h3", {}, words.findings));
    body.append(...(report.findings.length ? report.findings.map((item) => finding(item, words, arrow)) : [make("p", { class: "quiet" }, words.none)]));
    if (report.framing.length) body.append(make("h3", {}, words.framing), ...report.framing.map(contrast));
    this.shadowRoot.replaceChildren(body);
  }
}

customElements.define("crosscheck-report", CrosscheckReport);
