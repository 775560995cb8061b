/* Our style sheets are written tightly by hand; only what an old phone cannot read is looked for. */
import browsers from "./browsers.mjs";

/* What old phones pass over without harm; anything else they lack needs a fallback and a comment where it stands. */
const harmless = [
  "prefers-color-scheme", // the light colours stand
  "css-sticky", // the bars lie where they are in the text
  "css-snappoints", // scroll-padding: a jump ends a little higher
  "css-paged-media", // the printer's own margins
  "css-resize", // the box keeps its height
  "font-variant-numeric", // figures as the font has them
  "text-size-adjust", // where it is missing nothing enlarges text by itself
  "mdn-text-decoration-shorthand", // only none and underline are used, which CSS 2 knows
];

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  reportInvalidScopeDisables: true,
  rules: {
    "plugin/no-unsupported-browser-features": [true, { browsers, ignore: harmless, ignorePartialSupport: true }],
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    // What the tables of features have no word for.
    "property-disallowed-list": ["/^inset/", "aspect-ratio", "/^place-/", "/^(margin|padding|border)-(inline|block)/"],
    "selector-pseudo-class-disallowed-list": ["is", "where", "has", "focus-within", "any-link"],
    "property-no-unknown": true,
    "unit-no-unknown": true,
    "block-no-empty": true,
  },
};
