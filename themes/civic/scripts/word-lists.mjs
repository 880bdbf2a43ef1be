// The lists of words of a language, as the page has them -> what a search asks of them. A language without lists is searched as well as it goes.
import { NUMBER, formsOf, wordsOf } from "./word-forms.mjs";

// "light pole/post" -> the words of "light pole", and those of "light post".
const variants = (text) =>
  text
    .trim()
    .split(/\s+/)
    .reduce((all, place) => all.flatMap((words) => place.split("/").map((one) => [...words, ...wordsOf(one)])), [[]]);

// Groups are separated by semicolons, and what is in one by commas.
const groupsOf = (text) => text.split(";").map((group) => group.split(",").flatMap(variants).filter((words) => words.length));

const remembered = (make) => {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, make(word));
    return known.get(word);
  };
};

// `ignored` words say nothing and `passing` ones little, `spelled` has groups of spellings of one word, `same` groups of words for one thing, and
// `danger` groups of words for one danger.
export const wordLists = ({ ignored = "", passing = "", spelled = "", same = "", danger = "" }) => {
  const spellings = new Map(groupsOf(spelled).flatMap((group) => group.map(([word]) => [word, group[0][0]])));
  const says = (text) => {
    const listed = new Set(wordsOf(text));
    return (word) => listed.has(word) || listed.has(spellings.get(word));
  };
  const lists = { isIgnored: says(ignored), isPassing: says(passing), formsOf: remembered((word) => formsOf(word, spellings)), byFirst: new Map() };
  const add = (group, isDanger) => {
    for (const words of group) {
      for (const form of lists.formsOf(words[0]).keys()) lists.byFirst.set(form, [...(lists.byFirst.get(form) || []), { words, group, isDanger }]);
    }
  };
  for (const group of groupsOf(same)) add(group, false);
  for (const group of groupsOf(danger)) add(group, true);
  return lists;
};

// How near two words are to each other, by the form that they have in common; 0 if there is none.
const nearness = (one, other, { formsOf }) => {
  const forms = formsOf(other);
  return Math.max(...[...formsOf(one)].map(([form, near]) => Math.min(near, forms.get(form) || 0)));
};

const isAlike = (one, other, lists) => nearness(one, other, lists) > 0;

// The position after `words`, if the question has them from `at` on, with nothing but ignored words between them: "fell through the ice".
const endOf = (words, question, at, lists) => {
  for (const word of words) {
    while (word !== words[0] && at < question.length && !isAlike(question[at], word, lists) && lists.isIgnored(question[at])) at++;
    if (at === question.length || !isAlike(question[at], word, lists)) return undefined;
    at++;
  }
  return at;
};

// What the words from a position of the question on are called too, by the position after them, and whether they are about danger.
export const namesAt = (question, at, lists) => {
  const found = new Map();
  for (const form of lists.formsOf(question[at]).keys()) {
    for (const { words, group, isDanger } of lists.byFirst.get(form) || []) {
      const end = endOf(words, question, at, lists);
      // A mouse trap isn't "trapped".
      if (!end || (isDanger && words.length === 1 && nearness(question[at], words[0], lists) < NUMBER)) continue;
      const { names = [], isDanger: wasDanger } = found.get(end) || {};
      found.set(end, { names: [...new Set([...names, ...group])], isDanger: isDanger || wasDanger });
    }
  }
  return found;
};
