// A word that is found nowhere -> the known word that may have been meant. A guess is never taken for what was asked: who shows it says so.

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

// Short words are too like each other, and people rarely mistake the first letter.
const SHORTEST = 6;
const LONG = 9;

export const guess = (term, words) => {
  if (term.length < SHORTEST) return undefined;
  let [best, fewest] = [undefined, term.length < LONG ? 1 : 2];
  for (const word of words) {
    if (word[0] !== term[0] || word.length < SHORTEST - 1) continue;
    const count = mistakes(term, word, fewest);
    if (count < fewest || (count === fewest && best === undefined)) [best, fewest] = [word, count];
  }
  return best;
};
