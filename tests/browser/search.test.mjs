// Services, answers, topics and a resident's words -> the ones that are meant, and how sure that is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { search } from "../../themes/civic/scripts/search.mjs";
import { indexed } from "../../themes/civic/scripts/word-index.mjs";
import { wordLists } from "../../themes/civic/scripts/word-lists.mjs";

const service = (name, keywords, summary) => ({ name: [name], keywords: keywords.split(", "), summary: [summary], department: ["Public Works"] });
const ENTRIES = [
  service("Pothole repair", "hole, road damage", "Tell us about a hole in a City street."),
  service("Missed garbage pickup", "trash, cart not emptied", "Tell us if the truck went by."),
  service("Street light out", "lamp, dark street", "Tell us about a light that is dark."),
  service("Dog licence", "pet, tag", "Every dog needs a licence."),
  service("Barking dog", "noise", "Tell us about a dog that barks for long."),
  service("Café permit", "patio, outdoor seating", "Ask to put tables outside."),
  service("Park bench", "seat", "Ask for a bench."),
  service("Parking complaint", "blocked driveway", "Tell us about a car."),
  service("Water main break", "no water, burst pipe", "Call us when water comes out of a street."),
  service("Water bill", "meter, too high", "Ask about a water bill."),
  service("Fire permit", "fire pit, fireworks", "Get permission for a fire."),
  { ...service("Fire, police or ambulance", "911, fire", "Call 911."), isAnswer: true, isUrgent: true },
  { ...service("Smell of gas", "gas leak, rotten eggs", "Leave, and call from outside."), isAnswer: true, isUrgent: true },
  { ...service("Food bank", "groceries", "Call them."), isAnswer: true },
  { name: ["Dogs and neighbours"], summary: ["Barking and loose dogs."], isTopic: true },
];
const LISTS = wordLists({
  ignored: "my is a the for up there in of about at",
  passing: "not no night",
  spelled: "licence, license; plow, plough; no, not",
  same: "pickup, pick up; cart, bin, wheelie bin; dark, pitch black; bark, howl",
  danger: "choking, not breathing, 911; gas leak, gas smell, smells of gas",
  together: "child, man + stuck, locked; gas + hissing, gas leak",
  harmless: "choking hazard, stuck swing",
  people: "man, child",
  alarming: "smoke, boom, 911; rotten smell, gas leak",
});
const index = indexed(ENTRIES, LISTS);
const asked = (query) => search(index, query);
const assertAsked = (query, expected) => {
  const all = asked(query);
  for (const [key, value] of Object.entries(expected)) assert.deepEqual(all[key], value, `${query}: ${key}`);
};
const names = (query) => asked(query).found.map((at) => ENTRIES[at].name[0]);

for (const [why, query, first] of [
  ["a name", "pothole", "Pothole repair"],
  ["a word in two", "pot hole", "Pothole repair"],
  ["two words in one", "streetlight", "Street light out"],
  ["more than one of it", "potholes", "Pothole repair"],
  ["a keyword", "trash", "Missed garbage pickup"],
  ["a sentence", "my garbage is not picked up", "Missed garbage pickup"],
  ["another spelling", "license for a dog", "Dog licence"],
  ["capitals and signs", "POT-HOLE!", "Pothole repair"],
  ["without its accent", "cafe", "Café permit"],
  ["an accent that is put together of two signs", "cafe\u0301", "Café permit"],
  ["a verb in another form", "dog barked", "Barking dog"],
  ["another word for it", "bin not emptied", "Missed garbage pickup"],
  ["several words for it", "wheelie bin not emptied", "Missed garbage pickup"],
  ["several words for one", "pitch black at night", "Street light out"],
  ["a word that counts only with its neighbour", "there is no water", "Water main break"],
  ["the whole name before a part of others", "fire permit", "Fire permit"],
]) {
  test(why, () => {
    assert.equal(names(query)[0], first);
    assert.ok(asked(query).isSure);
  });
}

test("what fits better is first, and what fits little is left out", () => {
  assert.deepEqual(names("dog licence").slice(0, 1), ["Dog licence"]);
  assert.deepEqual(names("dog").toSorted(), ["Barking dog", "Dog licence", "Dogs and neighbours"]);
});

test("a topic comes first by its name, else after the services that match best, and isn't left out if its name has the question", () => {
  assert.deepEqual(names("dogs and neighbours")[0], "Dogs and neighbours");
  assert.equal(names("dog").indexOf("Dogs and neighbours"), 2);
  assert.equal(names("barking dog")[0], "Barking dog");
  const many = ["Road one", "Road two", "Road three", "Road four", "Road five"].map((name) => service(name, "road", "About a road."));
  const others = [...ENTRIES.slice(1), { name: ["Road, park and water"], summary: [], isTopic: true }];
  const all = indexed([...others, ...many], LISTS);
  assert.deepEqual(search(all, "road").found.indexOf(others.length - 1), 3);
});

test("what is found nowhere is named, and what is left of the question isn't taken for an answer", () => {
  assertAsked("mattress pickup", { isSure: false, missing: ["mattress"], about: ["pickup"] });
  assert.deepEqual(names("mattress pickup"), ["Missed garbage pickup"]);
  assert.deepEqual(asked("xylophone").missing, ["xylophone"]);
  for (const query of ["xylophone", "mouse", "cats", "?!", ""]) assert.deepEqual(names(query), [], query);
  assert.deepEqual(search(indexed([], LISTS), "pothole").found, []);
});

test("words of several services that none has together are no answer", () => assert.equal(asked("bench garbage dog").isSure, false));

test("a word that was found in passing is no answer to a question about something else", () => {
  assert.deepEqual(names("hovercraft comes"), []);
});

for (const [why, query, meant, first] of [
  ["letters swapped", "pohtole", "pothole", "Pothole repair"],
  ["a letter too few", "garbge", "garbage", "Missed garbage pickup"],
  ["a letter too many", "liccence", "licence", "Dog licence"],
]) {
  test(`${why}: it is guessed, and said to be`, () => {
    assertAsked(query, { isSure: false, guesses: [meant] });
    assert.equal(names(query)[0], first);
  });
}

test("nothing is guessed for a short word, with another first letter, or for a word that is found", () => {
  for (const query of ["lamb", "tash", "botholes", "darbage"]) assert.deepEqual(asked(query).guesses, [], query);
  assert.deepEqual(asked("parkng").guesses, ["parking"]);
  assert.deepEqual(names("tax"), []);
});

test("the beginning of the last word finds what goes on so, and says it", () => {
  assertAsked("garb", { isSure: false, begun: "garb" });
  assert.equal(names("garb")[0], "Missed garbage pickup");
  assert.deepEqual(names("garb xylophone"), []);
});

for (const [query, first] of [
  ["someone is choking", "Fire, police or ambulance"],
  ["the dog is not breathing", "Fire, police or ambulance"],
  ["my street smells of gas", "Smell of gas"],
  ["fire in the street", "Fire, police or ambulance"],
  ["rotten eggs", "Smell of gas"],
]) {
  test(`danger comes first: ${query}`, () => assert.equal(names(query)[0], first));
}

for (const [why, query, first] of [
  ["told with words between", "a child in the park is stuck", "Fire, police or ambulance"],
  ["told the other way round", "stuck at the bench: a man", "Fire, police or ambulance"],
  ["the last side tells which", "hissing from the gas meter", "Smell of gas"],
  ["mistyped", "someone is chokking", "Fire, police or ambulance"],
]) {
  test(`danger comes first: ${why}`, () => {
    assert.equal(names(query)[0], first);
    assert.ok(asked(query).isSure);
  });
}

test("a side alone is no danger, nor is a word for both sides, nor what only sounds like it", () => {
  for (const query of ["locked bench", "a man at the bench", "bench is a choking hazard"]) {
    assert.notEqual(names(query)[0], "Fire, police or ambulance", query);
  }
  assertAsked("child on a stuck swing", { isSure: false, isAlarm: true });
});

test("what may be danger comes first only if the search isn't sure, and it says so", () => {
  assertAsked("boom at the bench", { isSure: false, isAlarm: true });
  assert.deepEqual(names("boom at the bench"), ["Fire, police or ambulance", "Park bench"]);
  assert.deepEqual(names("boom"), ["Fire, police or ambulance"]);
  assert.equal(names("rotten smell upstairs")[0], "Smell of gas");
  assertAsked("park bench", { isSure: true, isAlarm: false });
  assertAsked("xylophone at the bench", { isAlarm: false });
  const alarmed = [...ENTRIES, service("Smoke alarm", "smoke", "We check it.")];
  const { isAlarm } = search(indexed(alarmed, LISTS), "smoke alarm xylophone");
  assert.equal(isAlarm, false, "its own words explain it");
});

test("a question about somebody of which next to nothing is found may be danger", () => {
  assertAsked("man wobbling xylophone hovercraft bench", { isAlarm: true });
  assertAsked("wobbling xylophone hovercraft bench", { isAlarm: false });
});

test("without an answer about danger, nothing is put first", () => {
  const plain = indexed(ENTRIES.filter(({ isUrgent }) => !isUrgent), LISTS);
  const { found, isAlarm } = search(plain, "boom at the bench, a man is stuck, choking");
  assert.equal(isAlarm, false);
  assert.ok(found.every((at) => at >= 0));
});

test("a language without lists is searched, too", () => {
  const plain = indexed(ENTRIES, wordLists({}));
  assert.equal(ENTRIES[search(plain, "garbage").found[0]].name[0], "Missed garbage pickup");
  assert.equal(ENTRIES[search(plain, "dog licences").found[0]].name[0], "Dog licence");
});

for (const [one, several] of [
  ["bus", "buses"], ["tax", "taxes"], ["class", "classes"], ["bench", "benches"], ["brush", "brushes"], ["house", "houses"],
  ["licence", "licences"], ["tomato", "tomatoes"], ["fee", "fees"], ["tree", "trees"], ["leaf", "leaves"], ["city", "cities"],
  ["box", "boxes"], ["axe", "axes"], ["shoe", "shoes"], ["close", "closes"],
]) {
  const pair = indexed([one, several, "care", "car"].map((name) => ({ name: [name] })), wordLists({}));
  test(`${one} and ${several} find the same`, () => {
    assert.deepEqual(search(pair, several).found.toSorted(), [0, 1]);
    assert.deepEqual(search(pair, one).found.toSorted(), [0, 1]);
  });
}

test("a letter e at the end is not always part of a plural", () => {
  const pair = indexed([{ name: ["rate"] }, { name: ["rat"] }], wordLists({}));
  assert.deepEqual(search(pair, "rats").found, [1]);
});
