// Adds and removes articles without a round trip. Without this script the same buttons submit the form.
const form = document.querySelector("form[data-most]");
const list = form.querySelector("[data-articles]");
const add = form.querySelector("[data-add]");
const status = form.querySelector("[data-status]");

const articles = () => [...list.querySelectorAll("[data-article]")];

// Numbers follow the order on the page, in labels, ids and the values of the buttons.
function renumber() {
  articles().forEach((article, index) => {
    const number = String(index + 1);
    for (const mark of article.querySelectorAll("[data-number]")) mark.textContent = number;
    for (const field of article.querySelectorAll("[id]")) field.id = field.id.replace(/-\d+/, `-${number}`);
    for (const label of article.querySelectorAll("[for]")) label.htmlFor = label.htmlFor.replace(/-\d+/, `-${number}`);
    for (const field of article.querySelectorAll("[aria-describedby]"))
      field.setAttribute("aria-describedby", field.getAttribute("aria-describedby").replace(/-\d+/, `-${number}`));
    article.querySelector(".remove").value = `remove-${number}`;
  });
  add.disabled = articles().length >= Number(form.dataset.most);
}

function blank(article) {
  for (const field of article.querySelectorAll("input, textarea")) field.value = "";
  for (const field of article.querySelectorAll("select")) field.selectedIndex = 0;
  for (const error of article.querySelectorAll(".error")) error.remove();
  for (const field of article.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

add.addEventListener("click", (event) => {
  event.preventDefault();
  const copy = articles()[0].cloneNode(true);
  blank(copy);
  list.append(copy);
  renumber();
  copy.querySelector("textarea").focus();
  status.textContent = form.dataset.added.replace("#", articles().length);
});

list.addEventListener("click", (event) => {
  const button = event.target.closest(".remove");
  if (!button) return;
  event.preventDefault();
  const article = button.closest("[data-article]");
  const place = articles().indexOf(article);
  if (articles().length > 2) article.remove();
  else blank(article);
  renumber();
  status.textContent = form.dataset.removed.replace("#", place + 1);
  articles()[Math.min(place, articles().length - 1)].querySelector("textarea").focus();
});
