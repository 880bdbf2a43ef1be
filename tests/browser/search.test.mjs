// Services and a resident's words -> the services that are meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexed, search } from "../../themes/civic/scripts/search.mjs";

const SERVICES = [
  ["Pothole repair", "hole, road damage", "Tell us about a hole in a City street."],
  ["Missed garbage pickup", "trash, cart not emptied", "Tell us if the truck went by."],
  ["Street light out", "lamp, dark street", "Tell us about a light that is dark."],
  ["Dog licence", "pet, tag", "Every dog needs a licence."],
  ["Barking dog", "noise", "Tell us about a dog that barks for long."],
  ["Café permit", "patio, outdoor seating", "Ask to put tables outside."],
  ["Park bench", "seat", "Ask for a bench."],
  ["Parking complaint", "blocked driveway", "Tell us about a car."],
];
const index = indexed(SERVICES.map(([name, keywords, summary]) => [[name, 3], [keywords, 2.5], [summary, 1]]));
const IGNORED = ["my", "not", "is", "a", "the", "for", "up"];
const names = (query) => search(index, query, IGNORED).map((at) => SERVICES[at][0]);

for (const [why, query, first] of [
  ["a name", "pothole", "Pothole repair"],
  ["a word in two", "pot hole", "Pothole repair"],
  ["two words in one", "streetlight", "Street light out"],
  ["more than one of it", "potholes", "Pothole repair"],
  ["a keyword", "trash", "Missed garbage pickup"],
  ["a sentence", "my garbage is not picked up", "Missed garbage pickup"],
  ["letters swapped", "pohtole", "Pothole repair"],
  ["a letter too few", "garbge", "Missed garbage pickup"],
  ["a letter too many", "liccence", "Dog licence"],
  ["another spelling", "license", "Dog licence"],
  ["capitals and signs", "POT-HOLE!", "Pothole repair"],
  ["without its accent", "cafe", "Café permit"],
  ["an accent that is put together of two signs", "cafe\u0301", "Café permit"],
  ["the beginning of a word", "gar", "Missed garbage pickup"],
  ["a verb in another form", "dog barked", "Barking dog"],
]) {
  test(why, () => assert.equal(names(query)[0], first));
}

test("what fits better is first, and what fits little is left out", () => {
  assert.deepEqual(names("dog licence"), ["Dog licence"]);
  assert.deepEqual(names("dog"), ["Dog licence", "Barking dog"]);
});

test("nothing is found for words that no service has, for signs, and in an empty list", () => {
  assert.deepEqual(names("xylophone"), []);
  assert.deepEqual(names("?!"), []);
  assert.deepEqual(search(indexed([]), "pothole", IGNORED), []);
});

test("words that say little count where there are no others", () => assert.deepEqual(names("a the"), names("the a")));

test("short words are not taken for each other", () => assert.deepEqual(names("tax"), []));

for (const [one, several] of [
  ["bus", "buses"], ["tax", "taxes"], ["class", "classes"], ["bench", "benches"], ["brush", "brushes"], ["house", "houses"],
  ["licence", "licences"], ["tomato", "tomatoes"], ["fee", "fees"], ["tree", "trees"], ["leaf", "leaves"], ["city", "cities"],
  ["box", "boxes"], ["axe", "axes"], ["shoe", "shoes"], ["close", "closes"],
]) {
  const pair = indexed([[[one, 3]], [[several, 3]], [["care", 3]], [["car", 3]]]);
  test(`${one} and ${several} find the same`, () => {
    assert.deepEqual(search(pair, several, []).toSorted(), [0, 1]);
    assert.deepEqual(search(pair, one, []).toSorted(), [0, 1]);
  });
}

test("a letter e at the end is not always part of a plural", () => {
  const services = indexed([[["care", 3]], [["car", 3]]]);
  assert.equal(search(services, "cars", [])[0], 1);
});
