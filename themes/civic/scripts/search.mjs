// Services with their texts, and a resident's words -> the matching services, best first.

const wordsOf = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) || [];

// Neighbouring words joined, so that "pothole" and "pot hole" find the same.
const joined = (words) => words.slice(1).map((word, at) => words[at] + word);

// A word without the endings of a plural or of a verb: "buses", "taxes", "benches" and "leaves" too.
const stem = (word) =>
  word
    .replace(/(?<=..)ies$/, "y")
    .replace(/(?<=ea|oa|el)ves$/, "f")
    .replace(/(?<=..[^s])s$/, "")
    .replace(/(?<=..(?:[sxzo]|ch|sh))e$/, "")
    .replace(/(?<=...)(ing|ed)$/, "");

// Number of letters left out, added, changed or swapped; anything above `most` means more than that.
const mistakes = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before, row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

// While a word is being typed, words that start with it match too.
const likeness = (term, word, { root, isOne }, isTyped) => {
  const own = stem(term);
  if (term === word) return 5;
  if (own === root) return 4;
  return isOne && (isTyped || own.length > 3) && word.startsWith(own) ? 3 : 0;
};

const slip = (term, word) => {
  const most = term.length > 7 ? 2 : term.length > 3 ? 1 : 0;
  return most && mistakes(term, word, most) <= most ? 2 : 0;
};

// `texts` of a service are pairs of a text and the weight of a word in it.
export const indexed = (services) => {
  const words = new Map();
  const add = (word, isOne, service, weight) => {
    if (!words.has(word)) words.set(word, { root: stem(word), weights: new Map() });
    const entry = words.get(word);
    entry.isOne ||= isOne;
    entry.weights.set(service, Math.max(weight, entry.weights.get(service) || 0));
  };
  services.forEach((texts, service) => {
    for (const [text, weight] of texts) {
      const all = wordsOf(text);
      for (const word of all) add(word, true, service, weight);
      for (const word of joined(all)) add(word, false, service, weight);
    }
  });
  return { words, size: services.length };
};

// Returns how well each service matches the term, by similar words in the index.
const found = (words, like) => {
  const best = new Map();
  for (const [word, entry] of words) {
    const likes = like(word, entry);
    if (likes) for (const [service, weight] of entry.weights) best.set(service, Math.max(likes * weight, best.get(service) || 0));
  }
  return best;
};

// Returns the positions of the services in the index. A word that few services have counts for more than one that many have.
export const search = ({ words, size }, query, ignored) => {
  const all = wordsOf(query);
  const telling = all.filter((word) => !ignored.includes(word));
  const asked = telling.length ? telling : all;
  const points = new Map();
  for (const term of [...asked, ...joined(asked)]) {
    const exact = found(words, (word, entry) => likeness(term, word, entry, term === all.at(-1)));
    const best = exact.size ? exact : found(words, (word) => slip(term, word));
    for (const [service, value] of best) points.set(service, (points.get(service) || 0) + value * Math.log(1 + size / best.size));
  }
  const ranked = [...points].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.filter(([, value]) => value > 0.4 * ranked[0][1]).map(([service]) => service);
};
