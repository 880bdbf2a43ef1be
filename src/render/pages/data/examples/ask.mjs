// How to ask for a service, found by a resident's word for it: node ask.mjs pothole
const word = process.argv[2].toLowerCase();
const answer = await fetch("https://example.org/api/v1/services.json");
const { services } = await answer.json();
for (const { name, keywords, ask, links } of services) {
  const words = [name.en, ...keywords].join(" ").toLowerCase();
  if (!words.includes(word)) continue;
  console.log(`${name.en}: ${links.html}`);
  for (const { channel, to } of ask) console.log(`  ${channel}: ${to}`);
}
