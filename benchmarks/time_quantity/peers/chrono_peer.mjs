// chrono-node: the parser of each language it has; the components that the text states give the precision.
import { readFileSync } from "node:fs";

const sentences = JSON.parse(readFileSync(0, "utf8"));
const began = performance.now();
const chrono = await import("chrono-node");

const day = (part) =>
  part && `${String(part.get("year")).padStart(4, "0")}-${String(part.get("month")).padStart(2, "0")}-${String(part.get("day")).padStart(2, "0")}`;
const points = (text, units) => [...text.slice(0, units)].length; // UTF-16 units to code points

function read(sentence) {
  const parser = chrono[sentence.language]?.casual;
  if (!parser) return [];
  let found = [];
  try {
    found = parser.parse(sentence.text, new Date(`${sentence.anchor}T12:00:00`));
  } catch {
    return [];
  }
  return found.map((one) => ({
    start: points(sentence.text, one.index),
    end: points(sentence.text, one.index + one.text.length),
    first: day(one.start),
    last: one.end ? day(one.end) : null,
  }));
}

read(sentences[0]);
const cold = (performance.now() - began) / 1000;
sentences.forEach(read);
const again = performance.now();
const answers = sentences.map(read);
process.stdout.write(JSON.stringify({ cold, seconds: (performance.now() - again) / 1000, answers }));
