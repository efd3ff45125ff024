//! Where the rules, the guide's own page and the frame page lie: the folder of the stable entry, `tildeling.js`.

/** The build moves this module one folder down, and corrects this line (tests/site/release.rs). */
export const TOP = new URL('./../', import.meta.url);
