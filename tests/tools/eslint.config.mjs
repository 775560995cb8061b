/* ES2015 and classic scripts, with nothing the oldest browsers lack. */
import compat from "eslint-plugin-compat";

import browsers from "./browsers.mjs";

export default [
  {
    files: ["**/*.js"],
    plugins: { compat },
    languageOptions: { ecmaVersion: 2015, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    settings: { browsers, lintAllEsApis: true },
    rules: { "compat/compat": "error" },
  },
];
